package io.kanal.integration.disconnection;

import io.kanal.contracts.KanalRecord;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnected;
import io.kanal.contracts.twitter.TwitterEvent.RevocationCompleted;
import io.kanal.edge.ProblemException;
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
    private final TransactionalOperator transaction;

    DisconnectionFlow(
            Disconnections disconnections, Channels channels, Outbox outbox, TransactionalOperator transaction) {
        this.disconnections = disconnections;
        this.channels = channels;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /**
     * Disconnects a channel of the organisation. A repeat, also after the end, changes nothing.
     *
     * @return the id of the channel's one disconnection
     */
    Mono<UUID> disconnect(UUID organizationId, UUID channelId, Person requestedBy) {
        return channels.lock(organizationId, channelId)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("channel", channelId)))
                .flatMap(channel -> disconnections
                        .idOfChannel(channelId)
                        .switchIfEmpty(Mono.defer(() -> begin(channel, requestedBy))))
                .as(transaction::transactional);
    }

    /** The registry has deleted the channel. */
    public Mono<Void> on(ChannelDisconnected event) {
        return step(event.disconnectionId(), disconnection -> disconnection.on(event));
    }

    /** A token that had to wait was revoked or given up. */
    public Mono<Void> on(RevocationCompleted event) {
        return step(event.disconnectionId(), disconnection -> disconnection.on(event));
    }

    private Mono<UUID> begin(Channel channel, Person requestedBy) {
        if (channel.state() == Channel.State.GONE) {
            return Mono.error(() -> ProblemException.notFound("channel", channel.id()));
        }
        var decision = Disconnection.begin(
                UUID.randomUUID(), channel.organizationId(), channel.id(), channel.handle(), requestedBy);
        return disconnections
                .add(decision.next())
                .then(channels.leave(channel.id()))
                .then(publish(decision))
                .thenReturn(decision.next().id());
    }

    private Mono<Void> step(UUID id, Function<Disconnection, Decision> decide) {
        return disconnections
                .lock(id)
                .map(decide)
                .flatMap(decision -> disconnections.update(decision.next()).then(publish(decision)));
    }

    private Mono<Void> publish(Decision decision) {
        return outbox.add(decision.records().toArray(KanalRecord[]::new));
    }
}
