package io.kanal.twitter.api;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of calls to X.
 *
 * @param apiBaseUrl where X's API is
 * @param webBaseUrl where a person's browser finds X's authorise page
 * @param apiKey the API key of the installation's own app, for Login in Twitter; empty where there is none
 * @param apiKeySecret its secret
 * @param connectTimeout how long a connection may take to open
 * @param callTimeout how long one call may take
 * @param requestTimeout how long all calls that one person waits for may take together
 * @param largestAnswer the largest answer that is read
 * @param parallelCalls how many calls may be on their way to one X at a time
 * @param dmEventFields what is asked of each event; X has renamed some over time
 * @param expansions what is asked to be sent along with events
 * @param userFields what is asked of each account
 * @param mediaFields what is asked of each medium
 * @param breaker when calls to X are given a rest
 * @param readAttempts how often a read is tried when X is out of order
 * @param readPause how long the pause before the second attempt is, more or less
 */
@ConfigurationProperties("kanal.x")
public record XProperties(
        @DefaultValue("https://api.x.com") URI apiBaseUrl,
        @DefaultValue("https://api.x.com") URI webBaseUrl,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String apiKeySecret,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("4s") Duration callTimeout,
        @DefaultValue("12s") Duration requestTimeout,
        @DefaultValue("16MB") DataSize largestAnswer,
        @DefaultValue("64") int parallelCalls,

        @DefaultValue({"id", "text", "event_type", "created_at", "dm_conversation_id", "attachments", "entities"})
        List<String> dmEventFields,

        @DefaultValue({"sender_id", "attachments.media_keys"})
        List<String> expansions,

        @DefaultValue({"id", "name", "username", "profile_image_url"})
        List<String> userFields,

        @DefaultValue({"media_key", "type", "url", "width", "height"})
        List<String> mediaFields,

        @DefaultValue Breaker breaker,
        @DefaultValue("2") int readAttempts,
        @DefaultValue("300ms") Duration readPause) {

    /**
     * When calls to one X are given a rest. Only I/O errors, timeouts and 5xx count.
     *
     * @param window how many calls are looked at
     * @param atLeast how many calls there must be before it judges
     * @param failurePercent how many of a hundred may fail
     * @param rest how long no call is made then
     */
    public record Breaker(
            @DefaultValue("100") int window,
            @DefaultValue("20") int atLeast,
            @DefaultValue("50") float failurePercent,
            @DefaultValue("10s") Duration rest) {}

    /** Whether the installation has an app of its own, so that Login in Twitter works. */
    public boolean hasApp() {
        return !apiKey.isBlank() && !apiKeySecret.isBlank();
    }

    /** The installation's own app. */
    public XApp app() {
        return new XApp(apiKey.strip(), apiKeySecret.strip(), baseUrl());
    }

    /** Where X's API is, without a slash at the end. */
    public URI baseUrl() {
        return withoutSlash(apiBaseUrl);
    }

    /** Where X's pages for people are, without a slash at the end. */
    public URI pagesUrl() {
        return withoutSlash(webBaseUrl);
    }

    private static URI withoutSlash(URI address) {
        return URI.create(address.toString().replaceFirst("/+$", ""));
    }

    @Override
    public String toString() {
        return "XProperties[apiBaseUrl=%s]".formatted(apiBaseUrl);
    }
}
