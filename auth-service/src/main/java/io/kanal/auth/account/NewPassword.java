package io.kanal.auth.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.kanal.auth.user.PasswordRule;
import io.kanal.edge.ProblemException;
import io.kanal.edge.ProblemException.InvalidField;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of the password as it comes in. Java has no field {@code new}, so Bean Validation could not name it.
 *
 * @param current the password until now
 * @param next the password from now on; {@code new} in JSON
 */
record NewPassword(
        @Nullable String current,
        @JsonProperty("new") @Nullable String next) {

    /** The change, if both can be passwords; fails with 422 otherwise. */
    Change checked() {
        var errors = Stream.of(PasswordRule.KNOWN.breach("current", current), PasswordRule.NEW.breach("new", next))
                .<InvalidField>flatMap(Optional::stream)
                .toList();
        if (!errors.isEmpty() || current == null || next == null) {
            throw ProblemException.invalid(errors);
        }
        return new Change(current, next);
    }

    @Override
    public String toString() {
        return "NewPassword";
    }

    /** A change of the password that can be tried. */
    record Change(String current, String next) {

        @Override
        public String toString() {
            return "Change";
        }
    }
}
