package io.kanal.local.build;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.List;

/** The build failed; the message holds the builder's own words. */
final class BuildFailedException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    BuildFailedException(Path log, List<String> errors) {
        super("The build failed. All of its output: %s%n%s".formatted(log, String.join("\n", errors)));
    }
}
