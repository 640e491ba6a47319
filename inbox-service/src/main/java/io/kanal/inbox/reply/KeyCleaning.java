package io.kanal.inbox.reply;

import io.kanal.outbox.RecurringWork;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Forgets the keys that have had their day. */
@Component
class KeyCleaning extends RecurringWork {

    KeyCleaning(RequestKeys keys, Clock clock) {
        super("Forgetting old keys of replies", Duration.ofHours(1), () -> keys.forget(clock.instant()));
    }
}
