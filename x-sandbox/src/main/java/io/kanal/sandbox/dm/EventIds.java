package io.kanal.sandbox.dm;

import io.kanal.sandbox.clock.SandboxClock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out event ids: each is a snowflake of when its message was sent, none twice, later ones of a moment greater. */
@Component
class EventIds {

    private static final int REMEMBERED_MILLIS = 100_000;

    private final JdbcClient database;
    private final SandboxClock clock;
    private final Map<Long, Long> lastOfMillis = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > REMEMBERED_MILLIS;
        }
    };
    private long lastLive;

    EventIds(JdbcClient database, SandboxClock clock) {
        this.database = database;
        this.clock = clock;
        this.lastLive = last(0, Snowflake.first(clock.real().plusMillis(1)) - 1);
    }

    /** An id for a message that is sent now: greater than all that were sent before. */
    synchronized long now() {
        var id = Math.max(at(clock.real()), lastLive + 1);
        lastLive = id;
        lastOfMillis.put(Snowflake.time(id).toEpochMilli(), id);
        return id;
    }

    /** An id for a message that was sent then. */
    synchronized long at(Instant sentAt) {
        var id = lastOfMillis.computeIfAbsent(sentAt.toEpochMilli(), this::lastStored) + 1;
        lastOfMillis.put(sentAt.toEpochMilli(), id);
        return id;
    }

    private long lastStored(long epochMilli) {
        var first = Snowflake.first(epochMilli);
        return Math.max(first - 1, last(first, Snowflake.first(epochMilli + 1) - 1));
    }

    private long last(long from, long to) {
        return database.sql("""
                        select coalesce(max(id), 0) from (
                            select max(id) as id from dm_event where id between :from and :to
                            union all
                            select max(id) as id from post where id between :from and :to)
                        """)
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
    }
}
