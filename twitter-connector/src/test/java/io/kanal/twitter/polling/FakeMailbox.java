package io.kanal.twitter.polling;

import com.sun.net.httpserver.HttpExchange;
import io.kanal.twitter.FakeX;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** The mailbox of account 1 as {@code GET /2/dm_events} answers it, with pages, tokens and limits. */
final class FakeMailbox implements FakeX.Answer {

    static final String OWN = "1000";
    static final String CUSTOMER = "2000";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long SNOWFLAKE_EPOCH = 1_288_834_974_657L;

    private final TreeMap<Long, Map<String, Object>> events = new TreeMap<>();
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private final List<Integer> sizes = new ArrayList<>();
    private long limit = 100_000;
    private long used;
    private Instant windowEnds = Instant.now().plusSeconds(900);
    private volatile String refusedToken = "";

    /** A customer writes now. */
    String receive(String text) {
        return put(Instant.now(), CUSTOMER, "1000-2000", "MessageCreate", text, Map.of());
    }

    synchronized String put(
            Instant at, String sender, String conversation, String type, String text, Map<String, Object> more) {
        var id = ((at.toEpochMilli() - SNOWFLAKE_EPOCH) << 22) + sequence.incrementAndGet();
        var event = new LinkedHashMap<String, Object>();
        event.put("id", Long.toString(id));
        event.put("event_type", type);
        event.put("text", text);
        event.put("sender_id", sender);
        event.put("dm_conversation_id", conversation);
        event.put("created_at", at.truncatedTo(ChronoUnit.MILLIS).toString());
        event.putAll(more);
        events.put(id, event);
        return Long.toString(id);
    }

    synchronized List<String> ids() {
        return events.keySet().stream().map(id -> Long.toString(id)).toList();
    }

    int reads() {
        return reads.get();
    }

    synchronized List<Integer> sizes() {
        return List.copyOf(sizes);
    }

    synchronized void limit(long newLimit, Duration window) {
        limit = newLimit;
        used = 0;
        windowEnds = Instant.now().plus(window);
    }

    /** The next token that is used is refused. */
    void refuseNextToken() {
        refusedToken = "any";
    }

    @Override
    public void to(HttpExchange exchange) throws IOException {
        var query = queryOf(exchange);
        answer(query).to(exchange);
    }

    private synchronized FakeX.Answer answer(Map<String, String> query) {
        reads.incrementAndGet();
        used++;
        var headers = Map.of(
                "x-rate-limit-limit", Long.toString(limit),
                "x-rate-limit-remaining", Long.toString(Math.max(0, limit - used)),
                "x-rate-limit-reset", Long.toString(windowEnds.getEpochSecond()));
        if (used > limit) {
            return FakeX.json(
                    429, "{\"title\":\"Too Many Requests\",\"type\":\"about:blank\",\"status\":429}", headers);
        }
        var token = query.get("pagination_token");
        if (token != null && "any".equals(refusedToken)) {
            refusedToken = "";
            return FakeX.json(
                    400,
                    "{\"type\":\"https://api.x.com/2/problems/invalid-request\",\"errors\":[{\"parameters\":"
                            + "{\"pagination_token\":[\"x\"]},\"message\":\"x\"}]}",
                    headers);
        }
        return FakeX.json(200, page(token, Integer.parseInt(query.get("max_results"))), headers);
    }

    private String page(String token, int size) {
        sizes.add(size);
        var below = token == null ? events : events.headMap(Long.parseLong(token.substring(16)), false);
        var page = below.descendingMap().values().stream().limit(size).toList();
        var meta = new LinkedHashMap<String, Object>();
        meta.put("result_count", page.size());
        if (below.size() > page.size()) {
            meta.put("next_token", "0123456789abcdef" + page.getLast().get("id"));
        }
        var body = new LinkedHashMap<String, Object>();
        if (!page.isEmpty()) {
            body.put("data", page);
            body.put(
                    "includes",
                    Map.of("users", List.of(Map.of("id", CUSTOMER, "username", "budi", "name", "Budi & Co"))));
        }
        body.put("meta", meta);
        return JSON.writeValueAsString(body);
    }

    private static Map<String, String> queryOf(HttpExchange exchange) {
        var query = new LinkedHashMap<String, String>();
        for (var pair : exchange.getRequestURI().getQuery().split("&")) {
            var parts = pair.split("=", 2);
            query.put(parts[0], parts[1]);
        }
        return query;
    }
}
