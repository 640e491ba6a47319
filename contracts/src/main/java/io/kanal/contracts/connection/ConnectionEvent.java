package io.kanal.contracts.connection;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.kanal.contracts.ChannelRecord;
import io.kanal.contracts.Failure;
import io.kanal.contracts.Person;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What integration-service tells about connections. */
public sealed interface ConnectionEvent extends ChannelRecord {

    /** Written by integration-service, kept 7 days. */
    String TOPIC = "connection-events";

    /** The connection that the record is about. */
    UUID connectionId();

    /**
     * A connection took a step.
     *
     * @param state where it stands now
     * @param waitingFor why it has to wait, while it is {@link ConnectionState#VERIFYING} and X cannot judge
     * @param failure why it failed, in {@link ConnectionState#FAILED}
     * @param requestedBy who opened the connection
     */
    @JsonTypeName("io.kanal.connection.state-changed.v1")
    record ConnectionStateChanged(
            UUID organizationId,
            UUID channelId,
            UUID connectionId,
            ConnectionState state,
            @Nullable Failure waitingFor,
            @Nullable Failure failure,
            Person requestedBy)
            implements ConnectionEvent {}
}
