package io.kanal.sandbox.dm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.sandbox.Sandbox;
import io.kanal.sandbox.SandboxTest;
import io.kanal.sandbox.oauth.XClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Tests for {@link DmReadController} and {@link DmWriteController}. */
@SandboxTest
class DirectMessageTests {

    private final Sandbox sandbox;
    private final String business;
    private final String customer;
    private final XClient client;

    DirectMessageTests(@LocalServerPort int port) {
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
    void onlyWhatIsAskedForComes() {
        var id = sandbox.message(customer, business, "1 < 2 & more");

        var plain = client.get("/2/dm_events").json().at("/data/0");
        var full = client.get(
                        "/2/dm_events",
                        "dm_event.fields",
                        "id,text,event_type,created_at,dm_conversation_id,attachments,entities",
                        "expansions",
                        "sender_id,attachments.media_keys")
                .json();

        assertThat(plain.propertyNames()).containsExactlyInAnyOrder("id", "event_type", "text");
        assertThat(plain.get("text").asString()).isEqualTo("1 &lt; 2 &amp; more");
        var event = full.at("/data/0");
        assertThat(event.get("id").asString()).isEqualTo(id);
        assertThat(event.get("sender_id").asString()).isEqualTo(sandbox.id(customer));
        assertThat(Instant.parse(event.get("created_at").asString())).isEqualTo(Snowflake.time(Long.parseLong(id)));
        assertThat(event.get("dm_conversation_id").asString())
                .isEqualTo(Conversations.idOfTwo(
                        Long.parseLong(sandbox.id(business)), Long.parseLong(sandbox.id(customer))));
        assertThat(full.at("/includes/users/0/username").asString()).isEqualTo(customer);
    }

    @Test
    void picturesComeAsMedia() {
        sandbox.done("POST", "/messages", """
                {"from": "%s", "to": "%s", "mediaUrl": "https://ton.twitter.com/a.jpg"}""".formatted(customer, business));

        var answer = client.get(
                        "/2/dm_events", "expansions", "attachments.media_keys", "media.fields", "url,type,width,height")
                .json();

        assertThat(answer.at("/data/0/attachments/media_keys/0").asString())
                .isEqualTo(answer.at("/includes/media/0/media_key").asString())
                .startsWith("3_");
        assertThat(answer.at("/includes/media/0/url").asString()).isEqualTo("https://ton.twitter.com/a.jpg");
        assertThat(answer.at("/data/0/text").asString()).isEmpty();
    }

    @Test
    void pagesLeadToTheOldestAndBack() {
        var written = ids(write(25));

        var first = client.get("/2/dm_events", "max_results", "10").json();
        var second = next(first, "10");
        var third = next(second, "10");

        assertThat(ids(first)).isEqualTo(written.reversed().subList(0, 10));
        assertThat(first.get("meta").has("previous_token")).isFalse();
        assertThat(ids(second)).isEqualTo(written.reversed().subList(10, 20));
        assertThat(ids(third)).isEqualTo(written.reversed().subList(20, 25));
        assertThat(third.get("meta").has("next_token")).isFalse();
        var back = client.get(
                        "/2/dm_events",
                        "max_results",
                        "10",
                        "pagination_token",
                        third.at("/meta/previous_token").asString())
                .json();
        assertThat(ids(back)).isEqualTo(ids(second));
    }

    @Test
    void aPageTokenOfAnotherListOrTooOldIsRefused() {
        write(3);
        var token = client.get("/2/dm_events", "max_results", "1")
                .json()
                .at("/meta/next_token")
                .asString();
        var other = sandbox.client(customer);

        assertThat(other.get("/2/dm_events", "pagination_token", token).status())
                .isEqualTo(400);
        assertThat(client.get("/2/dm_events", "pagination_token", "short").status())
                .isEqualTo(400);
        sandbox.done("POST", "/clock", "{\"skipSeconds\": 86401}");
        assertThat(client.get("/2/dm_events", "pagination_token", token).status())
                .isEqualTo(400);
    }

    @Test
    void idsGrowAndTellWhenAMessageWasSent() {
        var sentAt = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        var message = """
                {"from": "%s", "to": "%s", "text": "x", "sentAt": "%s"}""".formatted(customer, business, sentAt);

        var items = sandbox.done("POST", "/messages", "[" + message + "," + message + "]")
                .get("items");
        var live = Long.parseLong(sandbox.message(customer, business, "now"));
        var later = Long.parseLong(sandbox.message(customer, business, "later"));

        var one = Long.parseLong(items.get(0).get("id").asString());
        var two = Long.parseLong(items.get(1).get("id").asString());
        assertThat(two).isGreaterThan(one);
        assertThat(Snowflake.time(two)).isEqualTo(sentAt);
        assertThat(later).isGreaterThan(live);
    }

    @Test
    void whatIsOlderThan30DaysIsNotShown() {
        sandbox.done("POST", "/messages", """
                [{"from": "%1$s", "to": "%2$s", "text": "old", "sentAt": "%3$s"}, {"from": "%1$s", "to": "%2$s", "text": "new"}]
                """.formatted(
                        customer, business, Instant.now().minus(Duration.ofDays(31))));

        assertThat(ids(client.get("/2/dm_events").json())).hasSize(1);
        sandbox.done("POST", "/clock", "{\"skipSeconds\": 2592001}");
        assertThat(client.get("/2/dm_events").text()).isEqualTo("{\"meta\":{\"result_count\":0}}");
        sandbox.message(customer, business, "after the skip");
        assertThat(ids(client.get("/2/dm_events").json())).hasSize(1);
    }

    @Test
    void anAnswerIsSentAndBothHaveIt() {
        var id = sandbox.message(customer, business, "Hi");
        var conversation = client.get("/2/dm_events", "dm_event.fields", "dm_conversation_id")
                .json()
                .at("/data/0/dm_conversation_id")
                .asString();

        var sent = client.post("/2/dm_conversations/" + conversation + "/messages", "{\"text\": \"Hello <you>\"}");

        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.json().at("/data/dm_conversation_id").asString()).isEqualTo(conversation);
        var event = sent.json().at("/data/dm_event_id").asString();
        var other = sandbox.client(customer);
        assertThat(ids(other.get("/2/dm_conversations/with/" + sandbox.id(business) + "/dm_events")
                        .json()))
                .containsExactly(event, id);
        assertThat(client.get("/2/dm_events/" + event).json().at("/data/text").asString())
                .isEqualTo("Hello &lt;you&gt;");
    }

