package io.kanal.auth.user;

import io.kanal.edge.Cursor;
import io.kanal.edge.Role;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The users of one organisation. */
@Repository
public class Colleagues {

    private final DatabaseClient database;

    Colleagues(DatabaseClient database) {
        this.database = database;
    }

    /** Users in the order of their creation, behind the cursor. */
    public Mono<List<Colleague>> list(UUID organisation, @Nullable Cursor after, int limit) {
        return database.sql(Users.SELECT + """
                        where u.organisation_id = :organisation
                          and (cast(:at as timestamptz) is null or (u.created_at, u.id) > (:at, cast(:id as uuid)))
                        order by u.created_at, u.id limit :limit
                        """)
                .bind("organisation", organisation)
                .bind("at", after == null ? Parameters.in(Instant.class) : Parameters.in(after.at()))
                .bind("id", after == null ? Parameters.in(UUID.class) : Parameters.in(after.id()))
                .bind("limit", limit)
                .map(Colleagues::colleague)
                .all()
                .collectList();
    }

    /** The user with this id, if it is one of this organisation. */
    public Mono<Colleague> find(UUID organisation, UUID id) {
        return database.sql(Users.SELECT + "where u.organisation_id = :organisation and u.id = :id")
                .bind("organisation", organisation)
                .bind("id", id)
                .map(Colleagues::colleague)
                .one();
    }

    /** Sets what the user may do. */
    public Mono<Void> change(UUID organisation, UUID id, Role role, boolean active) {
        return database.sql("""
                        update app_user set role = :role, active = :active
                        where organisation_id = :organisation and id = :id
                        """)
                .bind("role", role.name())
                .bind("active", active)
                .bind("organisation", organisation)
                .bind("id", id)
                .then();
    }

    /** How many owners the organisation has who may sign in and have a password. */
    public Mono<Long> activeOwners(UUID organisation) {
        return database.sql("""
                        select count(*) as owners from app_user
                        where organisation_id = :organisation and role = 'OWNER' and active and password_hash is not null
                        """)
                .bind("organisation", organisation)
                .map(row -> Objects.requireNonNull(row.get("owners", Long.class)))
                .one();
    }

    /** Lets one change of people at a time happen in the organisation, until the end of the transaction. */
    public Mono<Void> lock(UUID organisation) {
        return database.sql("select id from organisation where id = :id for update")
                .bind("id", organisation)
                .then();
    }

    private static Colleague colleague(Readable row) {
        return new Colleague(
                Users.userOf(row),
                row.get("password_hash", String.class) == null,
                Objects.requireNonNull(row.get("created_at", Instant.class)),
                row.get("last_seen_at", Instant.class));
    }
}
