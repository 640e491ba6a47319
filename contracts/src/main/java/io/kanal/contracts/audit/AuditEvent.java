package io.kanal.contracts.audit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.kanal.contracts.ChannelRecord;
import io.kanal.contracts.Person;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to stand in the audit trail of an organisation. It holds no secret and nothing that customers wrote. */
public sealed interface AuditEvent extends ChannelRecord {

    /** Written by integration-service, kept 14 days. */
    String TOPIC = "audit-events";

    /**
     * A person did something to a channel, or tried to.
     *
     * @param channelId the channel; where none came of it, the id that was minted for it
     * @param action what was done
     * @param result how it ended
     * @param code why it was refused or failed; null if it succeeded
     * @param actor who did it
     * @param address where the request came from; null for what happened later, by itself
     * @param handle the account's user name, where it is known
     */
    @JsonTypeName("io.kanal.audit.action-recorded.v1")
    record ActionRecorded(
            UUID organizationId,
            UUID channelId,
            AuditAction action,
            AuditResult result,
            @Nullable String code,
            Person actor,
            @Nullable String address,
            @Nullable String handle)
            implements AuditEvent {}
}
