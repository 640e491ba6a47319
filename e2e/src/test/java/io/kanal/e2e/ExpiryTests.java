package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What happens to a login that nobody finishes. Time passes by moving the time of its rows. */
class ExpiryTests {

    private final Sandbox x = Kanal.sandbox();
    private final Organisation demo = Organisation.demo();
    private final Browser browser = Kanal.browser().signIn("supervisor");
    private final String account = x.newAccount("late");

    @Test
    void unfinishedLoginExpiresAndALateSignInConnectsNothing() {
        var opened = browser.post("/api/integrations/twitter/login", Map.of()).ok();
        var connection = opened.get("connectionId").stringValue();
        var callback = browser.signInAtX(URI.create(opened.get("authorizeUrl").stringValue()), account);

        letTimePass(connection);

        var ended = demo.awaitEnd(connection);
        assertThat(ended.get("state").stringValue()).isEqualTo("EXPIRED");
        assertThat(ended.at("/failure/code").stringValue()).isEqualTo("expired");
        assertThat(ended.at("/failure/remedy").stringValue()).startsWith("Start again");
        assertThat(browser.open(callback).statusCode()).isEqualTo(303);
        assertThat(demo.connection(connection)).isEqualTo(ended);
        assertThat(demo.api().all("/api/channels"))
                .noneMatch(channel -> channel.get("handle").stringValue().equals(account));
        assertThat(exchangesFor(account)).isZero();
    }

    @Test
    void waitingForXExpiresAndLeavesNoCredentials() {
        var shop = x.newBusiness();
        x.fault("/2/**", "out-of-credit", Map.of("seconds", 120, "app", shop.name()));
        var connection = demo.addDeveloperApp(shop.form());

        letTimePass(connection);

        assertThat(demo.awaitEnd(connection).get("state").stringValue()).isEqualTo("EXPIRED");
        assertThat(new Database("twitter")
                        .change("delete from credential where connection_id = ?", UUID.fromString(connection)))
                .as("sealed credentials left over")
                .isZero();
        x.noFaults();
    }

    /** Makes an unfinished connection older than anybody may take. */
    static void letTimePass(String connection) {
        var id = UUID.fromString(connection);
        assertThat(new Database("integration")
                        .change("update connection set opened_at = opened_at - interval '16 minutes' where id = ?", id))
                .isOne();
        new Database("twitter")
                .change(
                        "update x_authorization set expires_at = expires_at - interval '16 minutes'"
                                + " where connection_id = ?",
                        id);
    }

    private long exchangesFor(String username) {
        return x.requests()
                .valueStream()
                .filter(request -> request.get("path").stringValue().equals("/oauth/access_token"))
                .filter(request -> request.path("account").asString("").equals(username))
                .count();
    }
}
