package io.kanal.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.sandbox.Sandbox;
import io.kanal.sandbox.SandboxTest;
import io.kanal.sandbox.oauth.XClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests for signing in at X: {@link TokenController} and {@link SignInController}. */
@SandboxTest
class SignInTests {

    private final Sandbox sandbox;
    private final XClient app;

    SignInTests(@LocalServerPort int port) {
        sandbox = new Sandbox(port);
        var known = sandbox.appClient("Kanal");
        app = new XClient(port, known.apiKey(), known.apiKeySecret(), "", "");
    }

    @BeforeEach
    void calm() {
        sandbox.calm();
    }

    @Test
    void aPersonSignsInAndTheAppGetsTheSameTokenEachTime() {
        var person = sandbox.person();

        var first = signIn(person);
        var second = signIn(person);

        assertThat(first.field("screen_name")).isEqualTo(person);
        assertThat(first.field("user_id")).isEqualTo(sandbox.id(person));
        assertThat(first.field("oauth_token"))
                .matches(sandbox.id(person) + "-[A-Za-z0-9]{40}")
                .isEqualTo(second.field("oauth_token"));
        var me = with(first).get("/2/users/me");
        assertThat(me.json().at("/data/username").asString()).isEqualTo(person);
        assertThat(me.header("x-access-level")).isEqualTo("read-write-directmessages");
    }

    @Test
    void anInvalidatedTokenIsDeadAndTheNextSignInGivesAnother() {
        var person = sandbox.person();
        var access = signIn(person);

        var invalidated = with(access).oauth("/1.1/oauth/invalidate_token.json");

        assertThat(invalidated.json().get("access_token").asString()).isEqualTo(access.field("oauth_token"));
        assertThat(with(access).get("/2/users/me").text())
                .isEqualTo(
                        "{\"title\":\"Unauthorized\",\"detail\":\"Unauthorized\",\"type\":\"about:blank\",\"status\":401}");
        assertThat(with(access).get("/1.1/account/verify_credentials.json").text())
                .contains("\"code\":89");
        assertThat(signIn(person).field("oauth_token")).isNotEqualTo(access.field("oauth_token"));
    }

    @Test
    void aPersonRevokesTheApp() {
        var person = sandbox.person();
        var access = signIn(person);

        var revoked = sandbox.done("POST", "/revoke", "{\"username\": \"" + person + "\"}");

        assertThat(revoked.get("revokedTokens").asInt()).isEqualTo(1);
        assertThat(with(access).get("/2/dm_events").status()).isEqualTo(401);
    }

    @Test
    void cancelGoesBackWithDenied() {
        var token = requestToken().field("oauth_token");

        var back = decide("oauth_token=" + token + "&cancel=true");

        assertThat(back.status()).isEqualTo(302);
        assertThat(back.header("Location")).isEqualTo(Sandbox.CALLBACK + "?denied=" + token);
        assertThat(page(token).status()).isEqualTo(403);
    }

