package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.e2e.Sandbox.App;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What the people of an organisation do, and wait for.
 *
 * @param api the API with a supervisor's or owner's token
 */
record Organisation(Api api) {

    static final Duration SOON = Duration.ofSeconds(60);
    private static final Set<String> FINAL = Set.of("CONNECTED", "FAILED", "CANCELLED", "EXPIRED");

    static Organisation demo() {
        return new Organisation(Kanal.api().as("supervisor"));
    }

    static Organisation other() {
        return new Organisation(Kanal.api().as("other"));
    }

    /** Connects an app's owner, until the class of tests is done, and returns the channel's id. */
    String connect(App app) {
        var channel = connectForAll(app);
        AccountsOfTests.note(channel);
        return channel;
    }

    /** Connects an app's owner for this and all other classes of tests. */
    String connectForAll(App app) {
        var ended = awaitEnd(addDeveloperApp(app.form()));
        assertThat(ended.get("state").stringValue()).as(ended.toString()).isEqualTo("CONNECTED");
        return ended.get("channelId").stringValue();
    }

    String addDeveloperApp(Map<String, Object> form) {
        return api.post("/api/integrations/twitter/developer-app", form)
                .ok()
                .get("connectionId")
                .stringValue();
    }

    JsonNode awaitEnd(String connectionId) {
        return await().atMost(SOON)
                .until(
                        () -> connection(connectionId),
                        found -> FINAL.contains(found.get("state").stringValue()));
    }

    JsonNode connection(String connectionId) {
        return api.get("/api/integrations/connections/" + connectionId).ok();
    }

    JsonNode channel(String channelId) {
        return api.get("/api/channels/" + channelId).ok();
    }

    /** Disconnects a channel and returns the disconnection with its receipt. */
    JsonNode disconnect(String channelId) {
        var id = askToDisconnect(channelId);
        return await().atMost(SOON)
                .until(
                        () -> api.get("/api/integrations/disconnections/" + id).ok(),
                        found -> found.get("state").stringValue().equals("DISCONNECTED"));
    }

    String askToDisconnect(String channelId) {
        return api.post("/api/integrations/channels/" + channelId + "/disconnect")
                .ok()
                .get("disconnectionId")
                .stringValue();
    }

    List<JsonNode> conversations(String channelId) {
        return api.all("/api/inbox/conversations?channelId=" + channelId);
    }

    List<JsonNode> messages(JsonNode conversation) {
        return api.all("/api/inbox/conversations/" + conversation.get("id").stringValue() + "/messages");
    }

    /** Answers in a conversation and returns the message's id. */
    String reply(String conversationId, String text) {
        return api.postWithKey(
                        "/api/inbox/conversations/" + conversationId + "/messages",
                        Map.of("text", text),
                        UUID.randomUUID().toString())
                .ok()
                .get("id")
                .stringValue();
    }

    /** Every message of every conversation of a channel. */
    List<JsonNode> messages(String channelId) {
        return conversations(channelId).stream()
                .flatMap(conversation -> messages(conversation).stream())
                .toList();
    }

    List<String> texts(String channelId) {
        return messages(channelId).stream()
                .map(message -> message.get("text").stringValue())
                .toList();
    }
}
