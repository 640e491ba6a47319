package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person is told when X says no, or says nothing. */
class RefusalTests {

    private final Sandbox x = Kanal.sandbox();
    private final Organisation demo = Organisation.demo();

    @AfterEach
    void mendX() {
        x.noFaults();
    }

    @Test
    void appWithoutTheRightToDirectMessagesIsNamed() {
        var shop = x.newBusiness("read-write");

        var answer = demo.api().post("/api/integrations/twitter/developer-app", shop.form());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fieldErrors()).contains("accessToken:no-dm-permission");
    }

    @Test
    void wrongAppKeysAreNamed() {
        var shop = x.newBusiness();

        var answer =
                demo.api().post("/api/integrations/twitter/developer-app", shop.form("apiKeySecret", "x".repeat(50)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fieldErrors()).contains("apiKey:app-keys-wrong", "apiKeySecret:app-keys-wrong");
    }

    @Test
    void wrongAccessTokenIsNamed() {
        var shop = x.newBusiness();

        var answer = demo.api()
                .post("/api/integrations/twitter/developer-app", shop.form("accessTokenSecret", "x".repeat(45)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fieldErrors()).contains("accessToken:access-token-wrong");
    }

    @Test
    void withoutCreditItWaitsAndThenConnects() {
        var shop = x.newBusiness();
        x.fault("/2/**", "out-of-credit", Map.of("times", 2, "app", shop.name()));

        var connection = demo.addDeveloperApp(shop.form());

        await().atMost(Organisation.SOON)
                .until(() -> demo.connection(connection)
                        .at("/waitingFor/code")
                        .asString("")
                        .equals("out-of-credit"));
        assertThat(demo.awaitEnd(connection).get("state").stringValue()).isEqualTo("CONNECTED");
    }

    @Test
    void withXDownItWaitsAndThenConnects() {
        var shop = x.newBusiness();
        x.fault("/2/**", "unavailable", Map.of("times", 4, "app", shop.name()));

        var connection = demo.addDeveloperApp(shop.form());

        await().atMost(Organisation.SOON.multipliedBy(2))
                .until(() ->
                        demo.awaitEnd(connection).get("state").stringValue().equals("CONNECTED"));
    }

    @Test
    void agentMayNotConnect() {
        var agent = Kanal.api().as("agent");

        assertThat(agent.post(
                                "/api/integrations/twitter/developer-app",
                                x.newBusiness().form())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void operatorBelongsToNoOrganisation() {
        var answer = Kanal.api().as("operator").get("/api/channels");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("no-organization");
    }
}
