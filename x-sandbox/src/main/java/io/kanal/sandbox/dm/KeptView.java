package io.kanal.sandbox.dm;

import io.kanal.sandbox.dm.DmEvents.Kept;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as X has it, for comparing: the text as it was typed.
 *
 * @param to the other side of a conversation of two
 * @param group the name of the group, where it has one
 * @param participants who joined or left
 * @param shown whether the API still shows it
 */
record KeptView(
        String id,
        String eventType,
        String conversationId,
        String from,
        @Nullable String to,
        @Nullable String group,
        List<String> participants,
        String text,
        @Nullable String mediaUrl,
        Instant sentAt,
        boolean shown) {

    static KeptView of(Kept kept, Map<Long, String> names, Map<String, String> groups) {
        var event = kept.event();
        return new KeptView(
                Long.toString(event.id()),
                event.type(),
                event.conversationId(),
                name(names, event.senderId()),
                otherSide(event, names),
                groups.get(event.conversationId()),
                event.participantIds().stream().map(id -> name(names, id)).toList(),
                event.text(),
                event.mediaUrl(),
                event.sentAt(),
                kept.shown());
    }

    private static @Nullable String otherSide(DmEvent event, Map<Long, String> names) {
        return !event.conversationId().contains("-")
                ? null
                : Arrays.stream(event.conversationId().split("-"))
                        .map(Long::valueOf)
                        .filter(id -> id != event.senderId())
                        .map(id -> name(names, id))
                        .findFirst()
                        .orElse(null);
    }

    private static String name(Map<Long, String> names, long id) {
        return Objects.requireNonNull(names.get(id));
    }
}
