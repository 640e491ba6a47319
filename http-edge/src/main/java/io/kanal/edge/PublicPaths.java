package io.kanal.edge;

import java.util.List;

/**
 * Paths of a service that need no access token. A service that has any declares one bean of this type; every other path needs
 * a token, but for health and metrics.
 *
 * @param patterns path patterns, such as {@code /api/auth/login}
 */
public record PublicPaths(List<String> patterns) {

    /** The paths of these patterns. */
    public static PublicPaths of(String... patterns) {
        return new PublicPaths(List.of(patterns));
    }
}
