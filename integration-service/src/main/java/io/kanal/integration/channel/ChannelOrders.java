package io.kanal.integration.channel;

import io.kanal.contracts.KanalRecord;
import io.kanal.edge.ProblemException;
import io.kanal.outbox.Outbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Passes on what people ask of a connected channel, in the order in which they ask it. */
@Service
class ChannelOrders {

    private final Channels channels;
    private final Outbox outbox;
    private final TransactionalOperator transaction;

    ChannelOrders(Channels channels, Outbox outbox, TransactionalOperator transaction) {
        this.channels = channels;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /**
     * Passes an order on, if its channel is a present one of its organisation.
     *
     * @throws ProblemException 404 for any other channel, 409 for one that is being disconnected
     */
    Mono<Void> give(KanalRecord order) {
        return channels.lock(order.organizationId(), order.channelId())
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("channel", order.channelId())))
                .map(Channel::present)
                .flatMap(channel -> outbox.add(order))
                .as(transaction::transactional);
    }
}
