package io.kanal.registry.channel;

import io.kanal.contracts.Failure;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelCommand.DisconnectChannel;
import io.kanal.contracts.channel.ChannelCommand.PauseChannel;
import io.kanal.contracts.channel.ChannelCommand.RegisterChannel;
import io.kanal.contracts.channel.ChannelCommand.ResumeChannel;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnecting;
import io.kanal.contracts.channel.ChannelEvent.ChannelRejected;
import io.kanal.contracts.channel.ChannelEvent.ChannelStatusChanged;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountReleased;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountStatusChanged;
import io.kanal.registry.channel.Intent.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connected account. Its methods decide what may become of it; each change that others can see has the next revision.
 *
 * @param id minted with the connection that led to it
 * @param organizationId whose it is
 * @param provider where the account is
 * @param account the account, as last seen
 * @param method how it was connected
 * @param intent what the organisation wants of it
 * @param condition what X lets it do
 * @param connectedAt when it was connected, at the last renewal
 * @param createdAt when it was connected first
 * @param revision grows with every change that others can see
 */
record Channel(
        UUID id,
        UUID organizationId,
        String provider,
        Account account,
        ConnectionMethod method,
        Intent intent,
        Condition condition,
        Instant connectedAt,
        Instant createdAt,
        long revision) {

    /** An account that becomes a channel. */
    static Change register(RegisterChannel command, Instant now) {
        var channel = new Channel(
                command.channelId(),
                command.organizationId(),
                command.provider(),
                command.account(),
                command.method(),
                Intent.active(now),
                Condition.CONNECTED,
                now,
                now,
                1);
        return Change.of(channel, channel.connected(command, false));
    }

    /** Answers a connection of the account that this channel stands for already. */
    Change registerAgain(RegisterChannel command, Instant now) {
        // Whose the account is, and that it is about to be free, is nothing that another organisation may learn.
        if (!belongsTo(command.organizationId())) {
            return Change.of(this, rejected(command, Rejection.ACCOUNT_IN_USE));
        }
        if (intent.is(Kind.DISCONNECTING)) {
            return Change.of(this, rejected(command, Rejection.DISCONNECTING));
        }
        var renewed = new Channel(
                id,
                organizationId,
                provider,
                command.account(),
                command.method(),
                intent,
                Condition.CONNECTED,
                now,
                createdAt,
                revision + 1);
        return Change.of(renewed, renewed.connected(command, true));
    }

    Change pause(PauseChannel command, Instant now) {
        return intent.is(Kind.ACTIVE)
                ? statusChanged(next(Intent.paused(now), condition), command.requestedBy())
                : Change.none(this);
    }

    Change resume(ResumeChannel command, Instant now) {
        return intent.is(Kind.PAUSED)
                ? statusChanged(next(Intent.active(now), condition), command.requestedBy())
                : Change.none(this);
    }

    Change disconnect(DisconnectChannel command, Instant now) {
        if (intent.is(Kind.DISCONNECTING)) {
            return Change.none(this);
        }
        var next = next(Intent.disconnecting(now, command.disconnectionId(), command.requestedBy()), condition);
        return Change.of(
                next,
                new ChannelDisconnecting(
                        organizationId,
                        id,
                        next.revision,
                        next.state(),
                        command.disconnectionId(),
                        command.requestedBy()));
    }

    /**
     * Takes over what X lets the account do.
     *
     * @param writtenAt when the connector wrote it; what it wrote before a renewal is about the former credentials
     */
    Change conditionChanged(TwitterAccountStatusChanged event, Instant writtenAt) {
        if (writtenAt.isBefore(connectedAt)) {
            return Change.none(this);
        }
        var reported = new Condition(event.condition(), event.cause());
        // While it is paused or going nobody sees the difference, so it has no revision; it shows when it is resumed.
        return intent.over(reported).equals(intent.over(condition))
                ? Change.none(with(intent, reported, revision))
                : statusChanged(next(intent, reported), null);
    }

    /** The last event of this channel, if it is this disconnection that it goes by. */
    Optional<ChannelDisconnected> released(TwitterAccountReleased event) {
        return Optional.ofNullable(intent.leaving())
                .filter(leaving -> leaving.disconnectionId().equals(event.disconnectionId()))
                .map(leaving -> new ChannelDisconnected(
                        organizationId,
                        id,
                        revision + 1,
                        state(),
                        leaving.disconnectionId(),
                        event.receipt(),
                        leaving.requestedBy()));
    }

    boolean belongsTo(UUID organization) {
        return organizationId.equals(organization);
    }

    /** All that the public may know of it. */
    ChannelState state() {
        var shown = intent.over(condition);
        return new ChannelState(provider, account, method, shown.status(), shown.cause(), connectedAt);
    }

    private ChannelConnected connected(RegisterChannel command, boolean renewal) {
        return new ChannelConnected(
                organizationId, id, revision, state(), command.connectionId(), renewal, command.requestedBy());
    }

    private static ChannelRejected rejected(RegisterChannel command, Failure failure) {
        return new ChannelRejected(
                command.organizationId(),
                command.channelId(),
                0,
                command.connectionId(),
                command.account(),
                failure,
                command.requestedBy());
    }

    private static Change statusChanged(Channel next, @Nullable Person requestedBy) {
        return Change.of(
                next, new ChannelStatusChanged(next.organizationId, next.id, next.revision, next.state(), requestedBy));
    }

    private Channel next(Intent wanted, Condition possible) {
        return with(wanted, possible, revision + 1);
    }

    private Channel with(Intent wanted, Condition possible, long number) {
        return new Channel(
                id, organizationId, provider, account, method, wanted, possible, connectedAt, createdAt, number);
    }
}
