package io.kanal.inbox.reply;

import io.kanal.edge.ProblemException;
import io.kanal.edge.ProblemException.InvalidField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an agent typed, as it can be sent. */
final class ReplyText {

    static final int LONGEST = 10_000;

    private static final int REPLACEMENT = 0xFFFD;

    private ReplyText() {}

    /**
     * The text, exactly as it was typed; half a character, which no database and no wire can carry, becomes U+FFFD.
     *
     * @throws ProblemException 422 if there is nothing in it, or more than X takes
     */
    static String of(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            throw wrong("required", "field is required");
        }
        if (typed.codePointCount(0, typed.length()) > LONGEST) {
            throw wrong("too-long", "must have at most %,d characters".formatted(LONGEST));
        }
        return typed.codePoints()
                .map(character -> isHalf(character) ? REPLACEMENT : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static ProblemException wrong(String code, String message) {
        return ProblemException.invalid(List.of(new InvalidField("text", code, message)));
    }
}
