package io.kanal.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something ended without success, in words that a person can act on.
 *
 * @param code the stable code that the panel translates by
 * @param message what happened, in English
 * @param remedy what to do about it, in English; null where nothing can be done
 * @param errors the fields that are to blame; empty where no field is
 */
public record Failure(String code, String message, @Nullable String remedy, List<FieldError> errors) {

    /** Keeps the list unmodifiable and never null. */
    public Failure {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /** A failure that no field of a form is to blame for. */
    public static Failure of(String code, String message, @Nullable String remedy) {
        return new Failure(code, message, remedy, List.of());
    }
}
