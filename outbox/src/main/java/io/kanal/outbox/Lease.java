package io.kanal.outbox;

import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The right to do a piece of work alone, held for a while by one instance. The database's clock decides. */
final class Lease {

    private final DatabaseClient database;
    private final String name;
    private final Duration length;
    private final String holder = UUID.randomUUID().toString();

    Lease(DatabaseClient database, String name, Duration length) {
        this.database = database;
        this.name = name;
        this.length = length;
    }

    /** Takes or prolongs the lease, and tells whether it is ours now. */
    Mono<Boolean> hold() {
        return database.sql("""
                        insert into lease (name, holder, token, until)
                        values (:name, :holder, 1, now() + make_interval(secs => :seconds))
                        on conflict (name) do update set
                            holder = excluded.holder,
                            until = excluded.until,
                            token = lease.token + case when lease.holder = excluded.holder then 0 else 1 end
                        where lease.holder = excluded.holder or lease.until < now()
                        """)
                .bind("name", name)
                .bind("holder", holder)
                .bind("seconds", length.toMillis() / 1000.0)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Gives the lease back, if it is ours. */
    Mono<Void> release() {
        return database.sql("update lease set until = now() where name = :name and holder = :holder")
                .bind("name", name)
                .bind("holder", holder)
                .then();
    }
}
