package io.kanal.twitter.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.kanal.twitter.FakeX;
import io.kanal.twitter.api.XError.*;
import io.kanal.twitter.api.XProperties.Breaker;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tests for {@link XLogin}. */
class XLoginTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String REQUEST = "POST /oauth/request_token";
    private static final String ACCESS = "POST /oauth/access_token";

    private final FakeX x = new FakeX();
    private final XProperties properties = properties(x.url());
    private final XLogin login = new XLogin(properties, new XGuard(properties));

    @AfterEach
    void close() {
        x.close();
    }

    @Test
    void beginsWithARequestTokenAndThePageToSignInAt() {
        x.answers(REQUEST, FakeX.form("oauth_token=rt&oauth_token_secret=rs&oauth_callback_confirmed=true"));

        var begun = login.begin("http://127.0.0.1:8080/oauth/twitter/callback").block(SOON);

        assertThat(begun.token()).isEqualTo("rt");
        assertThat(begun.secret()).isEqualTo("rs");
        assertThat(begun.authorizeUrl())
                .hasToString("https://pages.test/oauth/authorize?oauth_token=rt&force_login=true");
        assertThat(begun.toString()).doesNotContain("rs");
        assertThat(x.requests(REQUEST)).hasSize(1);
    }

    @Test
    void finishesWithTheTokenOfTheAccount() {
        x.answers(ACCESS, FakeX.form("oauth_token=42-abc&oauth_token_secret=as&user_id=42&screen_name=kopi"));

        var granted = login.finish("rt", "rs", "verifier").block(SOON);

        assertThat(granted.userId()).isEqualTo("42");
        assertThat(granted.credentials()).isEqualTo(new XCredentials(properties.app(), "42-abc", "as"));
        assertThat(x.requests(ACCESS).getFirst().authorization()).contains("oauth_token=\"rt\"");
    }

    @Test
    void takesTheAccountFromTheTokenWhereXDoesNotNameIt() {
        x.answers(ACCESS, FakeX.form("oauth_token=42-abc&oauth_token_secret=as"));

        assertThat(login.finish("rt", "rs", "verifier").block(SOON).userId()).isEqualTo("42");
    }

    @Test
    void saysXsNoByName() {
        x.answersOnce(
                REQUEST, FakeX.json(403, "{\"errors\":[{\"code\":415,\"message\":\"Callback URL not approved\"}]}"));
        x.answersOnce(
                REQUEST, FakeX.json(401, "{\"errors\":[{\"code\":32,\"message\":\"Could not authenticate you.\"}]}"));
        x.answersOnce(
                REQUEST, FakeX.json(401, "{\"errors\":[{\"code\":135,\"message\":\"Timestamp out of bounds.\"}]}"));
        x.answersOnce(REQUEST, FakeX.json(503, "{}"));
        x.answersOnce(ACCESS, FakeX.text(401, "text/html", "Invalid oauth_verifier parameter", Map.of()));

        assertError(login.begin("http://a.test"), new CallbackNotApproved());
        assertError(login.begin("http://a.test"), new Unauthorized());
        assertError(login.begin("http://a.test"), new ClockWrong());
        assertError(login.begin("http://a.test"), new Unavailable(503));
        assertError(login.finish("rt", "rs", "wrong"), new Unauthorized());
    }

    @Test
    void aConnectionThatBreaksOffIsNoAnswerAndNothingIsTriedAgain() {
        x.answers(ACCESS, FakeX.breaksOff());

        assertError(login.finish("rt", "rs", "verifier"), new NoAnswer(false));
        assertThat(x.requests(ACCESS)).hasSize(1);
    }

    @Test
    void redirectsAreNotFollowed() {
        x.answers(REQUEST, FakeX.text(302, "text/html", "", Map.of("Location", x.url() + "/elsewhere")));

        assertError(login.begin("http://a.test"), new Malformed(200));
        assertThat(x.requests("GET /elsewhere")).isEmpty();
        assertThat(x.requests("POST /elsewhere")).isEmpty();
    }

    @Test
    void anAnswerWithoutATokenIsNoSuccess() {
        x.answers(ACCESS, FakeX.form("hello=world"));

        StepVerifier.create(login.finish("rt", "rs", "verifier")).expectError().verify(SOON);
    }

    @Test
    void settingsFromOutsideAreRefused() {
        XLogin.refuseSettingsFromOutside(Stream.of("PATH", "java.home"), Stream.of(false));

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        XLogin.refuseSettingsFromOutside(Stream.of("twitter4j.oauth.accessToken"), Stream.of(false)));
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        XLogin.refuseSettingsFromOutside(Stream.of("twitter4j_oauth_consumerKey"), Stream.of(false)));
        assertThatIllegalStateException()
                .isThrownBy(() -> XLogin.refuseSettingsFromOutside(Stream.of(), Stream.of(false, true)));
    }

    private static void assertError(Mono<?> call, XError expected) {
        StepVerifier.create(call)
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                XApiException.class, e -> assertThat(e.error()).isEqualTo(expected)))
                .verify(SOON);
    }

    private static XProperties properties(URI url) {
        return new XProperties(
                url,
                URI.create("https://pages.test/"),
                " app-key ",
                "app-secret",
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                DataSize.ofKilobytes(64),
                8,
                List.of("id"),
                List.of("sender_id"),
                List.of("id"),
                List.of("media_key"),
                new Breaker(100, 20, 50, Duration.ofSeconds(10)),
                1,
                Duration.ofMillis(10));
    }
}
