package io.kanal.sandbox.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The query of a call, read as strictly as X reads it. */
public final class Query {

    private final HttpServletRequest request;

    private Query(HttpServletRequest request) {
        this.request = request;
    }

    /** Reads the query, in which only these names may stand. */
    public static Query of(HttpServletRequest request, Set<String> names) {
        request.getParameterMap().forEach((name, values) -> {
            if (!names.contains(name) && !name.startsWith("oauth_")) {
                var known = new TreeSet<>(names);
                throw XException.invalid(
                        name, values[0], "The query parameter [%s] is not one of %s".formatted(name, known));
            }
        });
        return new Query(request);
    }

    /** A comma-separated list of known words. */
    public Set<String> words(String name, Set<String> known) {
        var given = request.getParameter(name);
        if (given == null) {
            return Set.of();
        }
        var words = new LinkedHashSet<>(Arrays.asList(given.split(",", -1)));
        for (var word : words) {
            if (!known.contains(word)) {
                throw XException.invalid(
                        name,
                        given,
                        "The `%s` query parameter value [%s] is not one of %s"
                                .formatted(name, word, new TreeSet<>(known)));
            }
        }
        return words;
    }

    /** A number within bounds. */
    public int number(String name, int smallest, int greatest, int otherwise) {
        var given = request.getParameter(name);
        if (given == null) {
            return otherwise;
        }
        if (!given.matches("[0-9]{1,9}") || Integer.parseInt(given) < smallest || Integer.parseInt(given) > greatest) {
            throw XException.invalid(
                    name,
                    given,
                    "The `%s` query parameter value [%s] is not between %d and %d"
                            .formatted(name, given, smallest, greatest));
        }
        return Integer.parseInt(given);
    }

    /** A text, if it is there. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(request.getParameter(name));
    }
}
