package io.kanal.twitter.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A page of events, newest first.
 *
 * @param events the events; an event without a usable id is left out, and counted in {@code unusable}
 * @param users the accounts that X sent along, by id
 * @param media the media that X sent along, by key
 * @param nextToken what to ask the next, older page with; null on the last
 * @param unusable how many events had no usable id
 */
public record DmPage(
        List<DmEvent> events,
        Map<String, XUser> users,
        Map<String, Media> media,
        @Nullable String nextToken,
        int unusable) {

    /**
     * A medium.
     *
     * @param key its key
     * @param type {@code photo}, {@code video}, {@code animated_gif}, or what X may add
     * @param width in pixels
     * @param height in pixels
     * @param url where X keeps it
     */
    public record Media(
            String key,
            String type,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String url) {

        static Media of(JsonNode json) {
            return new Media(
                    json.path("media_key").asString(""),
                    json.path("type").asString(""),
                    intOrNull(json.path("width")),
                    intOrNull(json.path("height")),
                    JsonText.orNull(json.path("url")));
        }

        private static @Nullable Integer intOrNull(JsonNode node) {
            return node.isInt() ? node.asInt() : null;
        }
    }

    static DmPage of(JsonNode json) {
        var all = new ArrayList<DmEvent>();
        json.path("data").forEach(event -> all.add(DmEvent.of(event)));
        var events = all.stream().filter(DmEvent::hasId).toList();
        var includes = json.path("includes");
        return new DmPage(
                events,
                users(includes.path("users")),
                media(includes.path("media")),
                JsonText.orNull(json.path("meta").path("next_token")),
                all.size() - events.size());
    }

    private static Map<String, XUser> users(JsonNode json) {
        var users = new LinkedHashMap<String, XUser>();
        json.forEach(node -> {
            var user = XUser.of(node);
            users.put(user.id(), user);
        });
        return Map.copyOf(users);
    }

    private static Map<String, Media> media(JsonNode json) {
        var media = new LinkedHashMap<String, Media>();
        json.forEach(node -> {
            var medium = Media.of(node);
            media.put(medium.key(), medium);
        });
        return Map.copyOf(media);
    }
}
