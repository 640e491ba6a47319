package io.kanal.inbox.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key under which somebody asks for a reply, with what was asked for, as a digest.
 *
 * @param user whose key it is
 * @param request the digest, so that a text is not stored twice
 */
record RequestKey(UUID user, String key, byte[] request) {

    static final int LONGEST = 200;

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1," + LONGEST + "}");

    /**
     * A key that a caller sent.
     *
     * @throws io.kanal.edge.ProblemException 400 if it is missing or malformed
     */
    static RequestKey of(@Nullable String key, UUID user, UUID conversation, String text, @Nullable UUID seenUpTo) {
        if (key == null) {
            throw ReplyProblems.keyRequired();
        }
        if (!VISIBLE.matcher(key).matches()) {
            throw ReplyProblems.keyMalformed();
        }
        return new RequestKey(user, key, digest(conversation + " " + Objects.toString(seenUpTo) + " " + text));
    }

    private static byte[] digest(String request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(request.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
