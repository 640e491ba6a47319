package io.kanal.twitter.conversion;

import io.kanal.contracts.inbox.Attachment;
import io.kanal.contracts.inbox.Attachment.Type;
import io.kanal.contracts.inbox.ConversationType;
import io.kanal.contracts.inbox.InboxMessage.AccountRef;
import io.kanal.contracts.inbox.InboxMessage.ConversationEvent;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageReceived;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageSent;
import io.kanal.contracts.inbox.InboxMessage.ParticipantsChanged;
import io.kanal.contracts.inbox.InboxMessage.UnknownEventReceived;
import io.kanal.contracts.inbox.Link;
import io.kanal.contracts.inbox.Participant;
import io.kanal.twitter.api.DmEvent;
import io.kanal.twitter.api.DmPage.Media;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns X's events of one page into records of inbox-messages.
 *
 * @param organizationId the tenant
 * @param channelId the channel
 * @param account the connected account
 * @param people whom we know by name
 * @param media what X told of the attached media, by key
 * @param web where people read X in their browser
 * @param readAt when the page was read
 */
public record XConversations(
        UUID organizationId,
        UUID channelId,
        AccountRef account,
        People people,
        Map<String, Media> media,
        String web,
        Instant readAt) {

    /** The record of an event. */
    public ConversationEvent record(DmEvent event, boolean history) {
        return switch (event.type()) {
            case "MessageCreate" -> message(event, history);
            case "ParticipantsJoin" -> participants(event, participantsOf(event), List.of(), history);
            case "ParticipantsLeave" -> participants(event, List.of(), participantsOf(event), history);
            default -> unknown(event, history);
        };
    }

    /** Who takes part in an event, as far as X says; these are the people to know by name. */
    public static Set<String> peopleOf(DmEvent event, String own) {
        var ids = new LinkedHashSet<>(event.participantIds());
        var sender = event.senderId();
        if (sender != null) {
            ids.add(sender);
        }
        var conversation = event.conversationId();
        if (conversation != null && XIds.isOneToOne(conversation)) {
            ids.add(XIds.peerOf(conversation, own));
        }
        ids.removeIf(id -> !XIds.isUser(id));
        return ids;
    }

    private ConversationEvent message(DmEvent event, boolean history) {
        var sender = senderOf(event);
        if (sender == null) {
            return unknown(event, history);
        }
        return sender.id().equals(account.id()) ? sent(event, sender, history) : received(event, sender, history);
    }

    private DirectMessageReceived received(DmEvent event, Participant sender, boolean history) {
        return new DirectMessageReceived(
                organizationId,
                channelId,
                account,
                conversationOf(event),
                typeOf(event),
                event.id(),
                sender,
                TypedText.ofMessage(event.text()),
                attachmentsOf(event),
                linksOf(event),
                event.createdAt(),
                readAt,
                history);
    }

    private DirectMessageSent sent(DmEvent event, Participant sender, boolean history) {
        return new DirectMessageSent(
                organizationId,
                channelId,
                account,
                conversationOf(event),
                typeOf(event),
                event.id(),
                sender,
                TypedText.ofMessage(event.text()),
                attachmentsOf(event),
                linksOf(event),
                event.createdAt(),
                readAt,
                history);
    }

    private ParticipantsChanged participants(
            DmEvent event, List<Participant> joined, List<Participant> left, boolean history) {
        return new ParticipantsChanged(
                organizationId,
                channelId,
                account,
                conversationOf(event),
                typeOf(event),
                event.id(),
                joined,
                left,
                event.createdAt(),
                readAt,
                history);
    }

    private UnknownEventReceived unknown(DmEvent event, boolean history) {
        return new UnknownEventReceived(
                organizationId,
                channelId,
                account,
                conversationOf(event),
                typeOf(event),
                event.id(),
                TypedText.storable(event.type()),
                event.createdAt(),
                readAt,
                history);
    }

    /** X leaves the sender out at times; in a conversation of two it is then taken to be the other one. */
    private @Nullable Participant senderOf(DmEvent event) {
        var sender = event.senderId();
        if (sender != null) {
            return people.participant(sender);
        }
        var conversation = conversationOf(event);
        return XIds.isOneToOne(conversation) ? people.participant(XIds.peerOf(conversation, account.id())) : null;
    }

    private List<Participant> participantsOf(DmEvent event) {
        var sender = event.senderId();
        var ids = event.participantIds().isEmpty() && sender != null ? List.of(sender) : event.participantIds();
        return ids.stream().map(people::participant).toList();
    }

    private String conversationOf(DmEvent event) {
        var conversation = event.conversationId();
        if (conversation != null) {
            return TypedText.storable(conversation);
        }
        var sender = event.senderId();
        return XIds.conversationOf(account.id(), sender != null && XIds.isUser(sender) ? sender : account.id());
    }

    private ConversationType typeOf(DmEvent event) {
        return XIds.isOneToOne(conversationOf(event)) ? ConversationType.ONE_TO_ONE : ConversationType.GROUP;
    }

    private List<Attachment> attachmentsOf(DmEvent event) {
        var conversation = web + "/messages/" + conversationOf(event);
        var pictures = event.mediaKeys().stream().map(key -> attachment(media.get(key), conversation));
        var posts = event.postIds().stream()
                .map(id -> new Attachment(Type.POST, null, null, web + "/i/web/status/" + TypedText.storable(id)));
        var cards = event.cardIds().stream().map(id -> new Attachment(Type.CARD, null, null, conversation));
        return Stream.of(pictures, posts, cards).flatMap(part -> part).toList();
    }

    private static Attachment attachment(@Nullable Media medium, String openAtX) {
        if (medium == null) {
            return new Attachment(Type.UNKNOWN, null, null, openAtX);
        }
        var type =
                switch (medium.type()) {
                    case "photo" -> Type.PHOTO;
                    case "video" -> Type.VIDEO;
                    case "animated_gif" -> Type.ANIMATED_GIF;
                    default -> Type.UNKNOWN;
                };
        return new Attachment(type, medium.width(), medium.height(), openAtX);
    }

    private static List<Link> linksOf(DmEvent event) {
        return event.links().stream()
                .map(link -> new Link(
                        TypedText.storable(link.url()),
                        storableOrNull(link.expandedUrl()),
                        storableOrNull(link.displayUrl())))
                .toList();
    }

    private static @Nullable String storableOrNull(@Nullable String text) {
        return text == null ? null : TypedText.storable(text);
    }
}
