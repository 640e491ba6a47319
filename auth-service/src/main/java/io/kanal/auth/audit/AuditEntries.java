package io.kanal.auth.audit;

import io.kanal.edge.Cursor;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The audit trails of all organisations. */
@Repository
class AuditEntries {

    private final DatabaseClient database;

    AuditEntries(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(AuditEntry entry) {
        var subject = entry.subject();
        return database.sql("""
                        insert into audit (id, organisation_id, at, actor_id, actor_name, address, action,
                            subject_type, subject_id, subject_name, result, code, detail)
                        values (:id, :organisation, :at, :actorId, :actorName, :address, :action,
                            :subjectType, :subjectId, :subjectName, :result, :code, :detail)
                        """)
                .bind("id", entry.id())
                .bind("organisation", orNull(entry.actor().organisation(), UUID.class))
                .bind("at", entry.at())
                .bind("actorId", orNull(entry.actor().id(), UUID.class))
                .bind("actorName", orNull(entry.actor().username(), String.class))
                .bind("address", orNull(entry.actor().address(), String.class))
                .bind("action", entry.action())
                .bind("subjectType", orNull(subject == null ? null : subject.type(), String.class))
                .bind("subjectId", orNull(subject == null ? null : subject.id(), UUID.class))
                .bind("subjectName", orNull(subject == null ? null : subject.name(), String.class))
                .bind("result", entry.result())
                .bind("code", orNull(entry.code(), String.class))
                .bind("detail", orNull(entry.detail(), String.class))
                .then();
    }

    /** The entries of an organisation behind the cursor, the newest first. */
    Mono<List<AuditEntry>> list(UUID organisation, @Nullable Cursor after, int limit) {
        return database.sql("""
                        select * from audit
                        where organisation_id = :organisation
                          and (cast(:at as timestamptz) is null or (at, id) < (:at, cast(:id as uuid)))
                        order by at desc, id desc limit :limit
                        """)
                .bind("organisation", organisation)
                .bind("at", orNull(after == null ? null : after.at(), Instant.class))
                .bind("id", orNull(after == null ? null : after.id(), UUID.class))
                .bind("limit", limit)
                .map(AuditEntries::entry)
                .all()
                .collectList();
    }

    Mono<Void> forgetOlderThan(Duration age, Duration ageOfNobodys) {
        return database.sql("""
                        delete from audit where at < now() - make_interval(secs => :seconds)
                            or (organisation_id is null and at < now() - make_interval(secs => :nobodys))
                        """)
                .bind("seconds", (double) age.toSeconds())
                .bind("nobodys", (double) ageOfNobodys.toSeconds())
                .then();
    }

    private static AuditEntry entry(Readable row) {
        return new AuditEntry(
                required(row, "id", UUID.class),
                required(row, "at", Instant.class),
                new Actor(
                        row.get("organisation_id", UUID.class),
                        row.get("actor_id", UUID.class),
                        row.get("actor_name", String.class),
                        row.get("address", String.class)),
                required(row, "action", String.class),
                subject(row),
                required(row, "result", String.class),
                row.get("code", String.class),
                row.get("detail", String.class));
    }

    private static @Nullable Subject subject(Readable row) {
        var type = row.get("subject_type", String.class);
        return type == null
                ? null
                : new Subject(type, required(row, "subject_id", UUID.class), row.get("subject_name", String.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    private static <T> Parameter orNull(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }
}
