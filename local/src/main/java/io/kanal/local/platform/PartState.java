package io.kanal.local.platform;

import java.time.Instant;

/**
 * How one part does.
 *
 * @param phase where it stands
 * @param since since when
 * @param note what a person should know, or empty
 */
public record PartState(Phase phase, Instant since, String note) {

    static PartState now(Phase phase, String note) {
        return new PartState(phase, Instant.now(), note);
    }
}
