package io.kanal.auth.user;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The name that a person signs in with. Case and the width of its letters make no difference.
 *
 * @param text as the person spells it, without spaces around it
 */
public record Username(String text) {

    /** A user name as it was typed. */
    public static Username of(String typed) {
        return new Username(typed.strip());
    }

    /** The one spelling that is stored, compared and counted. */
    public String key() {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
