package io.kanal.auth.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kanal.auth.user.Username;
import io.kanal.edge.ClientAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One try to prove a password, by what it is counted for. Names and addresses are hashed: what was typed as a user name may
 * well be a password.
 *
 * @param user the hash of the user name
 * @param address the hash of the client's address
 */
public record Attempt(Key user, Key address) {

    /** A try for this user name from this address. */
    public static Attempt of(Username username, ClientAddress address) {
        return new Attempt(new Key("USER", hash(username.key())), new Key("ADDRESS", hash(address.network())));
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What wrong passwords are counted for.
     *
     * @param kind {@code USER} or {@code ADDRESS}; with {@code _TOLD} if it stands for what the audit trail was told
     * @param hash which one
     */
    record Key(String kind, byte[] hash) {

        /** Under which it is remembered that the audit trail knows. */
        Key told() {
            return new Key(kind + "_TOLD", hash);
        }

        /** A number for the database's lock. */
        long lock() {
            return ByteBuffer.wrap(hash).getLong();
        }
    }
}
