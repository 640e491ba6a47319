package io.kanal.integration.channel;

import io.kanal.contracts.ChannelRecord;
import io.kanal.contracts.audit.AuditAction;
import io.kanal.contracts.channel.ChannelCommand.PauseChannel;
import io.kanal.contracts.channel.ChannelCommand.ResumeChannel;
import io.kanal.contracts.twitter.TwitterCommand.CheckNow;
import io.kanal.contracts.twitter.TwitterCommand.ReadOn;
import io.kanal.edge.ProblemException;
import io.kanal.integration.audit.Asker;
import io.kanal.integration.audit.AuditTrail;
import io.kanal.outbox.Outbox;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Passes on what people ask of a connected channel, in the order in which they ask it. */
@Service
class ChannelOrders {

    private final Channels channels;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final TransactionalOperator transaction;

    ChannelOrders(Channels channels, Outbox outbox, AuditTrail trail, TransactionalOperator transaction) {
        this.channels = channels;
        this.outbox = outbox;
        this.trail = trail;
        this.transaction = transaction;
    }

    Mono<Void> pause(Asker asker, UUID id) {
        return give(
                new PauseChannel(asker.organizationId(), id, asker.person()),
                channel -> tell(asker, AuditAction.CHANNEL_PAUSED, channel));
    }

    Mono<Void> resume(Asker asker, UUID id) {
        return give(
                new ResumeChannel(asker.organizationId(), id, asker.person()),
                channel -> tell(asker, AuditAction.CHANNEL_RESUMED, channel));
    }

    Mono<Void> readOn(Asker asker, UUID id) {
        return give(
                new ReadOn(asker.organizationId(), id, asker.person()),
                channel -> tell(asker, AuditAction.READ_ON, channel));
    }

    /** It changes nothing that would not happen by itself a moment later, so nobody needs to know who asked. */
    Mono<Void> checkNow(Asker asker, UUID id) {
        return give(new CheckNow(asker.organizationId(), id, asker.person()), channel -> Mono.empty());
    }

    /**
     * Passes an order on, if its channel is a present one of its organisation.
     *
     * @throws ProblemException 404 for any other channel, 409 for one that is being disconnected
     */
    private Mono<Void> give(ChannelRecord order, Function<Channel, Mono<Void>> told) {
        return channels.lock(order.organizationId(), order.channelId())
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("channel", order.channelId())))
                .map(Channel::present)
                .flatMap(channel -> outbox.add(order).then(told.apply(channel)))
                .as(transaction::transactional);
    }

    private Mono<Void> tell(Asker asker, AuditAction action, Channel channel) {
        return trail.accepted(asker, action, channel.id(), channel.handle());
    }
}
