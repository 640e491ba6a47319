package io.kanal.inbox.conversation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.kanal.contracts.inbox.ConversationType;
import io.kanal.edge.Cursor;
import io.kanal.inbox.channel.CannotReply;
import io.kanal.inbox.channel.ChannelView;
import io.kanal.inbox.storage.Rows;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A conversation, as it is answered.
 *
 * @param channel the channel that it belongs to now
 * @param customer the other one of two; null in a group
 * @param participants who else is in a group
 * @param last its last line
 * @param unreadCount how many messages the caller has not read
 * @param waitingSince since when the customer waits for an answer
 * @param cannotReply why nobody can answer at the moment
 */
record ConversationView(
        UUID id,
        ConversationType type,
        ChannelView channel,
        @Nullable Person customer,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode participants,
        @Nullable Last last,
        long unreadCount,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant waitingSince,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CannotReply cannotReply,
        @JsonIgnore Instant lastAt) {

    /** Somebody at X. */
    record Person(
            String id,
            @Nullable String handle,
            @Nullable String displayName,
            @Nullable String avatarUrl) {}

    /**
     * The last line of a conversation.
     *
     * @param state where it stands, if it is a reply
     */
    record Last(
            LineType type,
            String text,
            String direction,
            Instant sentAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String state) {}

    /** The columns that {@link #cannotReply} reads. */
    static final String CANNOT_REPLY = """
            conversation.type = 'GROUP' and not coalesce(self.present, true) as left_group,
            """ + ChannelView.COLUMNS;

    /** The columns that {@link #of} reads. */
    static final String COLUMNS = """
            conversation.id, conversation.type, conversation.account_id, conversation.customer_id,
            conversation.waiting_since, conversation.last_at, unread_count(conversation, reader.mark) as unread_count,
            customer.handle, customer.display_name, customer.avatar_url,
            latest.type as last_type, latest.text as last_text, latest.direction as last_direction,
            latest.sent_at as last_sent_at, latest.state as last_state,
            case when conversation.type = 'GROUP' then (
                select coalesce(jsonb_agg(jsonb_build_object('id', member.external_id, 'handle', known.handle,
                    'displayName', known.display_name, 'avatarUrl', known.avatar_url)
                    order by known.display_name, member.external_id), '[]')
                from participant as member
                left join profile as known on known.organization_id = member.organization_id
                    and known.external_id = member.external_id
                where member.conversation_id = conversation.id and member.present and not member.own)
            end as participants,
            """ + CANNOT_REPLY;

    /** Reads a conversation from a row. */
    static ConversationView of(Readable row) {
        var channel = ChannelView.of(row);
        var waitingSince = row.get("waiting_since", Instant.class);
        return new ConversationView(
                required(row, "id", UUID.class),
                ConversationType.valueOf(required(row, "type", String.class)),
                channel,
                customerOf(row),
                participantsOf(row),
                lastOf(row),
                required(row, "unread_count", Long.class),
                waitingSince,
                cannotReply(row, channel),
                required(row, "last_at", Instant.class));
    }

    /** Where a part of a list that ends with this conversation goes on. */
    Cursor cursor(ConversationFilter filter) {
        return switch (filter) {
            case ALL, UNREAD -> new Cursor(lastAt, id);
            case WAITING -> new Cursor(Objects.requireNonNull(waitingSince), id);
        };
    }

    private static @Nullable Person customerOf(Readable row) {
        var id = row.get("customer_id", String.class);
        return id == null
                ? null
                : new Person(
                        id,
                        row.get("handle", String.class),
                        row.get("display_name", String.class),
                        row.get("avatar_url", String.class));
    }

    private static @Nullable JsonNode participantsOf(Readable row) {
        var people = row.get("participants", Json.class);
        return people == null ? null : Rows.content(people);
    }

    private static @Nullable Last lastOf(Readable row) {
        var name = row.get("last_type", String.class);
        if (name == null) {
            return null;
        }
        var type = LineType.valueOf(name);
        return new Last(
                type,
                type.shown(required(row, "last_text", String.class)),
                required(row, "last_direction", String.class),
                required(row, "last_sent_at", Instant.class),
                row.get("last_state", String.class));
    }

    /** Why nobody can answer, of a row that also tells of the channel. */
    static @Nullable CannotReply cannotReply(Readable row, ChannelView channel) {
        var cause = channel.cannotReply();
        if (cause != null) {
            return cause;
        }
        return required(row, "left_group", Boolean.class) ? CannotReply.leftGroup(channel.handle()) : null;
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
