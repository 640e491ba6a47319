package io.kanal.twitter.reply;

import io.kanal.contracts.Person;
import io.kanal.contracts.inbox.ConversationType;
import io.kanal.contracts.inbox.InboxMessage.AccountRef;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageSent;
import io.kanal.contracts.inbox.Participant;
import io.kanal.contracts.reply.ReplyCommand.SendReply;
import io.kanal.twitter.reading.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Replies and messages as they may be. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final UUID ORGANIZATION = UUID.randomUUID();
    static final UUID CHANNEL = UUID.randomUUID();
    static final String CONVERSATION = "1000-2000";
    static final ReplyProperties SETTINGS = new Binder(
                    new MapConfigurationPropertySource(Map.of("kanal.reply.too-late", "1h")))
            .bind("kanal.reply", ReplyProperties.class)
            .get();

    private Samples() {}

    static SendReply order(int attempt, String text, Instant requestedAt) {
        return new SendReply(
                ORGANIZATION,
                CHANNEL,
                UUID.fromString("00000000-0000-4000-8000-000000000001"),
                attempt,
                "1000",
                CONVERSATION,
                text,
                requestedAt,
                new Person(UUID.randomUUID(), "siti"));
    }

    static Reply waiting() {
        return Reply.ordered(order(1, "ok", NOON), NOON);
    }

    static Reply inFlight() {
        return waiting().attempted(NOON, EventId.of("100"));
    }

    static Reply unconfirmed() {
        return inFlight().on(new SendOutcome.Unclear(), NOON, SETTINGS).reply();
    }

    static Reply notConfirmed() {
        return unconfirmed().failed(ReplyFailure.NOT_CONFIRMED).reply();
    }

    static OwnMessage message(long id, Duration afterNoon, String text) {
        return new OwnMessage(CONVERSATION, EventId.of(Long.toString(id)), NOON.plus(afterNoon), text, List.of());
    }

    static DirectMessageSent sent(long id, Duration afterNoon, String text) {
        return new DirectMessageSent(
                ORGANIZATION,
                CHANNEL,
                new AccountRef("1000", "kopi_senja"),
                CONVERSATION,
                ConversationType.ONE_TO_ONE,
                Long.toString(id),
                new Participant("1000", null, null, null),
                text,
                List.of(),
                List.of(),
                NOON.plus(afterNoon),
                NOON.plus(afterNoon),
                false);
    }
}
