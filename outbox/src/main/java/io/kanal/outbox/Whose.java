package io.kanal.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whose a record is, as far as that can be read.
 *
 * @param organizationId the organisation
 * @param channelId its channel
 */
record Whose(@Nullable UUID organizationId, @Nullable UUID channelId) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Whose of(byte @Nullable [] body) {
        var content = content(body);
        return new Whose(id(content, "organizationId"), id(content, "channelId"));
    }

    /** The line of the log with these ids as fields. */
    LoggingEventBuilder told(LoggingEventBuilder line) {
        var withOrganization = organizationId == null ? line : line.addKeyValue("organizationId", organizationId);
        return channelId == null ? withOrganization : withOrganization.addKeyValue("channelId", channelId);
    }

    private static JsonNode content(byte @Nullable [] body) {
        try {
            return JSON.readTree(body == null ? new byte[0] : body);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    private static @Nullable UUID id(JsonNode content, String name) {
        try {
            var text = content.path(name).asString("");
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
