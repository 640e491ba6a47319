package io.kanal.twitter.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.test.IntegrationTest;
import io.kanal.twitter.api.XApp;
import io.kanal.twitter.api.XCredentials;
import io.kanal.twitter.conversion.XIds;
import io.kanal.twitter.polling.Sandbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tests of replying with a whole connector and the local X, which escapes, shortens, limits, refuses and breaks as X does. */
@IntegrationTest
@EnabledIf(value = "sandboxIsPackaged", disabledReason = "x-sandbox has not been packaged")
class ReplySandboxTests extends ReplyChannel {

    private static final String SEND = "/2/dm_conversations/:id/messages";
    private static final List<String> TEXTS = List.of(
            "Ya, masih ada.",
            "<b>&amp; & < > &lt;</b>",
            "Menu: https://kopi.example/menu?a=1&b=2, and http://kopi.example.",
            "👩‍👩‍👧‍👦 مرحبا ไทย 漢字",
            "line\nline\ttab",
            "ok",
            "ok");

    private static Sandbox sandbox;
    private String owner;

    static boolean sandboxIsPackaged() {
        return Sandbox.jar().isPresent();
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) throws IOException {
        sandbox = Sandbox.start();
        usual(registry);
        registry.add("kanal.x.api-base-url", sandbox::url);
        registry.add("kanal.x.call-timeout", () -> "1s");
        registry.add("kanal.reply.look-after", () -> "300ms,1s,2s");
    }

    @BeforeEach
    void connect() {
        List.of("/2/dm_events", SEND, "/2/dm_conversations/:id/dm_events")
                .forEach(path ->
                        sandbox.post("/sandbox/limits", Map.of("path", path, "limit", 100_000, "windowSeconds", 900)));
        var app = Sandbox.item(sandbox.get("/sandbox/apps"), "name", "Kopi Senja");
        owner = app.path("owner").path("username").asString();
        account = idOf(owner);
        conversationId = XIds.conversationOf(account, idOf("budi"));
        sandbox.post("/sandbox/messages", Map.of("from", "budi", "to", owner, "text", "Apakah masih ada kopi?"));
        connect(new XCredentials(
                new XApp(app.path("apiKey").asString(), app.path("apiKeySecret").asString(), sandbox.url()),
                app.path("owner").path("accessToken").asString(),
                app.path("owner").path("accessTokenSecret").asString()));
    }

    @AfterAll
    static void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void everyTextIsAtXOnceAndInOrder() throws Exception {
        var before = atX().size();
        var replies = new ArrayList<UUID>();
        for (var text : TEXTS) {
            replies.add(reply(text));
        }
        awaitSent(replies.getLast());
        assertThat(atX().subList(before, atX().size())).containsExactlyElementsOf(TEXTS);
        assertThat(elsewhere()).isEmpty();
    }

    @Test
    void everyTextIsKnownAgainWhenTheAnswerIsLost() throws Exception {
        var before = atX().size();
        fault("reset", Map.of("when", "after", "times", TEXTS.size()));
        var replies = new ArrayList<UUID>();
        for (var text : TEXTS) {
            replies.add(reply(text));
        }
        await().atMost(SOON.multipliedBy(2))
                .until(() -> !told(replies.getLast()).isEmpty());
        replies.forEach(this::awaitSent);
        assertThat(replies.stream().map(reply -> awaitSent(reply).dmEventId())).doesNotHaveDuplicates();
        assertThat(atX().subList(before, atX().size())).containsExactlyElementsOf(TEXTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server-error", "unavailable", "timeout", "truncated", "not-json", "redirect"})
    void whateverAnswerIsBrokenTheMessageIsFound(String kind) throws Exception {
        fault(kind, Map.of("when", "after", "delayMillis", 3_000));
        var text = "broken by " + kind;
        awaitUnconfirmed(awaitSent(reply(text)).replyId());
        assertThat(atX()).containsOnlyOnce(text);
    }

    @ParameterizedTest
    @CsvSource({
        "unauthorized, needs-reauthorization",
        "app-suspended, app-suspended",
        "not-enrolled, app-not-enrolled",
        "permission, no-dm-permission",
        "suspended, account-suspended",
        "locked, account-locked",
        "recipient-closed, recipient-closed",
        "duplicate, duplicate-text",
        "out-of-credit, out-of-credit",
        "usage-cap, usage-cap",
        "24h-limit, daily-limit",
        "clock, clock-wrong"
    })
    void everyRefusalHasItsReason(String kind, String code) throws Exception {
        fault(kind, Map.of());
        var text = "refused with " + kind;
        var reply = reply(text);
        assertThat(awaitFailure(reply, 1)).isEqualTo(code);
        assertThat(told(reply)).hasSize(1);
        assertThat(atX()).doesNotContain(text);
    }

    @Test
    void aTextThatIsTooLongIsSaidToBe() throws Exception {
        assertThat(awaitFailure(reply("x".repeat(10_001)), 1)).isEqualTo("too-long");
        var longest = "y".repeat(10_000);
        awaitSent(reply(longest));
        assertThat(atX()).containsOnlyOnce(longest);
    }

    @Test
    void aUsedUpWindowIsWaitedFor() throws Exception {
        sandbox.post("/sandbox/limits", Map.of("path", SEND, "limit", 2, "windowSeconds", 3));
        var replies = new ArrayList<UUID>();
        for (var i = 0; i < 5; i++) {
            replies.add(reply("window " + i));
        }
        await().atMost(SOON.multipliedBy(2))
                .until(() -> !told(replies.getLast()).isEmpty());
        replies.forEach(this::awaitSent);
        assertThat(atX()).containsSubsequence("window 0", "window 1", "window 2", "window 3", "window 4");
    }

    private void fault(String kind, Map<String, Object> more) {
        var fault = new HashMap<>(more);
        fault.put("path", SEND);
        fault.put("kind", kind);
        sandbox.post("/sandbox/faults", fault);
    }

    private String idOf(String username) {
        return Sandbox.item(sandbox.get("/sandbox/accounts"), "username", username)
                .path("id")
                .asString();
    }

    /** What the account wrote, oldest first. */
    private List<String> atX() {
        var texts = new ArrayList<String>();
        for (var message : sandbox.get("/sandbox/messages?account=" + owner).path("items")) {
            if (message.path("from").asString().equals(owner)) {
                texts.addFirst(message.path("text").asString());
            }
        }
        return texts;
    }
}
