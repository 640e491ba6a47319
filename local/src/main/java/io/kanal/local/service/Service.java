package io.kanal.local.service;

import io.kanal.local.home.Home;
import io.kanal.local.postgres.Postgres;
import io.kanal.local.process.Launch;
import io.kanal.local.process.Part;
import io.kanal.local.process.Stop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One service, or the sandbox, in a JVM of its own. */
public final class Service implements Part {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    /** Requests in flight are answered first. */
    public static final Stop STOP = new Stop("TERM", Duration.ofSeconds(15));

    private static final Duration HEALTH_LIMIT = Duration.ofSeconds(3);

    private final ServiceName name;
    private final int port;
    private final Map<String, String> environment;
    private final Home home;
    private final Application application;

    /**
     * A service of a data folder.
     *
     * @param jar what Maven built
     * @param environment its settings
     */
    public Service(ServiceName name, int port, Path jar, Map<String, String> environment, Home home) {
        this.name = name;
        this.port = port;
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.application = new Application(jar, home.applications().resolve(name.module()));
    }

    @Override
    public String name() {
        return name.module();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Set<String> needs() {
        return name.database().isPresent() ? Set.of(Postgres.NAME) : Set.of();
    }

    @Override
    public String version() throws IOException {
        return application.version() + "/" + Integer.toHexString(environment.hashCode());
    }

    @Override
    public Launch prepare() throws IOException, InterruptedException {
        var jar = application.unpacked(home.log(name()));
        var cache = cacheOf(jar);
        var flags = Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.<String>of();
        return new Launch(Jvm.command(jar, flags), environment, home.log(name()));
    }

    @Override
    public boolean isReady() throws InterruptedException {
        return isHealthy(port);
    }

    /** Whether the service at this port says that it is well. */
    public static boolean isHealthy(int port) throws InterruptedException {
        var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health".formatted(port)))
                .timeout(HEALTH_LIMIT)
                .build();
        try {
            return HTTP.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Stop stop() {
        return STOP;
    }

    /** Removes former versions and makes, if there is none, the cache that lets the next start take half the time. */
    @Override
    public void whenAllAreReady() throws IOException, InterruptedException {
        application.forgetOthers();
        var jar = application.unpacked(home.log(name()));
        new Training(name(), jar, environment, home).run(cacheOf(jar));
    }

    private static Path cacheOf(Path jar) {
        return jar.resolveSibling("start.aot");
    }
}
