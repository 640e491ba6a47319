package io.kanal.inbox.live;

import io.kanal.contracts.person.PersonEvent.PersonActivated;
import io.kanal.contracts.person.PersonEvent.PersonDeactivated;
import io.kanal.edge.ProblemException;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who may not sign in any more. Their access tokens live a little longer; nothing is told to them. */
@Repository
class DeactivatedPeople {

    private final DatabaseClient database;

    DeactivatedPeople(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(PersonDeactivated person) {
        return database.sql("""
                        insert into deactivated_person (person_id, organization_id) values (:person, :organization)
                        on conflict do nothing
                        """)
                .bind("person", person.personId())
                .bind("organization", person.organizationId())
                .then();
    }

    Mono<Void> remove(PersonActivated person) {
        return database.sql("delete from deactivated_person where person_id = :person")
                .bind("person", person.personId())
                .then();
    }

    /** Those of these people who may not sign in any more. */
    Flux<UUID> among(Collection<UUID> people) {
        return database.sql("select person_id from deactivated_person where person_id = any(:people)")
                .bind("people", people.toArray(UUID[]::new))
                .map(row -> Objects.requireNonNull(row.get("person_id", UUID.class)))
                .all();
    }

    /** Fails for a person who may not sign in any more, with the words of auth-service. */
    Mono<Void> requireActive(UUID person) {
        return among(Set.of(person))
                .flatMap(gone -> Mono.<Void>error(new ProblemException(
                        HttpStatus.UNAUTHORIZED, "not-signed-in", "Your account cannot be used any more.")))
                .then();
    }
}
