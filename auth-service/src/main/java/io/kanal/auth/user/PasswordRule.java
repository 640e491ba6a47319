package io.kanal.auth.user;

import io.kanal.edge.ProblemException.InvalidField;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be a password. */
public enum PasswordRule {
    /** One that somebody may have. */
    KNOWN(1),
    /** One that somebody wants from now on. */
    NEW(8);

    private static final int MOST = 200;

    /** Text without lone surrogates, which no encoding can hold. */
    private static final Pattern WHOLE_CHARACTERS = Pattern.compile("\\P{Cs}*");

    private final int least;

    PasswordRule(int least) {
        this.least = least;
    }

    /** What is wrong with this password, if anything is. */
    public Optional<InvalidField> breach(String field, @Nullable String password) {
        if (password == null || password.isEmpty()) {
            return Optional.of(new InvalidField(field, "required", "field is required"));
        }
        if (password.length() < least) {
            return Optional.of(
                    new InvalidField(field, "too-short", "must have at least %d characters".formatted(least)));
        }
        if (password.length() > MOST) {
            return Optional.of(new InvalidField(field, "too-long", "must have at most %d characters".formatted(MOST)));
        }
        return WHOLE_CHARACTERS.matcher(password).matches()
                ? Optional.empty()
                : Optional.of(new InvalidField(field, "malformed", "cannot be read"));
    }
}
