package io.kanal.inbox.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kanal.contracts.Person;
import io.kanal.edge.Cursor;
import io.kanal.inbox.conversation.LineType;
import io.kanal.inbox.storage.Rows;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A line of a conversation, as it is answered.
 *
 * @param externalId X's event id; null while X does not know the line
 * @param type what the line is
 * @param sender X's id of who wrote; null where nobody did
 * @param sentBy who of the organisation wrote, if it was written here
 * @param attachments what came with it; the bytes stay at X
 * @param joined who joined, where the line tells that
 * @param left who left, where the line tells that
 * @param eventType what X calls something that cannot be shown yet
 * @param openAtX where that can be seen
 * @param sentAt when it happened at X
 * @param receivedAt when it was stored here
 * @param history whether it was there before the account was connected
 * @param state where it stands, if it is a reply
 * @param failure why it failed, if it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
        UUID id,
        @Nullable String externalId,
        LineType type,
        String direction,
        @Nullable String sender,
        @Nullable String senderHandle,
        @Nullable String senderName,
        @Nullable String senderAvatarUrl,
        @Nullable Person sentBy,
        String text,
        JsonNode attachments,
        JsonNode links,
        @Nullable JsonNode joined,
        @Nullable JsonNode left,
        @Nullable String eventType,
        @Nullable String openAtX,
        Instant sentAt,
        Instant receivedAt,
        boolean history,
        @Nullable String state,
        @Nullable Reason failure) {

    /** Why a reply failed, and what to do about it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reason(String code, String message, @Nullable String remedy) {}

    /** The columns that {@link #of} reads. */
    static final String COLUMNS = """
            message.id, message.external_id, message.type, message.direction, message.sender_id,
            sender.handle, sender.display_name, sender.avatar_url, message.text, message.attachments, message.links,
            %s as joined, %s as departed, message.event_type, conversation.external_id as conversation,
            message.sent_at, message.received_at, message.history, message.state, message.sent_by,
            message.sent_by_username, message.failure_code, message.failure_message, message.failure_remedy
            """.formatted(people("joined"), people("departed"));

    /** Reads a line from a row. */
    static MessageView of(Readable row, String openAtX) {
        var type = LineType.valueOf(required(row, "type", String.class));
        return new MessageView(
                required(row, "id", UUID.class),
                row.get("external_id", String.class),
                type,
                required(row, "direction", String.class),
                row.get("sender_id", String.class),
                row.get("handle", String.class),
                row.get("display_name", String.class),
                row.get("avatar_url", String.class),
                authorOf(row),
                type.shown(required(row, "text", String.class)),
                Rows.content(required(row, "attachments", Json.class)),
                Rows.content(required(row, "links", Json.class)),
                content(row, "joined"),
                content(row, "departed"),
                row.get("event_type", String.class),
                type == LineType.UNKNOWN_EVENT
                        ? openAtX + "/messages/" + required(row, "conversation", String.class)
                        : null,
                required(row, "sent_at", Instant.class),
                required(row, "received_at", Instant.class),
                required(row, "history", Boolean.class),
                row.get("state", String.class),
                reasonOf(row));
    }

    /** Where a part of the list that ends with this line goes on. */
    Cursor cursor() {
        return new Cursor(receivedAt, id);
    }

    /** Those whose ids a column holds, as they are known now. */
    private static String people(String column) {
        return """
                (select jsonb_agg(jsonb_build_object('id', person.id, 'handle', known.handle,
                    'displayName', known.display_name, 'avatarUrl', known.avatar_url) order by person.place)
                from jsonb_array_elements_text(message.%s) with ordinality as person(id, place)
                left join profile as known on known.organization_id = message.organization_id
                    and known.external_id = person.id)""".formatted(column);
    }

    private static @Nullable Person authorOf(Readable row) {
        var id = row.get("sent_by", UUID.class);
        return id == null ? null : new Person(id, required(row, "sent_by_username", String.class));
    }

    private static @Nullable Reason reasonOf(Readable row) {
        var code = row.get("failure_code", String.class);
        return code == null
                ? null
                : new Reason(
                        code, required(row, "failure_message", String.class), row.get("failure_remedy", String.class));
    }

    private static @Nullable JsonNode content(Readable row, String column) {
        var json = row.get(column, Json.class);
        return json == null ? null : Rows.content(json);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
