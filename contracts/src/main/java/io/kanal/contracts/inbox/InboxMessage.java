package io.kanal.contracts.inbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.kanal.contracts.ChannelRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens in an account's conversations. Delivery is at least once and records may come late: order by
 * {@code dmEventId}, compared as a number. A record of a channel behind its {@link ChannelMessagesEnded} is to be ignored.
 */
public sealed interface InboxMessage extends ChannelRecord {

    /** Written by twitter-connector, kept 14 days. */
    String TOPIC = "inbox-messages";

    /** The connected account. */
    AccountRef account();

    /**
     * The connected account.
     *
     * @param id X's user id
     * @param handle the user name without the @
     */
    record AccountRef(String id, String handle) {}

    /** A line of a conversation; X's event id orders it and makes it unique. */
    sealed interface ConversationEvent extends InboxMessage {

        /** X's conversation id. */
        String conversationId();

        /** Whether two people or a group talk. */
        ConversationType conversationType();

        /** X's event id, a number as a string. */
        String dmEventId();

        /** When it happened at X. */
        Instant sentAt();

        /** When we read it. */
        Instant readAt();

        /** Whether it was there before the account was connected; do not react to it. */
        boolean history();

        @Override
        @JsonIgnore
        default String naturalId() {
            return channelId() + ":" + dmEventId();
        }
    }

    /**
     * A customer wrote.
     *
     * @param text what was typed; empty where there are only attachments
     */
    @JsonTypeName("io.kanal.inbox.direct-message-received.v1")
    record DirectMessageReceived(
            UUID organizationId,
            UUID channelId,
            AccountRef account,
            String conversationId,
            ConversationType conversationType,
            String dmEventId,
            Participant sender,
            String text,
            List<Attachment> attachments,
            List<Link> links,
            Instant sentAt,
            Instant readAt,
            boolean history)
            implements ConversationEvent {}

    /** The account itself wrote, here or elsewhere, for example in X's own app. */
    @JsonTypeName("io.kanal.inbox.direct-message-sent.v1")
    record DirectMessageSent(
            UUID organizationId,
            UUID channelId,
            AccountRef account,
            String conversationId,
            ConversationType conversationType,
            String dmEventId,
            Participant sender,
            String text,
            List<Attachment> attachments,
            List<Link> links,
            Instant sentAt,
            Instant readAt,
            boolean history)
            implements ConversationEvent {}

    /**
     * Something that we cannot show yet.
     *
     * @param eventType what X calls it
     */
    @JsonTypeName("io.kanal.inbox.unknown-event-received.v1")
    record UnknownEventReceived(
            UUID organizationId,
            UUID channelId,
            AccountRef account,
            String conversationId,
            ConversationType conversationType,
            String dmEventId,
            String eventType,
            Instant sentAt,
            Instant readAt,
            boolean history)
            implements ConversationEvent {}

    /** People joined or left a group. */
    @JsonTypeName("io.kanal.inbox.participants-changed.v1")
    record ParticipantsChanged(
            UUID organizationId,
            UUID channelId,
            AccountRef account,
            String conversationId,
            ConversationType conversationType,
            String dmEventId,
            List<Participant> joined,
            List<Participant> left,
            Instant sentAt,
            Instant readAt,
            boolean history)
            implements ConversationEvent {}

    /** A participant's name or picture became known, or is another one now. */
    @JsonTypeName("io.kanal.inbox.profile-changed.v1")
    record ProfileChanged(UUID organizationId, UUID channelId, AccountRef account, Participant profile)
            implements InboxMessage {}

    /**
     * How far reading has come.
     *
     * @param completeUntil every message sent before this time has been published; null before the first poll
     * @param nextReadAt when X is asked next; null while it is not
     * @param everySeconds how often X is asked at present
     * @param history how far back reading has come; null where no history was asked for
     */
    @JsonTypeName("io.kanal.inbox.reading-progressed.v1")
    record ReadingProgressed(
            UUID organizationId,
            UUID channelId,
            AccountRef account,
            @Nullable Instant completeUntil,
            @Nullable Instant nextReadAt,
            int everySeconds,
            @Nullable History history)
            implements InboxMessage {

        /**
         * How far back reading has come.
         *
         * @param backTo everything since this time has been read; null before the first page
         * @param messages how many messages of the past were read
         * @param done whether all that was asked for has been read
         * @param stopped whether it waits for someone to press Read on
         */
        public record History(@Nullable Instant backTo, int messages, boolean done, boolean stopped) {}
    }

    /**
     * The end marker: what comes after it on this topic for this channel is to be ignored.
     *
     * @param endedAt when it was written
     * @param lastMessageAt when the newest message before it was sent; null if there is none
     */
    @JsonTypeName("io.kanal.inbox.channel-messages-ended.v1")
    record ChannelMessagesEnded(
            UUID organizationId,
            UUID channelId,
            AccountRef account,
            Instant endedAt,
            @Nullable Instant lastMessageAt) implements InboxMessage {}
}
