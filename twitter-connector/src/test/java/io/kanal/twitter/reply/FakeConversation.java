package io.kanal.twitter.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.kanal.twitter.FakeX;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** A conversation at X: takes messages, shows them, and breaks off wherever a test wants. */
final class FakeConversation {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long SNOWFLAKE_EPOCH = 1_288_834_974_657L;
    private static final AtomicLong SEQUENCE = new AtomicLong();

    final String accountId;
    final String id;
    private final TreeMap<Long, Map<String, Object>> events = new TreeMap<>();
    private final List<Long> hidden = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final Queue<Taking> next = new ConcurrentLinkedQueue<>();
    private final Map<String, String> limits = new HashMap<>();
    private boolean showsLate;

    FakeConversation(FakeX x, String accountId, String id) {
        this.accountId = accountId;
        this.id = id;
        x.answers("POST /2/dm_conversations/" + id + "/messages", this::take);
        x.answers(
                "GET /2/dm_conversations/" + id + "/dm_events",
                exchange -> FakeX.json(200, page()).to(exchange));
    }

    /** What X does with one message. */
    interface Taking {
        void answer(HttpExchange exchange, Runnable take) throws IOException;
    }

    /** X does so with the next message. */
    void nextTime(Taking taking) {
        next.add(taking);
    }

    /** The connection breaks before X has acted. */
    static Taking cutBefore() {
        return (exchange, take) -> FakeX.breaksOff().to(exchange);
    }

    /** The connection breaks after X has acted. */
    static Taking cutAfter() {
        return (exchange, take) -> {
            take.run();
            FakeX.breaksOff().to(exchange);
        };
    }

    /** The connection breaks in the answer. */
    static Taking cutInside() {
        return (exchange, take) -> {
            take.run();
            exchange.sendResponseHeaders(201, 1_000);
            exchange.getResponseBody().write("{\"data\":{\"dm_con".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            FakeX.breaksOff().to(exchange);
        };
    }

    /** X acts and answers something else. */
    static Taking actsAndAnswers(FakeX.Answer answer) {
        return (exchange, take) -> {
            take.run();
            answer.to(exchange);
        };
    }

    /** X does not act, and says why. */
    static Taking refuses(FakeX.Answer answer) {
        return (exchange, take) -> answer.to(exchange);
    }

    /** What X does waits until the test says. */
    static Taking waitsFor(CountDownLatch latch, Taking then) {
        return (exchange, take) -> {
            try {
                if (!latch.await(20, TimeUnit.SECONDS)) {
                    throw new IOException("Nobody said so");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            then.answer(exchange, take);
        };
    }

    /** X acts, and its answer waits until the test says. */
    Taking answersWhen(CountDownLatch latch) {
        return (exchange, take) -> {
            take.run();
            var taken = lastId();
            waitsFor(latch, (waited, nothing) -> accepted(taken).to(waited)).answer(exchange, () -> {});
        };
    }

    /** The account itself writes elsewhere. */
    synchronized String typeElsewhere(String text) {
        return Long.toString(put(accountId, text));
    }

    /** What X takes from now on is not shown until {@link #show}. */
    synchronized void showLate() {
        showsLate = true;
    }

    synchronized void show() {
        showsLate = false;
        hidden.clear();
    }

    /** What X tells of its limits of sending from now on. */
    synchronized void tell(String prefix, long limit, long remaining, Instant reset) {
        limits.put(prefix + "limit", Long.toString(limit));
        limits.put(prefix + "remaining", Long.toString(remaining));
        limits.put(prefix + "reset", Long.toString(reset.getEpochSecond()));
    }

    /** All texts that X has taken from us, in order. */
    synchronized List<String> sent() {
        return List.copyOf(sent);
    }

    synchronized String lastId() {
        return Long.toString(events.lastKey());
    }

    /** A page of the mailbox or of the conversation, as both are the same here. */
    synchronized String page() {
        var shown = events.descendingMap().entrySet().stream()
                .filter(event -> !hidden.contains(event.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        var body = new LinkedHashMap<String, Object>();
        if (!shown.isEmpty()) {
            body.put("data", shown);
        }
        body.put("meta", Map.of("result_count", shown.size()));
        return JSON.writeValueAsString(body);
    }

    private void take(HttpExchange exchange) throws IOException {
        var text = JSON.readTree(exchange.getRequestBody()).path("text").asString();
        var taking = next.poll();
        if (taking != null) {
            taking.answer(exchange, () -> takeIn(text));
            return;
        }
        takeIn(text);
        accepted(lastId()).to(exchange);
    }

    private synchronized FakeX.Answer accepted(String eventId) {
        return FakeX.json(
                201,
                "{\"data\":{\"dm_conversation_id\":\"%s\",\"dm_event_id\":\"%s\"}}".formatted(id, eventId),
                Map.copyOf(limits));
    }

    private synchronized void takeIn(String text) {
        sent.add(text);
        var eventId = put(accountId, text);
        if (showsLate) {
            hidden.add(eventId);
        }
    }

    private long put(String sender, String text) {
        var at = Instant.now();
        var eventId = ((at.toEpochMilli() - SNOWFLAKE_EPOCH) << 22) + SEQUENCE.incrementAndGet();
        var event = new LinkedHashMap<String, Object>();
        event.put("id", Long.toString(eventId));
        event.put("event_type", "MessageCreate");
        event.put("text", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        event.put("sender_id", sender);
        event.put("dm_conversation_id", id);
        event.put("created_at", at.truncatedTo(ChronoUnit.MILLIS).toString());
        events.put(eventId, event);
        return eventId;
    }
}
