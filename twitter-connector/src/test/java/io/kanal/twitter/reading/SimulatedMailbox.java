package io.kanal.twitter.reading;

import io.kanal.twitter.reading.Page.Entry;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** A mailbox at X as far as reading is concerned: pages from the newest down, tokens that name where to go on. */
final class SimulatedMailbox {

    private static final BigInteger STEP = BigInteger.valueOf(1_000);

    private final TreeMap<EventId, Entry> entries = new TreeMap<>();
    private BigInteger last = new BigInteger("1990000000000000000");
    private Instant now;

    SimulatedMailbox(Instant now) {
        this.now = now;
    }

    Instant now() {
        return now;
    }

    void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** All that can be seen, oldest first. */
    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    Entry newest() {
        return entries.lastEntry().getValue();
    }

    Entry writeOne() {
        last = last.add(STEP);
        return add(last, now);
    }

    void write(int count, Duration ago) {
        for (var i = 0; i < count; i++) {
            last = last.add(STEP);
            add(last, now.minus(ago));
        }
    }

    /** An event becomes visible only now, though its id is between those of two others. */
    Entry writeBetween(int below, int above) {
        var seen = entries();
        var middle =
                seen.get(below).id().number().add(seen.get(above).id().number()).shiftRight(1);
        return add(middle, now);
    }

    void delete(Entry entry) {
        entries.remove(entry.id());
    }

    void deleteAll() {
        entries.clear();
    }

    Page answer(ReadRequest request) {
        var token = request.token();
        var below = token == null ? entries : entries.headMap(EventId.of(token), false);
        var page = below.descendingMap().values().stream()
                .limit(request.maxResults())
                .toList();
        var more = below.size() > page.size();
        return Page.of(page, more ? page.getLast().id().toString() : null, now);
    }

    static List<EventId> ids(Collection<Entry> entries) {
        var ids = new ArrayList<EventId>();
        entries.forEach(entry -> ids.add(entry.id()));
        return Collections.unmodifiableList(ids);
    }

    private Entry add(BigInteger number, Instant sentAt) {
        var entry = new Entry(new EventId(number), sentAt);
        entries.put(entry.id(), entry);
        return entry;
    }
}
