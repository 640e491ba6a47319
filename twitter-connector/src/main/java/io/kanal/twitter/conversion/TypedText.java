package io.kanal.twitter.conversion;

import java.util.regex.Pattern;

/** Text as a person typed it. */
public final class TypedText {

    private static final Pattern ESCAPES = Pattern.compile("&(amp|lt|gt);");

    private TypedText() {}

    /** Undoes X's three escapes, once, and makes the text one that can be stored. */
    public static String ofMessage(String text) {
        return storable(ESCAPES.matcher(text).replaceAll(escape -> switch (escape.group(1)) {
            case "amp" -> "&";
            case "lt" -> "<";
            default -> ">";
        }));
    }

    /** Replaces what no database and no UTF-8 can hold: U+0000, and halves of surrogate pairs. */
    public static String storable(String text) {
        return text.codePoints()
                .map(TypedText::storable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int storable(int codePoint) {
        if (codePoint == 0) {
            return '\u2400';
        }
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? '\uFFFD' : codePoint;
    }
}
