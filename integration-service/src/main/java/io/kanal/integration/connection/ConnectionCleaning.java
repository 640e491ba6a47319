package io.kanal.integration.connection;

import io.kanal.outbox.RecurringWork;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Forgets the connections that ended long ago. What they came to stands in the audit trail; a record that is so late that it
 * finds no connection any more changes nothing.
 */
@Component
class ConnectionCleaning extends RecurringWork {

    private static final Duration KEPT = Duration.ofDays(30);

    ConnectionCleaning(Connections connections) {
        super("Forgetting connections that ended long ago", Duration.ofHours(1), () -> connections.forgetEnded(KEPT));
    }
}
