package io.kanal.registry.channel;

import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Actor;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.StatusCause;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the organisation wants of a channel.
 *
 * @param kind what it wants
 * @param since since when
 * @param leaving the disconnection under way; null unless it is {@link Kind#DISCONNECTING}
 */
record Intent(Kind kind, Instant since, @Nullable Leaving leaving) {

    enum Kind {
        /** It is to work. */
        ACTIVE,
        /** It is to rest until it is resumed. */
        PAUSED,
        /** It is to go. */
        DISCONNECTING
    }

    /**
     * A disconnection under way.
     *
     * @param disconnectionId its id
     * @param requestedBy who asked for it
     */
    record Leaving(UUID disconnectionId, Person requestedBy) {}

    static Intent active(Instant since) {
        return new Intent(Kind.ACTIVE, since, null);
    }

    static Intent paused(Instant since) {
        return new Intent(Kind.PAUSED, since, null);
    }

    static Intent disconnecting(Instant since, UUID disconnectionId, Person requestedBy) {
        return new Intent(Kind.DISCONNECTING, since, new Leaving(disconnectionId, requestedBy));
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** What the channel shows: a wish to rest or to go comes before the condition that X leaves it in. */
    Condition over(Condition condition) {
        return switch (kind) {
            case ACTIVE -> condition;
            case PAUSED ->
                new Condition(
                        ChannelStatus.PAUSED,
                        new StatusCause(
                                "paused",
                                "The channel is paused: no messages are taken in.",
                                "Resume the channel.",
                                since,
                                Actor.SUPERVISOR));
            case DISCONNECTING ->
                new Condition(
                        ChannelStatus.DISCONNECTING,
                        new StatusCause(
                                "disconnecting",
                                "The channel is being disconnected and will be deleted.",
                                "Wait a moment.",
                                since,
                                Actor.NOBODY));
        };
    }
}
