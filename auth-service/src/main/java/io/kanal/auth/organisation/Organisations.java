package io.kanal.auth.organisation;

import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The organisations of this installation. */
@Repository
public class Organisations {

    private final DatabaseClient database;

    Organisations(DatabaseClient database) {
        this.database = database;
    }

    /** The organisation that was there first under this name. */
    public Mono<Organisation> named(String name) {
        return database.sql("select id, name from organisation where name = :name order by created_at limit 1")
                .bind("name", name)
                .map(row -> new Organisation(
                        Objects.requireNonNull(row.get("id", UUID.class)),
                        Objects.requireNonNull(row.get("name", String.class))))
                .one();
    }

    /** A new organisation. */
    public Mono<Organisation> create(String name) {
        var organisation = new Organisation(UUID.randomUUID(), name);
        return add(organisation).thenReturn(organisation);
    }

    /** Adds an organisation, unless it is there. */
    public Mono<Void> add(Organisation organisation) {
        return database.sql("insert into organisation (id, name) values (:id, :name) on conflict do nothing")
                .bind("id", organisation.id())
                .bind("name", organisation.name())
                .then();
    }
}
