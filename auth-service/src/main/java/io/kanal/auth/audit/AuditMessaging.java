package io.kanal.auth.audit;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.audit.AuditAction;
import io.kanal.contracts.audit.AuditEvent;
import io.kanal.contracts.audit.AuditEvent.ActionRecorded;
import io.kanal.contracts.audit.AuditResult;
import io.kanal.outbox.Subscription;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Takes what other services tell into the audit trail. */
@Configuration
class AuditMessaging {

    private final AuditEntries entries;

    AuditMessaging(AuditEntries entries) {
        this.entries = entries;
    }

    @Bean
    Subscription<AuditEvent> auditEvents() {
        return Subscription.oneByOne(AuditEvent.TOPIC, AuditEvent.class, this::handle);
    }

    private Mono<Void> handle(Envelope<AuditEvent> event) {
        return switch (event.record()) {
            case ActionRecorded recorded -> entries.add(entryOf(event, recorded));
        };
    }

    private static AuditEntry entryOf(Envelope<AuditEvent> event, ActionRecorded recorded) {
        var person = recorded.actor();
        return new AuditEntry(
                UUID.randomUUID(),
                event.time().truncatedTo(ChronoUnit.MICROS),
                new Actor(recorded.organizationId(), person.id(), person.username(), recorded.address()),
                Action.codeOf(recorded.action()),
                subjectOf(recorded),
                Action.codeOf(recorded.result()),
                recorded.code(),
                null);
    }

    /** Who was not let connect has made no channel. */
    private static @Nullable Subject subjectOf(ActionRecorded recorded) {
        return recorded.action() == AuditAction.CHANNEL_CONNECT_REQUESTED && recorded.result() == AuditResult.REFUSED
                ? null
                : Subject.channel(recorded.channelId(), recorded.handle());
    }
}
