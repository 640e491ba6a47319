package io.kanal.twitter.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.inbox.ConversationType;
import io.kanal.contracts.inbox.InboxMessage.ConversationEvent;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageReceived;
import io.kanal.contracts.inbox.InboxMessage.ParticipantsChanged;
import io.kanal.contracts.inbox.InboxMessage.UnknownEventReceived;
import io.kanal.test.IntegrationTest;
import io.kanal.twitter.api.XApp;
import io.kanal.twitter.api.XCredentials;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Tests of reading with a whole connector and the local X, which counts, pages, escapes and refuses as X does. */
@IntegrationTest
@EnabledIf(value = "sandboxIsPackaged", disabledReason = "x-sandbox has not been packaged")
class SandboxTests extends ReadChannel {

    private static final Duration LATER = Duration.ofSeconds(60);
    private static final List<String> SCRIPTS = List.of(
            "Apakah masih ada kopi?",
            "👩‍👩‍👧‍👦 👍🏽 🇮🇩",
            "مرحبا بالعالم (RTL)",
            "שלום",
            "e\u0301 n\u0303 Z\u0351\u036b\u0343a\u0302",
            "<b>&amp;amp; &lt;i&gt; & < > &quot; &#39;</b>",
            "ความรู้ ไทย",
            "漢字かな交じり文 한국어",
            "tab\tline\nreturn\r bell\u0007 del\u007f",
            "\u202eoverride\u202c \u200b zero \ufeff bom");

    private static Sandbox sandbox;
    private JsonNode app;
    private String owner;

    static boolean sandboxIsPackaged() {
        return Sandbox.jar().isPresent();
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) throws IOException {
        sandbox = Sandbox.start();
        usual(registry);
        registry.add("kanal.x.api-base-url", sandbox::url);
    }

    @BeforeEach
    void raiseLimits() {
        sandbox.post("/sandbox/limits", Map.of("path", "/2/dm_events", "limit", 100_000, "windowSeconds", 900));
        app = Sandbox.item(sandbox.get("/sandbox/apps"), "name", "Kopi Senja");
        owner = app.path("owner").path("username").asString();
    }

    @AfterAll
    static void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void threeThousandOfThePastAndFiveThousandInManyScriptsArriveAsTyped() {
        var past = write(IntStream.range(0, 3_000)
                .mapToObj(i -> message("budi", Map.of("text", "past " + i, "sentAt", daysAgo(20 - i / 160.0))))
                .toList());
        connect(past.lastEntry(), 30);
        await().atMost(LATER).untilAsserted(() -> assertThat(messages().size()).isEqualTo(3_000));
        assertAsTyped(past.typed());
        assertThat(messages()).allMatch(ConversationEvent::history);

        var random = new Random(7);
        var typed = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 4_990; i++) {
            var text = SCRIPTS.get(random.nextInt(SCRIPTS.size())) + " " + i;
            typed.add(i % 5 == 0 ? toGroup(text) : message(i % 2 == 0 ? "budi" : "rahma", Map.of("text", text)));
        }
        typed.add(message("budi", Map.of("text", "x".repeat(9_999) + "\ud83d\ude00")));
        for (var i = 0; i < 8; i++) {
            typed.add(message("siti", Map.of("text", allControls(i))));
        }
        typed.add(message("siti", Map.of("mediaUrl", "https://example.com/a.jpg")));
        var live = write(typed);
        await().atMost(LATER).untilAsserted(() -> assertThat(messages().size()).isEqualTo(8_000));
        var all = new HashMap<>(past.typed());
        all.putAll(live.typed());
        assertAsTyped(all);
        assertThat(messages())
                .filteredOn(message -> message.conversationType() == ConversationType.GROUP)
                .hasSize(998);
        assertThat(messages()).filteredOn(ConversationEvent::history).hasSize(3_000);
    }

    @Test
    void joinsLeavesAndEventsThatNobodyKnowsDoNotStopTheMark() {
        connect(write(List.of(message("budi", Map.of("text", "before")))).lastEntry(), 0);
        awaitPoll();
        write(List.of(toGroup("hello")));
        write(List.of(
                Map.of("from", "budi", "to", List.of("siti"), "group", "Pelanggan", "eventType", "ParticipantsJoin"),
                Map.of("from", "budi", "to", List.of("siti"), "group", "Pelanggan", "eventType", "ParticipantsLeave"),
                Map.of("from", "budi", "group", "Pelanggan", "eventType", "ReactionCreate", "text", "+1")));
        write(List.of(message("rahma", Map.of("text", "behind them"))));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(records(DirectMessageReceived.class)).hasSize(2));
        assertThat(records(ParticipantsChanged.class)).hasSize(2);
        assertThat(records(UnknownEventReceived.class))
                .extracting(UnknownEventReceived::eventType)
                .containsExactly("ReactionCreate");
    }

    private void connect(String newest, int historyDays) {
        var credentials = new XCredentials(
                new XApp(app.path("apiKey").asString(), app.path("apiKeySecret").asString(), sandbox.url()),
                app.path("owner").path("accessToken").asString(),
                app.path("owner").path("accessTokenSecret").asString());
        var id = Sandbox.item(sandbox.get("/sandbox/accounts"), "username", owner)
                .path("id")
                .asString();
        connect(id, credentials, historyDays, newest);
    }

    private void assertAsTyped(Map<String, String> typed) {
        var received = new HashMap<String, String>();
        messages().forEach(message -> received.put(message.dmEventId(), ((DirectMessageReceived) message).text()));
        assertThat(received).isEqualTo(typed);
    }

    private Written write(List<Map<String, Object>> messages) {
        var items = sandbox.post("/sandbox/messages", messages).path("items");
        var typed = new HashMap<String, String>();
        var ids = new ArrayList<String>();
        for (var i = 0; i < items.size(); i++) {
            var id = items.get(i).path("id").asString();
            ids.add(id);
            typed.put(id, (String) messages.get(i).getOrDefault("text", ""));
        }
        return new Written(typed, ids);
    }

    private Map<String, Object> message(String from, Map<String, String> more) {
        var message = new HashMap<String, Object>(more);
        message.put("from", from);
        message.put("to", owner);
        return message;
    }

    private Map<String, Object> toGroup(String text) {
        return Map.of("from", "budi", "to", List.of(owner, "rahma"), "group", "Pelanggan", "text", text);
    }

    private static String daysAgo(double days) {
        return Instant.now().minusMillis((long) (days * 86_400_000)).toString();
    }

    private static String allControls(int seed) {
        var text = new StringBuilder("controls " + seed + " ");
        for (var control = 1; control < 0xa0; control += control == 0x1f ? 0x60 : 1) {
            text.append((char) control);
        }
        return text.toString();
    }

    private record Written(Map<String, String> typed, List<String> ids) {

        String lastEntry() {
            return ids.stream()
                    .max((one, other) -> new BigInteger(one).compareTo(new BigInteger(other)))
                    .orElseThrow();
        }
    }
}
