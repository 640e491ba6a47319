package io.kanal.contracts.twitter;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.kanal.contracts.ChannelRecord;
import io.kanal.contracts.Person;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What integration-service asks of twitter-connector. */
public sealed interface TwitterCommand extends ChannelRecord {

    /** Written by integration-service, kept 7 days. */
    String TOPIC = "twitter-commands";

    /**
     * End an authorisation that has not succeeded. It is always answered by how the authorisation ended; an id that nobody
     * knows is written down as ended, so that a late call with it is refused.
     *
     * @param reason whether a person called it off or its time ran out
     * @param requestedBy who called it off; null when time did
     */
    @JsonTypeName("io.kanal.twitter.cancel-authorization.v1")
    record CancelAuthorization(
            UUID organizationId,
            UUID channelId,
            UUID connectionId,
            Reason reason,
            @Nullable Person requestedBy) implements TwitterCommand {

        /** Why an authorisation is to end. */
        public enum Reason {
            /** A person called it off. */
            CANCELLED,
            /** Its time ran out. */
            EXPIRED
        }
    }

    /** Read further back than the history stop. */
    @JsonTypeName("io.kanal.twitter.read-on.v1")
    record ReadOn(UUID organizationId, UUID channelId, Person requestedBy) implements TwitterCommand {}

    /** Poll as soon as X's limits allow. */
    @JsonTypeName("io.kanal.twitter.check-now.v1")
    record CheckNow(UUID organizationId, UUID channelId, Person requestedBy) implements TwitterCommand {}
}
