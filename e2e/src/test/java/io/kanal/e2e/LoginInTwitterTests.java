package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The main job by Login in Twitter, and every way in which it can end. */
class LoginInTwitterTests {

    private final Sandbox x = Kanal.sandbox();
    private final Organisation demo = Organisation.demo();
    private final Browser browser = Kanal.browser().signIn("supervisor");

    @Test
    void signingInAtXConnectsTheAccount() {
        var account = x.newAccount("shop");
        var customer = x.newAccount("cust");
        x.write(customer, account, "hello");
        var opened = open();

        var page = browser.open(browser.signInAtX(authorizePage(opened), account));

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("location").orElseThrow())
                .contains("/connecting")
                .doesNotContain("oauth");
        assertThat(page.headers().firstValue("referrer-policy")).contains("no-referrer");
        var ended = demo.awaitEnd(id(opened));
        assertThat(ended.get("state").stringValue()).as(ended.toString()).isEqualTo("CONNECTED");
        var channel = ended.get("channelId").stringValue();
        assertThat(demo.channel(channel).get("handle").stringValue()).isEqualTo(account);
        await().atMost(Organisation.SOON).until(() -> demo.texts(channel).equals(List.of("hello")));
    }

    @Test
    void disconnectingKillsTheTokenAtX() {
        var account = x.newAccount("shop");
        var opened = open();
        browser.open(browser.signInAtX(authorizePage(opened), account));
        var channel = demo.awaitEnd(id(opened)).get("channelId").stringValue();

        var disconnection = demo.disconnect(channel);

        assertThat(disconnection.at("/receipt/revocation").stringValue()).isEqualTo("DONE");
        var invalidated = x.requests()
                .valueStream()
                .filter(request -> request.get("path").stringValue().contains("invalidate_token"))
                .filter(request -> request.path("account").asString("").equals(account))
                .map(request -> request.get("status").intValue());
        assertThat(invalidated).contains(200);
    }

    @Test
    void withXDownTheChannelIsGoneAtOnceAndTheTokenIsRevokedLater() {
        var account = x.newAccount("shop");
        var opened = open();
        browser.open(browser.signInAtX(authorizePage(opened), account));
        var channel = demo.awaitEnd(id(opened)).get("channelId").stringValue();
        x.fault("/1.1/oauth/invalidate_token*", "unavailable", Map.of("times", 2, "account", account));

        var disconnection = demo.disconnect(channel);

        assertThat(disconnection.at("/receipt/revocation").stringValue()).isEqualTo("PENDING");
        await().atMost(Organisation.SOON.multipliedBy(3))
                .until(() -> demo.api()
                        .get("/api/integrations/disconnections/"
                                + disconnection.get("disconnectionId").stringValue())
                        .ok()
                        .at("/receipt/revocation")
                        .stringValue()
                        .equals("DONE"));
    }

    @Test
    void cancelAtXEndsCancelled() {
        var opened = open();

        var page = browser.open(browser.cancelAtX(authorizePage(opened)));

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(demo.awaitEnd(id(opened)).get("state").stringValue()).isEqualTo("CANCELLED");
    }

    @Test
    void cancelInThePanelEndsCancelledAndALateSignInIsRefused() {
        var account = x.newAccount("shop");
        var opened = open();
        var callback = browser.signInAtX(authorizePage(opened), account);

        assertThat(demo.api()
                        .post("/api/integrations/connections/" + id(opened) + "/cancel")
                        .status())
                .isEqualTo(202);
        assertThat(demo.awaitEnd(id(opened)).get("state").stringValue()).isEqualTo("CANCELLED");

        assertThat(browser.open(callback).statusCode()).isEqualTo(303);
        assertThat(demo.connection(id(opened)).get("state").stringValue()).isEqualTo("CANCELLED");
        assertThat(demo.api().all("/api/channels"))
                .noneMatch(channel -> channel.get("handle").stringValue().equals(account));
    }

    @Test
    void otherBrowserExchangesNothingAndEndsTheAttempt() {
        var account = x.newAccount("shop");
        var opened = open();
        var callback = browser.signInAtX(authorizePage(opened), account);

        var stranger = Kanal.browser().open(callback);

        assertThat(stranger.statusCode()).isEqualTo(303);
        var ended = demo.awaitEnd(id(opened));
        assertThat(ended.get("state").stringValue()).isEqualTo("FAILED");
        assertThat(ended.at("/failure/code").stringValue()).isEqualTo("other-browser");
        assertThat(browser.open(callback).statusCode()).isEqualTo(303);
        assertThat(demo.connection(id(opened))).isEqualTo(ended);
        assertThat(demo.api().all("/api/channels"))
                .noneMatch(channel -> channel.get("handle").stringValue().equals(account));
    }

    @Test
    void replayedCallbackChangesNothing() {
        var account = x.newAccount("shop");
        var opened = open();
        var callback = browser.signInAtX(authorizePage(opened), account);
        browser.open(callback);
        var channel = demo.awaitEnd(id(opened)).get("channelId");

        assertThat(browser.open(callback).statusCode()).isEqualTo(303);

        assertThat(demo.connection(id(opened)).get("channelId")).isEqualTo(channel);
        assertThat(demo.channel(channel.stringValue()).get("status").stringValue())
                .isEqualTo("CONNECTED");
    }

    private JsonNode open() {
        return browser.post("/api/integrations/twitter/login", Map.of()).ok();
    }

    private static URI authorizePage(JsonNode opened) {
        return URI.create(opened.get("authorizeUrl").stringValue());
    }

    private static String id(JsonNode opened) {
        return opened.get("connectionId").stringValue();
    }
}
