package io.kanal.inbox.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody may be looking at has changed. It carries ids alone; who wants to know more asks.
 *
 * @param organization whose it is
 * @param kind what has changed
 * @param id its id; null if nobody can tell what has changed
 * @param conversation the conversation of a message
 * @param user the only person whom it concerns; null if it concerns all of the organisation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LiveEvent(
        UUID organization,
        Kind kind,
        @Nullable UUID id,
        @Nullable UUID conversation,
        @Nullable UUID user) {

    /** What can change. */
    public enum Kind {
        /** Anything; what is shown is to be asked for anew. */
        RESET,
        /** A channel, or how far it has been read. */
        CHANNEL,
        /** A connection took a step. */
        CONNECTION,
        /** A disconnection took a step. */
        DISCONNECTION,
        /** What a conversation shows in a list. */
        CONVERSATION,
        /** Messages of a conversation, and with them what it shows in a list; the id is that of one of them. */
        MESSAGE,
        /** A person may not sign in any more. No browser is told; the person's streams end. */
        DEACTIVATION
    }

    /** What a browser is told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Data(@Nullable UUID id, @Nullable UUID conversationId) {}

    /** Too much has changed to name it. */
    public static LiveEvent reset(UUID organization) {
        return new LiveEvent(organization, Kind.RESET, null, null, null);
    }

    /** A channel, or how far it has been read, is another one now. */
    public static LiveEvent channel(UUID organization, UUID id) {
        return new LiveEvent(organization, Kind.CHANNEL, id, null, null);
    }

    /** A connection took a step. */
    public static LiveEvent connection(UUID organization, UUID id) {
        return new LiveEvent(organization, Kind.CONNECTION, id, null, null);
    }

    /** A disconnection took a step. */
    public static LiveEvent disconnection(UUID organization, UUID id) {
        return new LiveEvent(organization, Kind.DISCONNECTION, id, null, null);
    }

    /** What a conversation shows in a list is another one now. */
    public static LiveEvent conversation(UUID organization, UUID id) {
        return new LiveEvent(organization, Kind.CONVERSATION, id, null, null);
    }

    /** What a conversation shows to one person is another one now. */
    public static LiveEvent conversationOf(UUID organization, UUID user, UUID id) {
        return new LiveEvent(organization, Kind.CONVERSATION, id, null, user);
    }

    /** A message, perhaps among others, is new or another one now. */
    public static LiveEvent message(UUID organization, UUID conversation, UUID id) {
        return new LiveEvent(organization, Kind.MESSAGE, id, conversation, null);
    }

    /** A person may not sign in any more. */
    static LiveEvent deactivation(UUID organization, UUID user) {
        return new LiveEvent(organization, Kind.DEACTIVATION, null, null, user);
    }

    boolean concerns(UUID person) {
        return user == null || user.equals(person);
    }

    Data data() {
        return new Data(id, conversation);
    }
}
