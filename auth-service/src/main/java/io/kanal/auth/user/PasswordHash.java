package io.kanal.auth.user;

/**
 * What is stored of a password: salt, cost and Argon2id hash.
 *
 * @param encoded the hash in PHC string format
 */
public record PasswordHash(String encoded) {

    @Override
    public String toString() {
        return "PasswordHash";
    }
}
