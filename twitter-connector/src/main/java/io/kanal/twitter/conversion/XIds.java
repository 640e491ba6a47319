package io.kanal.twitter.conversion;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** X's ids of conversations: two users joined by a hyphen, the smaller first, or one number for a group. */
public final class XIds {

    private static final Pattern ONE_TO_ONE = Pattern.compile("([0-9]{1,19})-([0-9]{1,19})");

    private static final Pattern USER = Pattern.compile("[0-9]{1,19}");

    private XIds() {}

    /** Whether a text is the id of a user. */
    public static boolean isUser(String text) {
        return USER.matcher(text).matches();
    }

    /** The conversation of two users. */
    public static String conversationOf(String one, String other) {
        var ordered = new BigInteger(one).compareTo(new BigInteger(other)) <= 0;
        return ordered ? one + "-" + other : other + "-" + one;
    }

    /** Whether two users talk there, and not a group. */
    public static boolean isOneToOne(String conversationId) {
        return ONE_TO_ONE.matcher(conversationId).matches();
    }

    /** Who else is in a conversation of two; the user itself where it talks to itself. */
    public static String peerOf(String conversationId, String own) {
        var users = ONE_TO_ONE.matcher(conversationId);
        if (!users.matches()) {
            throw new IllegalArgumentException("Not a conversation of two: " + conversationId);
        }
        return users.group(1).equals(own) ? users.group(2) : users.group(1);
    }
}
