package io.kanal.integration.connection;

import io.kanal.outbox.RecurringWork;
import org.springframework.stereotype.Component;

/**
 * Ends connections whose time ran out. What is due stands in the database, by the database's clock, so it survives a restart,
 * and any number of instances may look.
 */
@Component
class ConnectionExpiry extends RecurringWork {

    ConnectionExpiry(ConnectionFlow flow, ConnectionProperties properties) {
        super(
                "Ending connections whose time ran out",
                properties.expiryInterval(),
                () -> flow.expire(properties.lifetime().plus(properties.grace()), properties.expiryBatch()));
    }
}
