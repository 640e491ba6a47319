package io.kanal.sandbox.dm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The 20 days of conversations that a new sandbox starts with. */
@Component
public class History {

    private final WrittenMessages messages;
    private final JsonMapper json;
    private final Resource script;

    History(WrittenMessages messages, JsonMapper json, @Value("classpath:history.json") Resource script) {
        this.messages = messages;
        this.json = json;
        this.script = script;
    }

    /** Writes the conversations so that the last of them has just been. */
    public void write(Instant now) {
        try (var content = script.getInputStream()) {
            var lines = json.readValue(content, Line[].class);
            messages.write(List.of(lines).stream()
                    .map(line -> line.message(now.minus(Duration.parse(line.ago()))))
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One message of the script, and how long ago it was written. */
    record Line(
            String ago,
            String from,
            @Nullable List<@Nullable String> to,
            @Nullable String group,
            @Nullable String text,
            @Nullable String mediaUrl,
            @Nullable String eventType) {

        NewMessage message(Instant sentAt) {
            return new NewMessage(from, to, group, null, text, mediaUrl, sentAt.toString(), eventType, "");
        }
    }
}
