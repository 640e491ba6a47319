package io.kanal.twitter.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An account at X.
 *
 * @param id its id, which never changes
 * @param username the name with an @ in front, without the @
 * @param name the name that is shown
 * @param profileImageUrl its picture, if X told one
 */
public record XUser(
        String id, String username, String name, @Nullable String profileImageUrl) {

    static XUser of(JsonNode json) {
        var username = json.path("username").asString("");
        return new XUser(
                json.path("id").asString(""),
                username,
                json.path("name").asString(username),
                JsonText.orNull(json.path("profile_image_url")));
    }
}
