package io.kanal.local.home;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the person set for this platform.
 *
 * @param root the checkout
 * @param dataFolder the data folder
 * @param variables the environment
 */
public record Settings(Path root, Path dataFolder, Map<String, String> variables) {

    private static final int PORT = 8080;
    private static final int LARGEST_PORT = 65_500;

    /** Checks what can be checked at once. */
    public Settings {
        variables = Map.copyOf(variables);
    }

    /** The gateway's port; the other services follow it. */
    public int port() {
        return variable("KANAL_PORT").map(Settings::port).orElse(PORT);
    }

    /** Whether the platform talks to the real X. */
    public boolean realX() {
        return variable("KANAL_X_API_KEY").isPresent();
    }

    /** The one origin of panel and callback. X refuses {@code localhost} in a callback. */
    public String publicUrl() {
        var host = realX() ? "127.0.0.1" : "localhost";
        return variable("KANAL_PUBLIC_URL").orElse("http://%s:%d".formatted(host, port()));
    }

    /** The services that the person runs elsewhere, in a debugger for example. */
    public Set<String> without() {
        return Set.of(
                variable("KANAL_WITHOUT").map(names -> names.split("\\s*,\\s*")).orElse(new String[0]));
    }

    /** The folder of this platform's data. */
    public Home home() {
        return Home.in(dataFolder, realX());
    }

    /** A variable that is set and not empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    @Override
    public String toString() {
        return "Settings[" + dataFolder + "]";
    }

    private static int port(String value) {
        try {
            var port = Integer.parseInt(value);
            if (port > 0 && port <= LARGEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one sentence that helps.
        }
        throw new IllegalArgumentException(
                "KANAL_PORT is a number from 1 to %d, not '%s'.".formatted(LARGEST_PORT, value));
    }
}
