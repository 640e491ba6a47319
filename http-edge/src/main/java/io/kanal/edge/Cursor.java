package io.kanal.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Where a part of a list ended, in a list that is ordered by a time and, within it, by an id. Its text form is opaque to callers.
 *
 * @param at the time of the last item of the part
 * @param id the id of the last item of the part
 */
public record Cursor(Instant at, UUID id) {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @return null where there is none
     * @throws ProblemException 400 if it is no cursor of ours
     */
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("/", 2);
            var at = Instant.parse(parts[0]);
            if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
                throw new DateTimeException("no time that a database can hold");
            }
            return new Cursor(at, UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "malformed-request",
                    "The field cursor cannot be read.",
                    List.of(new ProblemException.InvalidField("cursor", "malformed", "cannot be read")));
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "/" + id).getBytes(UTF_8));
    }
}
