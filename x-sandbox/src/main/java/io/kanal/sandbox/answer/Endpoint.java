package io.kanal.sandbox.answer;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The calls that this X knows and counts, by method and path. */
public enum Endpoint {
    ME("GET", "/2/users/me"),
    USER_BY_USERNAME("GET", "/2/users/by/username/{username}"),
    USER_BY_ID("GET", "/2/users/{id}"),
    DM_EVENTS("GET", "/2/dm_events"),
    DM_EVENT("GET", "/2/dm_events/{event_id}"),
    DELETE_DM_EVENT("DELETE", "/2/dm_events/{event_id}"),
    DM_EVENTS_WITH("GET", "/2/dm_conversations/with/{participant_id}/dm_events"),
    DM_EVENTS_OF_CONVERSATION("GET", "/2/dm_conversations/{id}/dm_events"),
    SEND_WITH("POST", "/2/dm_conversations/with/{participant_id}/messages"),
    SEND_TO_CONVERSATION("POST", "/2/dm_conversations/{dm_conversation_id}/messages"),
    CREATE_CONVERSATION("POST", "/2/dm_conversations"),
    VERIFY_CREDENTIALS("GET", "/1.1/account/verify_credentials.json"),
    INVALIDATE_TOKEN("POST", "/1.1/oauth/invalidate_token"),
    INVALIDATE_TOKEN_JSON("POST", "/1.1/oauth/invalidate_token.json"),
    REQUEST_TOKEN("POST", "/oauth/request_token"),
    ACCESS_TOKEN("POST", "/oauth/access_token");

    private final String method;
    private final PathPattern pattern;

    Endpoint(String method, String path) {
        this.method = method;
        this.pattern = PathPatternParser.defaultInstance.parse(path);
    }

    /** The call that was made, if this X knows it. */
    public static Optional<Endpoint> of(String method, String path) {
        var parsed = PathContainer.parsePath(path);
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.method.equals(method) && endpoint.pattern.matches(parsed))
                .findFirst();
    }

    public String method() {
        return method;
    }

    /** The path as the documentation writes it, with names in braces. */
    public String path() {
        return pattern.getPatternString();
    }

    /** Whether that path, written with names, colons or real ids, means this call. */
    public boolean isAt(String path) {
        return path().equals(path)
                || generic(path()).equals(generic(path))
                || pattern.matches(PathContainer.parsePath(path));
    }

    /** Whether only an access token that may read and write direct messages is let in. */
    public boolean needsDirectMessages() {
        return path().startsWith("/2/dm_");
    }

    private static String generic(String path) {
        return path.replaceAll("\\{[^}/]*}|:[^/]+", "*");
    }
}
