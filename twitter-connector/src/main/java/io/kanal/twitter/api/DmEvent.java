package io.kanal.twitter.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event of a conversation, as X tells it. Only the id is sure to be there.
 *
 * @param id a number as a string; it orders events
 * @param type {@code MessageCreate}, {@code ParticipantsJoin}, {@code ParticipantsLeave}, or what X may add
 * @param text the text with X's three escapes; empty where there is none
 * @param senderId who sent it, or whom X names as the actor
 * @param conversationId the conversation
 * @param createdAt when; from the id where X does not tell
 * @param mediaKeys the attached media
 * @param cardIds the attached cards
 * @param postIds the posts that were passed on
 * @param participantIds who joined or left
 * @param links the links in the text
 */
public record DmEvent(
        String id,
        String type,
        String text,
        @Nullable String senderId,
        @Nullable String conversationId,
        Instant createdAt,
        List<String> mediaKeys,
        List<String> cardIds,
        List<String> postIds,
        List<String> participantIds,
        List<Url> links) {

    /** The moment that X's ids count from, in milliseconds. */
    private static final long SNOWFLAKE_EPOCH = 1_288_834_974_657L;

    /**
     * A link in a text.
     *
     * @param url the short address that stands in the text
     * @param expandedUrl where it leads
     * @param displayUrl how it is to be shown
     */
    public record Url(
            String url,
            @Nullable String expandedUrl,
            @Nullable String displayUrl) {}

    static DmEvent of(JsonNode json) {
        var id = json.path("id").asString("");
        var attachments = json.path("attachments");
        var posts = new ArrayList<>(JsonText.listOf(json.path("referenced_tweets"), "id"));
        posts.addAll(JsonText.listOf(json.path("referenced_posts"), "id"));
        return new DmEvent(
                id,
                json.path("event_type").asString(""),
                json.path("text").asString(""),
                JsonText.orNull(json.path("sender_id")),
                JsonText.orNull(json.path("dm_conversation_id")),
                createdAt(json.path("created_at").asString(""), id),
                JsonText.list(attachments.path("media_keys")),
                JsonText.list(attachments.path("card_ids")),
                List.copyOf(posts),
                JsonText.list(json.path("participant_ids")),
                links(json.path("entities").path("urls")));
    }

    /** Whether the id is a number, which alone makes an event usable. */
    boolean hasId() {
        return id.matches("\\d{1,19}");
    }

    private static Instant createdAt(String text, String id) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return ofSnowflake(id);
        }
    }

    static Instant ofSnowflake(String id) {
        return id.matches("\\d{1,18}|[1-8]\\d{18}")
                ? Instant.ofEpochMilli((Long.parseLong(id) >> 22) + SNOWFLAKE_EPOCH)
                : Instant.EPOCH;
    }

    private static List<Url> links(JsonNode urls) {
        var links = new ArrayList<Url>();
        if (urls.isArray()) {
            for (var url : urls) {
                var address = JsonText.orNull(url.path("url"));
                if (address != null) {
                    links.add(new Url(
                            address,
                            JsonText.orNull(url.path("expanded_url")),
                            JsonText.orNull(url.path("display_url"))));
                }
            }
        }
        return List.copyOf(links);
    }
}
