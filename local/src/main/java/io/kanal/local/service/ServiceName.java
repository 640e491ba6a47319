package io.kanal.local.service;

import io.kanal.local.home.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What runs in a JVM of its own: the services and the sandbox. The module, the part and the jar have the same name. */
public enum ServiceName {
    AUTH("auth-service", 1, "auth"),
    REGISTRY("channel-registry", 4, "registry"),
    CONNECTOR("twitter-connector", 3, "twitter"),
    INTEGRATION("integration-service", 2, "integration"),
    INBOX("inbox-service", 5, "inbox"),
    GATEWAY("gateway", 0, null),
    SANDBOX("x-sandbox", 10, null);

    private final String module;
    private final int portOffset;
    private final @Nullable String database;

    ServiceName(String module, int portOffset, @Nullable String database) {
        this.module = module;
        this.portOffset = portOffset;
        this.database = database;
    }

    /** The module's name. */
    public String module() {
        return module;
    }

    /** Where it listens, seen from the gateway's port. */
    public int portOffset() {
        return portOffset;
    }

    /** Its database; the role has the same name. */
    public Optional<String> database() {
        return Optional.ofNullable(database);
    }

    /** What these settings let run: with the real X the sandbox does not. */
    public static List<ServiceName> running(Settings settings) {
        return Arrays.stream(values())
                .filter(each -> !settings.realX() || each != SANDBOX)
                .filter(each -> !settings.without().contains(each.module()))
                .toList();
    }
}
