package io.kanal.twitter.conversion;

import io.kanal.contracts.inbox.Participant;
import io.kanal.twitter.api.XUser;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom we know by name.
 *
 * @param known participants by X's user id
 */
public record People(Map<String, Participant> known) {

    /** Keeps the map unmodifiable. */
    public People {
        known = Map.copyOf(known);
    }

    /** A participant, with as much as is known. */
    public Participant participant(String id) {
        return known.getOrDefault(id, new Participant(id, null, null, null));
    }

    /** A participant as X describes it. */
    public static Participant of(XUser user) {
        return new Participant(
                user.id(),
                TypedText.storable(user.username()),
                TypedText.storable(user.name()),
                storableOrNull(user.profileImageUrl()));
    }

    private static @Nullable String storableOrNull(@Nullable String text) {
        return text == null ? null : TypedText.storable(text);
    }
}