    @Test
    void aWrongPasswordIsSaidAndTheSignInGoesOn() {
        var person = sandbox.person();
        var token = requestToken().field("oauth_token");

        var wrong = decide("oauth_token=" + token + "&username=" + person + "&password=wrong");

        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.text()).contains("did not match our records").contains("Sign In");
        assertThat(decide("oauth_token=" + token + "&username=@" + person + "&password=sandbox")
                        .status())
                .isEqualTo(302);
    }

    @Test
    void aRequestTokenIsGoodOnce() {
        var person = sandbox.person();
        var begun = requestToken();
        var verifier = verifier(begun.field("oauth_token"), person);

        assertThat(page(begun.field("oauth_token")).text()).contains("Whoa there!");
        assertThat(exchange(begun, "wrong").status()).isEqualTo(401);
        assertThat(exchange(begun, verifier).status()).isEqualTo(200);
        assertThat(exchange(begun, verifier).status()).isEqualTo(401);
    }

    @Test
    void aRequestTokenExpires() {
        var begun = requestToken();

        sandbox.done("POST", "/clock", "{\"skipSeconds\": 1801}");

        assertThat(page(begun.field("oauth_token")).status()).isEqualTo(403);
        assertThat(decide("oauth_token=" + begun.field("oauth_token") + "&username=budi&password=sandbox")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theVerifierMayComeInAForm() {
        var person = sandbox.person();
        var begun = requestToken();
        var verifier = verifier(begun.field("oauth_token"), person);

        var access = of(begun).form("/oauth/access_token", "oauth_verifier", verifier);

        assertThat(access.field("screen_name")).isEqualTo(person);
    }

    @Test
    void whoIsSignedInOnlyConfirmsUnlessForcedToSignIn() {
        var person = sandbox.person();
        var cookie = decide("oauth_token=" + requestToken().field("oauth_token") + "&username=" + person
                        + "&password=sandbox")
                .header("Set-Cookie")
                .split(";")[0];
        var query = "?oauth_token=" + requestToken().field("oauth_token");

        var again = browse("/oauth/authorize" + query, cookie);
        var forced = browse("/oauth/authorize" + query + "&force_login=true", cookie);

        assertThat(again.text())
                .contains("Authorize app")
                .contains("@" + person)
                .doesNotContain("Password");
        assertThat(forced.text()).contains("Sign In").contains("Password").contains("Cancel");
        assertThat(browse("/oauth/authenticate" + query, cookie).text()).contains("Authorize app");
    }

    @Test
    void authenticateSkipsTheQuestionForWhoHasLetTheAppIn() {
        var person = sandbox.person();
        signIn(person);
        var begun = requestToken();
        var cookie = decide("oauth_token=" + requestToken().field("oauth_token") + "&username=" + person
                        + "&password=sandbox")
                .header("Set-Cookie")
                .split(";")[0];

        var back = browse("/oauth/authenticate?oauth_token=" + begun.field("oauth_token"), cookie);

        assertThat(back.status()).isEqualTo(302);
        assertThat(back.header("Location"))
                .startsWith(Sandbox.CALLBACK + "?oauth_token=" + begun.field("oauth_token") + "&oauth_verifier=");
    }

    @Test
    void aPinIsShownToWhoHasNoCallback() {
        var person = sandbox.person();
        var begun = app.oauth("/oauth/request_token", "oauth_callback", "oob");

        var shown = decide("oauth_token=" + begun.field("oauth_token") + "&username=" + person + "&password=sandbox");
        var pin = shown.text().replaceAll("(?s).*<code>([0-9]{7})</code>.*", "$1");

        assertThat(exchange(begun, pin).field("screen_name")).isEqualTo(person);
    }

    @Test
    void lessCanBeAskedForThanTheAppMay() {
        var person = sandbox.person();
        var begun = app.oauth("/oauth/request_token", "oauth_callback", Sandbox.CALLBACK, "x_auth_access_type", "read");
        var access = exchange(begun, verifier(begun.field("oauth_token"), person));

        var refused = with(access).get("/2/dm_events");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("x-access-level")).isEqualTo("read");
        assertThat(refused.json().get("type").asString()).endsWith("/oauth1-permissions");
    }

    private Answer requestToken() {
        var answer = app.oauth("/oauth/request_token", "oauth_callback", Sandbox.CALLBACK);
        assertThat(answer.field("oauth_callback_confirmed")).isEqualTo("true");
        return answer;
    }

    private Answer signIn(String person) {
        var begun = requestToken();
        var access = exchange(begun, verifier(begun.field("oauth_token"), person));
        assertThat(access.status()).isEqualTo(200);
        return access;
    }

    private String verifier(String token, String person) {
        var back = decide("oauth_token=" + token + "&username=" + person + "&password=sandbox");
        assertThat(back.header("Location")).startsWith(Sandbox.CALLBACK + "?oauth_token=" + token);
        return back.header("Location").replaceAll(".*oauth_verifier=", "");
    }

    private Answer exchange(Answer begun, String verifier) {
        return of(begun).oauth("/oauth/access_token", "oauth_verifier", verifier);
    }

    private XClient of(Answer begun) {
        return with(begun);
    }

    private XClient with(Answer token) {
        return new XClient(
                app.port(),
                app.apiKey(),
                app.apiKeySecret(),
                token.field("oauth_token"),
                token.field("oauth_token_secret"));
    }

    private Answer page(String token) {
        var query = "oauth_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return XClient.plain(app.port(), "GET", "/oauth/authorize?" + query, "text/plain", null);
    }

    private Answer browse(String path, String cookie) {
        return XClient.plain(app.port(), "GET", path, "text/plain", null, "Cookie", cookie);
    }

    private Answer decide(String form) {
        return XClient.plain(app.port(), "POST", "/oauth/authorize", "application/x-www-form-urlencoded", form);
    }
}