    @Test
    void deletingConcernsOnesOwnSideOnly() {
        var id = sandbox.message(customer, business, "Hi");

        assertThat(client.delete("/2/dm_events/" + id)
                        .json()
                        .at("/data/deleted")
                        .asBoolean())
                .isTrue();

        assertThat(client.get("/2/dm_events/" + id).status()).isEqualTo(404);
        assertThat(client.delete("/2/dm_events/" + id).status()).isEqualTo(404);
        assertThat(sandbox.client(customer).get("/2/dm_events/" + id).status()).isEqualTo(200);
    }

    @Test
    void groupsAreBegunJoinedAndWrittenInto() {
        var third = sandbox.person();
        var begun = client.post("/2/dm_conversations", """
                {"conversation_type": "Group", "participant_ids": ["%s", "%s"], "message": {"text": "Hi all"}}
                """.formatted(sandbox.id(customer), sandbox.id(third)));
        var group = begun.json().at("/data/dm_conversation_id").asString();

        sandbox.done("POST", "/messages", """
                [{"from": "%1$s", "conversation": "%2$s", "text": "Hello"},
                 {"from": "%1$s", "conversation": "%2$s", "to": "%1$s", "eventType": "ParticipantsLeave"}]
                """.formatted(third, group));

        var events = client.get(
                        "/2/dm_conversations/" + group + "/dm_events",
                        "dm_event.fields",
                        "dm_conversation_id",
                        "expansions",
                        "sender_id,participant_ids")
                .json();
        assertThat(begun.status()).isEqualTo(201);
        assertThat(group).matches("[0-9]{15,19}");
        assertThat(events.get("data")).hasSize(3);
        assertThat(events.at("/data/0/event_type").asString()).isEqualTo("ParticipantsLeave");
        assertThat(events.at("/data/0/participant_ids/0").asString()).isEqualTo(sandbox.id(third));
        assertThat(events.at("/data/0").has("text")).isFalse();
        assertThat(events.at("/data/1").has("participant_ids")).isFalse();
        var left = sandbox.client(third);
        assertThat(left.post("/2/dm_conversations/" + group + "/messages", "{\"text\": \"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(ids(client.get("/2/dm_events", "event_types", "ParticipantsLeave")
                        .json()))
                .hasSize(1);
    }

    @Test
    void anEventNobodyKnowsIsShownToo() {
        sandbox.done("POST", "/messages", """
                {"from": "%s", "to": "%s", "eventType": "ReactionCreate"}""".formatted(customer, business));

        assertThat(client.get("/2/dm_events").json().at("/data/0/event_type").asString())
                .isEqualTo("ReactionCreate");
    }

    @Test
    void textsArriveAsTheyWereTyped() {
        var typed = "👩‍👩‍👧 שלום e\u0301 \u0000\u0001\t\r\n \u007f \ud83d half " + "z".repeat(9_000);
        var json = XClient.JSON.writeValueAsString(List.of(typed)).replaceAll("^\\[|]$", "");
        // Half a surrogate pair has no UTF-8; it travels as an escape.
        json = json.replace("\ud83d half", "\\ud83d half");

        sandbox.done("POST", "/messages", """
                {"from": "%s", "to": "%s", "text": %s}""".formatted(customer, business, json));

        assertThat(client.get("/2/dm_events").json().at("/data/0/text").asString())
                .isEqualTo(typed);
    }

    private JsonNode write(int count) {
        var message = """
                {"from": "%s", "to": "%s", "text": "%%d"}""".formatted(customer, business);
        var all = IntStream.range(0, count).mapToObj(message::formatted).toList();
        return sandbox.done("POST", "/messages", all.toString());
    }

    private JsonNode next(JsonNode page, String size) {
        var token = page.at("/meta/next_token").asString();
        return client.get("/2/dm_events", "max_results", size, "pagination_token", token)
                .json();
    }

    private static List<String> ids(JsonNode answer) {
        var ids = new ArrayList<String>();
        var list = answer.has("items") ? answer.get("items") : answer.path("data");
        list.forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }
}
