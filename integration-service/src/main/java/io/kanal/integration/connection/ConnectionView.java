package io.kanal.integration.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kanal.contracts.Failure;
import io.kanal.contracts.FieldError;
import io.kanal.contracts.connection.ConnectionState;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the API shows it.
 *
 * @param channelId the channel it led to, once it is connected
 * @param waitingFor why X cannot judge now
 * @param failure why it led to no channel, once it has ended so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConnectionView(
        UUID connectionId,
        ConnectionState state,
        @Nullable UUID channelId,
        @Nullable Reason waitingFor,
        @Nullable Reason failure) {

    /** Why something is not as it should be, and what can be done about it. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Reason(String code, String message, @Nullable String remedy, List<FieldError> errors) {

        static @Nullable Reason of(@Nullable Failure failure) {
            return failure == null
                    ? null
                    : new Reason(failure.code(), failure.message(), failure.remedy(), failure.errors());
        }
    }

    private static final Reason CANCELLED =
            new Reason("cancelled", "The connection was cancelled.", "Start again whenever you like.", List.of());
    private static final Reason EXPIRED = new Reason(
            "expired", "The time to connect the account ran out.", "Start again. Nothing was connected.", List.of());

    static ConnectionView of(Connection connection) {
        return new ConnectionView(
                connection.id(),
                shown(connection.state()),
                connection.connectedChannelId(),
                Reason.of(connection.waitingFor()),
                failureOf(connection));
    }

    private static @Nullable Reason failureOf(Connection connection) {
        return switch (connection.state()) {
            case CANCELLED -> CANCELLED;
            case EXPIRED -> EXPIRED;
            case FAILED -> Reason.of(connection.failure());
            case AWAITING_AUTHORIZATION, VERIFYING, REGISTERING, CONNECTED -> null;
        };
    }

    /** Registering takes a moment and is nothing that a person has to tell from verifying. */
    private static ConnectionState shown(ConnectionState state) {
        return state == ConnectionState.REGISTERING ? ConnectionState.VERIFYING : state;
    }
}
