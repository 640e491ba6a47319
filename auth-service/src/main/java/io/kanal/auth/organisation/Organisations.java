package io.kanal.auth.organisation;

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

    /** Adds an organisation, unless it is there. */
    public Mono<Void> add(Organisation organisation) {
        return database.sql("insert into organisation (id, name) values (:id, :name) on conflict do nothing")
                .bind("id", organisation.id())
                .bind("name", organisation.name())
                .then();
    }
}
