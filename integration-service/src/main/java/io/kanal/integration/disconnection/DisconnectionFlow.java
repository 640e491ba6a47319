package io.kanal.integration.disconnection;

import io.kanal.contracts.KanalRecord;
import io.kanal.contracts.audit.AuditAction;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnected;
import io.kanal.contracts.twitter.TwitterEvent.RevocationCompleted;
import io.kanal.edge.ProblemException;
import io.kanal.integration.audit.Asker;
import io.kanal.integration.audit.AuditTrail;
import io.kanal.integration.channel.Channel;
import io.kanal.integration.channel.Channels;
import io.kanal.integration.disconnection.Disconnection.Decision;
import io.kanal.outbox.Outbox;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes disconnections from step to step, each in one transaction with what it sends. */
@Service
public class DisconnectionFlow {

    private final Disconnections disconnections;
    private final Channels channels;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final TransactionalOperator transaction;

    DisconnectionFlow(
            Disconnections disconnections,
            Channels channels,
            Outbox outbox,
            AuditTrail trail,
            TransactionalOperator transaction) {
        this.disconnections = disconnections;
        this.channels = channels;
        this.outbox = outbox;
        this.trail = trail;
        this.transaction = transaction;
    }

    /**
     * Disconnects a channel of the organisation. A repeat, also after the end, changes nothing.
     *
     * @return the id of the channel's one disconnection
     */
    Mono<UUID> disconnect(Asker asker, UUID channelId) {
        return channels.lock(asker.organizationId(), channelId)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("channel", channelId)))
                .flatMap(channel ->
                        disconnections.idOfChannel(channelId).switchIfEmpty(Mono.defer(() -> begin(channel, asker))))
                .as(transaction::transactional);
    }

    /** The registry has deleted the channel. */
    public Mono<Void> on(ChannelDisconnected event) {
        return step(event.disconnectionId(), disconnection -> disconnection.on(event), this::tellEnd);
    }

    /** A token that had to wait was revoked or given up. */
    public Mono<Void> on(RevocationCompleted event) {
        return step(event.disconnectionId(), disconnection -> disconnection.on(event), end -> Mono.empty());
    }

    private Mono<UUID> begin(Channel channel, Asker asker) {
        if (channel.state() == Channel.State.GONE) {
            return Mono.error(() -> ProblemException.notFound("channel", channel.id()));
        }
        var decision = Disconnection.begin(UUID.randomUUID(), asker, channel.id(), channel.handle());
        return disconnections
                .add(decision.next())
                .then(channels.leave(channel.id()))
                .then(publish(decision))
                .then(trail.accepted(asker, AuditAction.CHANNEL_DISCONNECT_REQUESTED, channel.id(), channel.handle()))
                .thenReturn(decision.next().id());
    }

    private Mono<Void> step(
            UUID id, Function<Disconnection, Decision> decide, Function<Disconnection, Mono<Void>> told) {
        return disconnections
                .lock(id)
                .map(decide)
                .flatMap(decision -> disconnections
                        .update(decision.next())
                        .then(publish(decision))
                        .then(told.apply(decision.next())));
    }

    private Mono<Void> tellEnd(Disconnection ended) {
        return trail.accepted(ended.asker(), AuditAction.CHANNEL_DISCONNECTED, ended.channelId(), ended.handle());
    }

    private Mono<Void> publish(Decision decision) {
        return outbox.add(decision.records().toArray(KanalRecord[]::new));
    }
}
