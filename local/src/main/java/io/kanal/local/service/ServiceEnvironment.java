package io.kanal.local.service;

import io.kanal.local.build.Panel;
import io.kanal.local.home.Secrets;
import io.kanal.local.home.Settings;
import io.kanal.local.machine.Ports;
import io.kanal.local.postgres.Postgres;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings that each service gets. Secrets go to those alone who need them. */
public final class ServiceEnvironment {

    private static final String X_API_KEY = "KANAL_X_API_KEY";
    private static final String X_API_KEY_SECRET = "KANAL_X_API_KEY_SECRET";
    private static final String X_OPEN_AT = "KANAL_X_OPEN_AT";
    private static final String PANEL_FILES = "KANAL_PANEL_FILES";
    private static final String PICTURE_HOSTS = "KANAL_PICTURE_HOSTS";
    private static final int API_KEY_LENGTH = 25;
    private static final int API_KEY_SECRET_LENGTH = 50;

    private final Settings settings;
    private final Ports ports;
    private final Secrets secrets;
    private final Postgres postgres;

    public ServiceEnvironment(Settings settings, Ports ports, Secrets secrets, Postgres postgres) {
        this.settings = settings;
        this.ports = ports;
        this.secrets = secrets;
        this.postgres = postgres;
    }

    /** What is set for one service; an empty value takes a variable of the launcher away. */
    public Map<String, String> of(ServiceName service) {
        var variables = common(service);
        service.database()
                .ifPresent(database -> variables.put("KANAL_POSTGRES_PASSWORD", postgres.passwordOf(database)));
        switch (service) {
            case CONNECTOR -> variables.putAll(connector());
            case SANDBOX -> variables.putAll(sandbox());
            case GATEWAY -> variables.putAll(gateway());
            case INBOX -> variables.putAll(inbox());
            case AUTH, REGISTRY, INTEGRATION -> {}
        }
        return variables;
    }

    private Map<String, String> common(ServiceName service) {
        var variables = new HashMap<String, String>();
        variables.put("KANAL_MODE", "local");
        variables.put("KANAL_SANDBOX", Boolean.toString(!settings.realX()));
        variables.put("KANAL_PORT", Integer.toString(portOf(service)));
        variables.put("SERVER_ADDRESS", "127.0.0.1");
        variables.put("KANAL_PUBLIC_URL", settings.publicUrl());
        variables.put("KANAL_POSTGRES_URL", "postgresql://127.0.0.1:" + ports.postgres());
        variables.put("KANAL_POSTGRES_USER", service.database().orElse(""));
        variables.put("KANAL_POSTGRES_PASSWORD", "");
        variables.put("KANAL_KAFKA_BROKERS", "127.0.0.1:" + ports.kafka());
        variables.put("KANAL_KAFKA_REPLICATION", "1");
        variables.put("KANAL_JWKS_URL", urlOf(ServiceName.AUTH) + "/oauth2/jwks");
        variables.put("KANAL_AUTH_URL", urlOf(ServiceName.AUTH));
        variables.put("KANAL_INTEGRATION_URL", urlOf(ServiceName.INTEGRATION));
        variables.put("KANAL_CONNECTOR_URL", urlOf(ServiceName.CONNECTOR));
        variables.put("KANAL_REGISTRY_URL", urlOf(ServiceName.REGISTRY));
        variables.put("KANAL_INBOX_URL", urlOf(ServiceName.INBOX));
        variables.put("KANAL_KEYSET_FILE", keysetOf(service));
        variables.put("KANAL_DATA_DIR", "");
        variables.put(X_API_KEY, "");
        variables.put(X_API_KEY_SECRET, "");
        return variables;
    }

    /** What the person set for it counts more. */
    private Map<String, String> gateway() {
        var variables = new HashMap<String, String>();
        var files = Panel.filesOf(settings.root());
        if (settings.variable(PANEL_FILES).isEmpty() && Files.exists(files.resolve("index.html"))) {
            variables.put(PANEL_FILES, files.toString());
        }
        if (settings.variable(PICTURE_HOSTS).isEmpty() && !settings.realX()) {
            variables.put(PICTURE_HOSTS, "https://pbs.twimg.com," + sandboxForPeople());
        }
        return variables;
    }

    private Map<String, String> connector() {
        return settings.realX()
                ? Map.of(
                        X_API_KEY, settings.variable(X_API_KEY).orElse(""),
                        X_API_KEY_SECRET, settings.variable(X_API_KEY_SECRET).orElse(""))
                : Map.of(
                        "KANAL_X_API_BASE_URL",
                        "http://localhost:" + portOf(ServiceName.SANDBOX),
                        "KANAL_X_WEB_BASE_URL",
                        sandboxForPeople(),
                        X_OPEN_AT,
                        sandboxForPeople(),
                        X_API_KEY,
                        sandboxKey(),
                        X_API_KEY_SECRET,
                        sandboxKeySecret());
    }

    private Map<String, String> inbox() {
        return settings.realX() ? Map.of() : Map.of(X_OPEN_AT, sandboxForPeople());
    }

    private String sandboxForPeople() {
        return "http://127.0.0.1:" + portOf(ServiceName.SANDBOX);
    }

    private Map<String, String> sandbox() {
        return Map.of(
                "KANAL_DATA_DIR", settings.home().sandbox().toString(),
                "KANAL_SANDBOX_PUBLIC_URL", sandboxForPeople(),
                "KANAL_SANDBOX_APP_KEY", sandboxKey(),
                "KANAL_SANDBOX_APP_KEY_SECRET", sandboxKeySecret(),
                "KANAL_SANDBOX_CALLBACK_URLS", callbackUrls());
    }

    private String callbackUrls() {
        return Stream.of(
                        settings.publicUrl(),
                        "http://localhost:" + ports.gateway(),
                        "http://127.0.0.1:" + ports.gateway())
                .distinct()
                .map(origin -> origin + "/oauth/twitter/callback")
                .collect(Collectors.joining(","));
    }

    private String sandboxKey() {
        return secrets.get("sandbox.apiKey", API_KEY_LENGTH);
    }

    private String sandboxKeySecret() {
        return secrets.get("sandbox.apiKeySecret", API_KEY_SECRET_LENGTH);
    }

    private String keysetOf(ServiceName service) {
        return settings.home().secrets().resolve(service.module() + ".keyset").toString();
    }

    private String urlOf(ServiceName service) {
        return "http://127.0.0.1:" + portOf(service);
    }

    private int portOf(ServiceName service) {
        return ports.gateway() + service.portOffset();
    }
}
