package io.kanal.contracts.person;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.kanal.contracts.KanalRecord;
import java.util.UUID;

/** What auth-service tells about people. */
public sealed interface PersonEvent extends KanalRecord {

    /** Written by auth-service, kept 14 days. */
    String TOPIC = "person-events";

    /** The person that the record is about. */
    UUID personId();

    @Override
    default String key() {
        return personId().toString();
    }

    /** The person may sign in no more, and what is open for them is to be closed. */
    @JsonTypeName("io.kanal.person.deactivated.v1")
    record PersonDeactivated(UUID organizationId, UUID personId) implements PersonEvent {}

    /** The person may sign in again. */
    @JsonTypeName("io.kanal.person.activated.v1")
    record PersonActivated(UUID organizationId, UUID personId) implements PersonEvent {}
}
