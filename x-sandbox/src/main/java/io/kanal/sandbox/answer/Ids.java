package io.kanal.sandbox.answer;

/** Reads ids out of paths and bodies. */
public final class Ids {

    private Ids() {}

    /** An id of 1 to 19 digits. */
    public static long parse(String parameter, String value) {
        if (!value.matches("[0-9]{1,19}")) {
            throw XException.invalid(
                    parameter,
                    value,
                    "The `%s` parameter value [%s] does not match ^[0-9]{1,19}$".formatted(parameter, value));
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException tooGreat) {
            // Nineteen digits can say more than a long holds; nothing has such an id.
            return Long.MAX_VALUE;
        }
    }
}
