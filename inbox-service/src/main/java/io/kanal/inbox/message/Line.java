package io.kanal.inbox.message;

import io.kanal.contracts.inbox.Attachment;
import io.kanal.contracts.inbox.InboxMessage.ConversationEvent;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageReceived;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageSent;
import io.kanal.contracts.inbox.InboxMessage.ParticipantsChanged;
import io.kanal.contracts.inbox.InboxMessage.UnknownEventReceived;
import io.kanal.contracts.inbox.Link;
import io.kanal.contracts.inbox.Participant;
import io.kanal.inbox.conversation.LineType;
import io.kanal.inbox.storage.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A line of a conversation, as it is stored.
 *
 * @param incoming whether it is news to an agent
 * @param joined X's ids of those who joined; null where that is not what the line tells
 * @param departed X's ids of those who left; null where that is not what the line tells
 * @param eventType what X calls something that we cannot show yet
 */
record Line(
        UUID organizationId,
        UUID channelId,
        String accountId,
        String conversation,
        String externalId,
        LineType type,
        Direction direction,
        boolean incoming,
        @Nullable String senderId,
        String text,
        JsonNode attachments,
        JsonNode links,
        @Nullable JsonNode joined,
        @Nullable JsonNode departed,
        @Nullable String eventType,
        Instant sentAt,
        boolean history) {

    private static final JsonNode NOTHING = Rows.content(List.of());

    /** Whose a line is. */
    enum Direction {
        /** A customer's. */
        INBOUND,
        /** The account's own. */
        OUTBOUND
    }

    /** The line that an event makes. */
    static Line of(ConversationEvent event) {
        return switch (event) {
            case DirectMessageReceived received ->
                message(
                        received,
                        Direction.INBOUND,
                        received.sender(),
                        received.text(),
                        received.attachments(),
                        received.links());
            case DirectMessageSent sent ->
                message(sent, Direction.OUTBOUND, sent.sender(), sent.text(), sent.attachments(), sent.links());
            case UnknownEventReceived unknown ->
                line(unknown, LineType.UNKNOWN_EVENT, null, null, Objects.requireNonNull(unknown.eventType()));
            case ParticipantsChanged changed ->
                line(
                        changed,
                        LineType.PARTICIPANTS_CHANGED,
                        idsOf(orNone(changed.joined())),
                        idsOf(orNone(changed.left())),
                        null);
        };
    }

    private static Line message(
            ConversationEvent event,
            Direction direction,
            Participant sender,
            @Nullable String text,
            List<Attachment> attachments,
            List<Link> links) {
        return new Line(
                event.organizationId(),
                event.channelId(),
                event.account().id(),
                event.conversationId(),
                event.dmEventId(),
                LineType.MESSAGE,
                direction,
                direction == Direction.INBOUND && !event.history(),
                sender.id(),
                text == null ? "" : text,
                Rows.content(orNone(attachments)),
                Rows.content(orNone(links)),
                null,
                null,
                null,
                event.sentAt(),
                event.history());
    }

    private static Line line(
            ConversationEvent event,
            LineType type,
            @Nullable JsonNode joined,
            @Nullable JsonNode departed,
            @Nullable String eventType) {
        return new Line(
                event.organizationId(),
                event.channelId(),
                event.account().id(),
                event.conversationId(),
                event.dmEventId(),
                type,
                Direction.INBOUND,
                type == LineType.UNKNOWN_EVENT && !event.history(),
                null,
                "",
                NOTHING,
                NOTHING,
                joined,
                departed,
                eventType,
                event.sentAt(),
                event.history());
    }

    private static JsonNode idsOf(List<Participant> people) {
        return Rows.content(people.stream().map(Participant::id).toList());
    }

    /** A record may leave out a list that is empty. */
    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
