package io.kanal.sandbox.dm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.sandbox.Sandbox;
import io.kanal.sandbox.SandboxTest;
import io.kanal.sandbox.oauth.XClient;
import io.kanal.sandbox.oauth.XClient.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests for what {@link EventQuery} and {@link SendBody} refuse, and for names that drift. */
@SandboxTest
class DmRefusalTests {

    private final Sandbox sandbox;
    private final String business;
    private final String customer;
    private final XClient client;

    DmRefusalTests(@LocalServerPort int port) {
        sandbox = new Sandbox(port);
        business = sandbox.person();
        customer = sandbox.person();
        client = sandbox.client(business);
    }

    @BeforeEach
    void calm() {
        sandbox.calm();
    }

    @Test
    void badParametersAreNamed() {
        assertThat(message(client.get("/2/dm_events", "max_results", "101"))).contains("between 1 and 100");
        assertThat(message(client.get("/2/dm_events", "foo", "1"))).contains("[foo] is not one of");
        assertThat(message(client.get("/2/dm_events", "dm_event.fields", "nothing")))
                .contains("dm_event.fields");
        assertThat(message(client.get("/2/dm_conversations/12/dm_events"))).contains("not a conversation id");
        assertThat(message(client.get("/2/dm_events/12x"))).contains("event_id");
        assertThat(client.get("/2/dm_conversations/123456789012345678/dm_events")
                        .status())
                .isEqualTo(404);
        assertThat(client.get("/2/nothing").status()).isEqualTo(404);
    }

    @Test
    void badBodiesAreRefused() {
        var path = "/2/dm_conversations/with/" + sandbox.id(customer) + "/messages";
        var nested = "{\"text\":".repeat(2_000);

        for (var body : List.of(
                "",
                "[]",
                "{",
                "{}",
                "null",
                nested,
                "{\"text\": \"\"}",
                "{\"text\": null}",
                "{\"text\": 1}",
                "{\"text\": \"x\", \"quick_reply\": {}}",
                "{\"text\": \"" + "x".repeat(10_001) + "\"}",
                "{\"attachments\": []}",
                "{\"attachments\": [{\"media_id\": \"1\"}]}")) {
            var answer = client.post(path, body);
            assertThat(answer.status()).as(body.length() < 99 ? body : "long").isEqualTo(400);
            assertThat(answer.json().get("type").asString()).endsWith("/invalid-request");
        }
        assertThat(client.post("/2/dm_conversations/with/1/messages", "{\"text\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(client.post("/2/dm_conversations", "{\"conversation_type\": \"OneToOne\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void namesDriftBySwitch() {
        sandbox.done("POST", "/switches", "{\"spec\": \"2.166\", \"strictFields\": true, \"escapeText\": false}");
        sandbox.message(customer, business, "a & b");

        var old = client.get("/2/dm_events", "dm_event.fields", "sender_id");
        assertThat(old.json().at("/data/0/sender_id").asString()).isEqualTo(sandbox.id(customer));
        assertThat(old.json().at("/data/0/text").asString()).isEqualTo("a & b");
        assertThat(client.get("/2/dm_events", "max_results", "0")
                        .json()
                        .get("type")
                        .asString())
                .isEqualTo("https://api.twitter.com/2/problems/invalid-request");

        sandbox.done("POST", "/switches", "{\"spec\": \"2.167\", \"expandedIds\": false}");
        assertThat(client.get("/2/dm_events", "dm_event.fields", "sender_id").status())
                .isEqualTo(400);
        assertThat(client.get("/2/dm_events", "expansions", "sender_id")
                        .json()
                        .at("/data/0")
                        .has("sender_id"))
                .isFalse();
    }

    @Test
    void aMentionIsNoMessage() {
        sandbox.done("POST", "/mentions", """
                {"from": "%s", "text": "@%s nice"}""".formatted(customer, business));

        assertThat(client.get("/2/dm_events").json().at("/meta/result_count").asInt())
                .isZero();
    }

    @Test
    void readOnlyAppsHaveNoMessages() {
        var reader = sandbox.client(sandbox.person(), "read");

        assertThat(reader.get("/2/users/me").header("x-access-level")).isEqualTo("read");
        var refused = reader.get("/2/dm_events");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("type").asString()).endsWith("/oauth1-permissions");
    }

    private static String message(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().at("/errors/0/message").asString();
    }
}
