package io.kanal.contracts.inbox;

import org.jspecify.annotations.Nullable;

/**
 * Something that came with a message. Its bytes stay at X.
 *
 * @param type what it is
 * @param width in pixels, if known
 * @param height in pixels, if known
 * @param openAtX where a person who is signed in at X can see it, if anywhere
 */
public record Attachment(
        Type type,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String openAtX) {

    /** What an attachment can be. */
    public enum Type {
        /** A still picture. */
        PHOTO,
        /** A film. */
        VIDEO,
        /** A picture that moves. */
        ANIMATED_GIF,
        /** A post at X that was passed on. */
        POST,
        /** A card, such as a preview of a page. */
        CARD,
        /** Something that X did not describe. */
        UNKNOWN
    }
}
