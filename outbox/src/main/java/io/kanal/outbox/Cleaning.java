package io.kanal.outbox;

import java.time.Duration;

/** Forgets what was sent and handled long ago. */
final class Cleaning extends RecurringWork {

    Cleaning(
            UnsentRecords records,
            ProcessedEvents processedEvents,
            DeadLetters deadLetters,
            OutboxProperties properties) {
        super(
                "Forgetting old records",
                Duration.ofHours(1),
                () -> records.forget(properties.keepSent())
                        .then(processedEvents.forget(properties.keepProcessed()))
                        .then(deadLetters.forget(properties.keepClosed())));
    }
}
