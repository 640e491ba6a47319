package io.kanal.integration.connection;

import io.kanal.contracts.Failure;
import io.kanal.contracts.KanalRecord;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.ChannelCommand.RegisterChannel;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelRejected;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.connection.ConnectionEvent.ConnectionStateChanged;
import io.kanal.contracts.connection.ConnectionState;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization.Reason;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountAuthorized;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationWaiting;
import io.kanal.integration.audit.Asker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one connection. Whether X lets us in is the connector's to decide, and whether the account becomes a
 * channel the registry's; this mirrors both and knows what comes next.
 *
 * <pre>
 * step                     leads on                        compensation
 * AWAITING_AUTHORIZATION   TwitterAccountAuthorized        CancelAuthorization: the person calls it off, the call to the
 *  or VERIFYING            (the pivot) -> RegisterChannel   connector has no verdict, or time runs out. The connector
 *                                                          answers TwitterAuthorizationEnded, or that it is too late.
 * REGISTERING              ChannelConnected                none, it only goes forward. ChannelRejected makes the
 *                                                          connector itself drop what is staged.
 * CONNECTED, FAILED, CANCELLED, EXPIRED                    none, nothing is left over
 * </pre>
 *
 * @param asker who asked for it; rows from before it was kept do not know from where
 * @param channelId minted with the connection; what is connected in the end may be a channel that was there before
 * @param waitingFor why X cannot judge now; null if it does not have to wait
 * @param failure why it failed; null unless it did
 * @param connectedChannelId the channel it led to; null unless it is connected
 * @param endAsked the order to end it that was sent last; null if there was none
 */
record Connection(
        UUID id,
        Asker asker,
        UUID channelId,
        ConnectionMethod method,
        ConnectionState state,
        @Nullable Failure waitingFor,
        @Nullable Failure failure,
        @Nullable UUID connectedChannelId,
        @Nullable Reason endAsked) {

    /** The connection from now on, and what is sent on the way there. */
    record Decision(Connection next, List<KanalRecord> records) {

        /** Whether this is the step into that state, and not a repeat. */
        boolean tells(ConnectionState state) {
            return records.stream()
                    .anyMatch(record -> record instanceof ConnectionStateChanged changed && changed.state() == state);
        }

        /** Why it came to nothing, if this is the step on which it did. */
        Optional<String> failureCode() {
            return Stream.of(ConnectionState.FAILED, ConnectionState.CANCELLED, ConnectionState.EXPIRED)
                    .filter(this::tells)
                    .map(state -> next.failure == null ? state.name().toLowerCase(Locale.ROOT) : next.failure.code())
                    .findFirst();
        }
    }

    static Decision open(Asker asker, ConnectionMethod method) {
        var opened = new Connection(
                UUID.randomUUID(),
                asker,
                UUID.randomUUID(),
                method,
                switch (method) {
                    case LOGIN -> ConnectionState.AWAITING_AUTHORIZATION;
                    case DEVELOPER_APP -> ConnectionState.VERIFYING;
                },
                null,
                null,
                null,
                null);
        return opened.becomes(opened);
    }

    /** Whose account it is to be. */
    UUID organizationId() {
        return asker.organizationId();
    }

    Decision on(TwitterAccountAuthorized event) {
        return switch (state) {
            case AWAITING_AUTHORIZATION, VERIFYING ->
                becomes(
                        in(ConnectionState.REGISTERING),
                        new RegisterChannel(
                                organizationId(),
                                channelId,
                                id,
                                PROVIDER,
                                event.account(),
                                event.method(),
                                asker.person()));
            case REGISTERING, CONNECTED, FAILED, CANCELLED, EXPIRED -> stays();
        };
    }

    Decision on(TwitterAuthorizationWaiting event) {
        return switch (state) {
            case AWAITING_AUTHORIZATION, VERIFYING -> becomes(waiting(event.waitingFor()));
            case REGISTERING, CONNECTED, FAILED, CANCELLED, EXPIRED -> stays();
        };
    }

    Decision on(TwitterAuthorizationEnded event) {
        return switch (state) {
            case AWAITING_AUTHORIZATION, VERIFYING ->
                becomes(
                        switch (event.outcome()) {
                            case FAILED -> failed(event.failure());
                            case CANCELLED -> in(ConnectionState.CANCELLED);
                            case EXPIRED -> in(ConnectionState.EXPIRED);
                        });
            case REGISTERING, CONNECTED, FAILED, CANCELLED, EXPIRED -> stays();
        };
    }

    Decision on(ChannelConnected event) {
        return state == ConnectionState.REGISTERING ? becomes(connected(event.channelId())) : stays();
    }

    Decision on(ChannelRejected event) {
        return state == ConnectionState.REGISTERING ? becomes(failed(event.failure())) : stays();
    }

    /**
     * The person calls it off.
     *
     * @throws ConnectionDecidedException if it is too late
     */
    Decision cancel(Person person) {
        return switch (state) {
            case AWAITING_AUTHORIZATION, VERIFYING -> ask(Reason.CANCELLED, person);
            case REGISTERING, CONNECTED -> throw ConnectionDecidedException.alreadyAuthorized();
            case FAILED, EXPIRED -> throw ConnectionDecidedException.alreadyEnded();
            // What was asked for is so already.
            case CANCELLED -> stays();
        };
    }

    /** The connector was called, and nobody knows what came of it or it refused: nothing may stay behind there. */
    Decision callFailed() {
        return state.isFinal() || state == ConnectionState.REGISTERING
                ? stays()
                : ask(Reason.CANCELLED, asker.person());
    }

    Decision timeRanOut() {
        return state.isFinal() || state == ConnectionState.REGISTERING ? stays() : ask(Reason.EXPIRED, null);
    }

    private static final String PROVIDER = "twitter";

    private static final Failure UNNAMED_FAILURE =
            Failure.of("failed", "The account could not be connected.", "Try again.");

    private Decision ask(Reason reason, @Nullable Person person) {
        if (reason == endAsked) {
            return stays();
        }
        var asked =
                new Connection(id, asker, channelId, method, state, waitingFor, failure, connectedChannelId, reason);
        return new Decision(asked, List.of(new CancelAuthorization(organizationId(), channelId, id, reason, person)));
    }

    private Decision stays() {
        return new Decision(this, List.of());
    }

    private Decision becomes(Connection next, KanalRecord... orders) {
        var records = new ArrayList<KanalRecord>();
        records.add(new ConnectionStateChanged(
                organizationId(), channelId, id, next.state, next.waitingFor, next.failure, asker.person()));
        records.addAll(List.of(orders));
        return new Decision(next, List.copyOf(records));
    }

    private Connection in(ConnectionState next) {
        return with(next, null, null, null);
    }

    private Connection waiting(Failure reason) {
        return with(ConnectionState.VERIFYING, reason, null, null);
    }

    private Connection failed(@Nullable Failure reason) {
        return with(ConnectionState.FAILED, null, reason == null ? UNNAMED_FAILURE : reason, null);
    }

    private Connection connected(UUID channel) {
        return with(ConnectionState.CONNECTED, null, null, channel);
    }

    private Connection with(
            ConnectionState next, @Nullable Failure wait, @Nullable Failure why, @Nullable UUID channel) {
        return new Connection(id, asker, channelId, method, next, wait, why, channel, endAsked);
    }
}
