package io.kanal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.kanal.sandbox.oauth.XClient;
import io.kanal.sandbox.oauth.XClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests that the answers on every path of direct messages and users are such as X's own OpenAPI describes. */
@SandboxTest
@EnabledIfEnvironmentVariable(
        named = "KANAL_X_OPENAPI",
        matches = ".+",
        disabledReason = "KANAL_X_OPENAPI does not say where X's OpenAPI is: the contract with X is not checked")
class XContractTests {

    private static final List<String> CLOSED = List.of(
            "DmEvent", "DmEventAttachments", "DmEventEntities", "Expansions", "User", "UserPublicMetrics", "Media");

    private final Sandbox sandbox;
    private final String other;
    private final XClient client;
    private final String event;
    private final String conversation;
    private final ObjectNode openapi = openapi();

    XContractTests(@LocalServerPort int port) throws IOException {
        sandbox = new Sandbox(port);
        sandbox.calm();
        var person = sandbox.person();
        var writer = sandbox.person();
        client = sandbox.client(person);
        other = sandbox.id(writer);
        sandbox.done("POST", "/messages", """
                [{"from": "%1$s", "to": "%2$s", "text": "See https://example.com/a @budi #kopi & more"},
                 {"from": "%1$s", "to": "%2$s", "text": "Photo", "mediaUrl": "https://ton.twitter.com/a.jpg"},
                 {"from": "%1$s", "to": ["%2$s"], "group": "%1$s", "eventType": "ParticipantsJoin"}]
                """.formatted(writer, person));
        var newest = client.get(
                        "/2/dm_conversations/with/" + other + "/dm_events", "dm_event.fields", "dm_conversation_id")
                .json()
                .at("/data/0");
        event = newest.get("id").asString();
        conversation = newest.get("dm_conversation_id").asString();
    }

    @BeforeEach
    void raiseLimits() {
        sandbox.done("POST", "/limits", "{\"limit\": 1000, \"windowSeconds\": 900}");
    }

    @Test
    void listsOfEvents() {
        conforms("get", "/2/dm_events", client.get("/2/dm_events"));
        conforms("get", "/2/dm_events", everything("/2/dm_events"));
        conforms("get", "/2/dm_events", client.get("/2/dm_events", "max_results", "1"));
        conforms(
                "get",
                "/2/dm_conversations/with/{participant_id}/dm_events",
                everything("/2/dm_conversations/with/" + other + "/dm_events"));
        conforms(
                "get",
                "/2/dm_conversations/{id}/dm_events",
                everything("/2/dm_conversations/" + conversation + "/dm_events"));
    }

    @Test
    void oneEvent() {
        conforms("get", "/2/dm_events/{event_id}", everything("/2/dm_events/" + event));
        conforms("delete", "/2/dm_events/{event_id}", client.delete("/2/dm_events/" + event));
    }

    @Test
    void sends() {
        var text = "{\"text\": \"Hi\"}";
        conforms(
                "post",
                "/2/dm_conversations/with/{participant_id}/messages",
                client.post("/2/dm_conversations/with/" + other + "/messages", text));
        conforms(
                "post",
                "/2/dm_conversations/{dm_conversation_id}/messages",
                client.post("/2/dm_conversations/" + conversation + "/messages", text));
        conforms("post", "/2/dm_conversations", client.post("/2/dm_conversations", """
                {"conversation_type": "Group", "participant_ids": ["%s", "%s"], "message": %s}
                """.formatted(
                        other, sandbox.id("budi"), text)));
    }

    @Test
    void users() {
        var fields = names("UserFieldsParameter");
        conforms("get", "/2/users/me", client.get("/2/users/me", "user.fields", fields));
        conforms("get", "/2/users/{id}", client.get("/2/users/" + other, "user.fields", fields));
        conforms("get", "/2/users/{id}", client.get("/2/users/1"));
        conforms("get", "/2/users/by/username/{username}", client.get("/2/users/by/username/budi"));
    }

    @Test
    void refusals() {
        for (var refused : List.of(
                client.get("/2/dm_events", "max_results", "0"),
                client.get("/2/dm_events/1"),
                client.get("/2/dm_events", "nothing", "1"))) {
            assertThat(refused.status()).isIn(400, 404);
            conforms("get", "/2/dm_events", refused);
        }
        sandbox.fault("{\"path\": \"/2/dm_events\", \"kind\": \"server-error\", \"times\": 1}");
        conforms("get", "/2/dm_events", client.get("/2/dm_events"));
        conforms("post", "/2/dm_conversations", client.post("/2/dm_conversations", "{}"));
    }

    /** All fields and expansions that X has names for. */
    private Answer everything(String path) {
        return client.get(
                path,
                "dm_event.fields",
                names("DmEventFieldsParameter"),
                "expansions",
                names("DmEventExpansionsParameter"),
                "user.fields",
                names("UserFieldsParameter"),
                "media.fields",
                names("MediaFieldsParameter"));
    }

    private String names(String parameter) {
        var names = openapi.at("/components/parameters/" + parameter + "/schema/items/enum")
                .valueStream();
        return String.join(",", names.map(JsonNode::asString).distinct().toList());
    }

    private void conforms(String method, String path, Answer answer) {
        var responses = openapi.path("paths").path(path).path(method).path("responses");
        var status = Integer.toString(answer.status());
        var content = responses.path(responses.has(status) ? status : "default").path("content");
        var type = answer.header("Content-Type").split(";")[0];
        assertThat(content.propertyNames()).as(method + " " + path).contains(type);
        var schema = openapi.objectNode();
        schema.set("allOf", openapi.arrayNode().add(content.path(type).path("schema")));
        schema.set("components", openapi.get("components"));
        var errors = SchemaRegistry.withDialect(Dialects.getOpenApi30())
                .getSchema(schema.toString(), InputFormat.JSON)
                .validate(answer.text(), InputFormat.JSON);
        assertThat(errors).as(answer.status() + " " + answer.text()).isEmpty();
    }

    /** X's description, in which the things we answer with are closed: a name that X does not have is an error. */
    private static ObjectNode openapi() throws IOException {
        var openapi = (ObjectNode) XClient.JSON.readTree(Files.readString(Path.of(System.getenv("KANAL_X_OPENAPI"))));
        var schemas = openapi.at("/components/schemas");
        CLOSED.forEach(name -> ((ObjectNode) schemas.get(name)).put("additionalProperties", false));
        schemas.propertyStream()
                .filter(schema -> schema.getKey().matches(".*DirectMessages.*Response(Data)?|GetUsers.*Response"))
                .forEach(schema -> ((ObjectNode) schema.getValue()).put("additionalProperties", false));
        return openapi;
    }
}
