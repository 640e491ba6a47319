package io.kanal.twitter.polling;

import io.kanal.contracts.twitter.TwitterCommand.CheckNow;
import io.kanal.contracts.twitter.TwitterCommand.ReadOn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What people order about reading. It is written down; whoever reads the account next acts on it. */
@Component
public class ReadingOrders {

    private final Readings readings;

    ReadingOrders(Readings readings) {
        this.readings = readings;
    }

    /** Polls as soon as X's limits allow. */
    public Mono<Void> checkNow(CheckNow order) {
        return readings.checkNow(order.organizationId(), order.channelId());
    }

    /** Reads further back than the history stop. */
    public Mono<Void> readOn(ReadOn order) {
        return readings.readOn(order.organizationId(), order.channelId());
    }
}
