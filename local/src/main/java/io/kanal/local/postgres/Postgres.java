package io.kanal.local.postgres;

import io.kanal.local.home.Home;
import io.kanal.local.home.OwnerOnly;
import io.kanal.local.home.Secrets;
import io.kanal.local.process.Launch;
import io.kanal.local.process.Part;
import io.kanal.local.process.Processes;
import io.kanal.local.process.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The PostgreSQL server, with the databases of the services. Its data lasts. */
public final class Postgres implements Part {

    /** The part's name. */
    public static final String NAME = "postgres";

    /** Fast shutdown: clients are sent away, nothing is lost. */
    public static final Stop STOP = new Stop("INT", Duration.ofSeconds(20));

    static final String SUPERUSER = "postgres";

    private static final String RELEASE = "17.9.0";
    private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);

    private final Home home;
    private final int port;
    private final Databases databases;
    private final List<String> names;

    /**
     * The server of a data folder.
     *
     * @param names the databases that it holds, each with a role of the same name
     */
    public Postgres(Home home, Secrets secrets, int port, List<String> names) {
        this.home = home;
        this.port = port;
        this.databases = new Databases(port, secrets);
        this.names = List.copyOf(names);
        // Made before anything runs: two commands that each made up a password would disagree.
        databases.passwordOf(SUPERUSER);
        names.forEach(databases::passwordOf);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String version() {
        return RELEASE + "/" + port;
    }

    /** The password of a service's role. */
    public String passwordOf(String role) {
        return databases.passwordOf(role);
    }

    @Override
    public Launch prepare() throws IOException, InterruptedException {
        var user = UnprivilegedUser.onThisMachine();
        user.mayPass(home.folder());
        var programs = Binaries.unpackedIn(home.postgres().resolve("binaries-" + RELEASE));
        var data = home.postgres().resolve("data");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialize(user, programs, data);
        }
        user.own(data);
        forgetForeignLock(data.resolve("postmaster.pid"));
        return new Launch(user.command(serverCommand(programs, data)), Map.of("TZ", "UTC"), home.log(NAME));
    }

    @Override
    public boolean isReady() {
        return databases.answer();
    }

    @Override
    public void whenReady() throws IOException {
        try {
            databases.create(names);
        } catch (SQLException e) {
            throw new IOException("The databases could not be created: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isFoundation() {
        return true;
    }

    @Override
    public Stop stop() {
        return STOP;
    }

    private List<String> serverCommand(Path programs, Path data) {
        return List.of(
                programs.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=150",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC");
    }

    private void initialize(UnprivilegedUser user, Path programs, Path data) throws IOException, InterruptedException {
        // Made beside its place and moved there when it is whole, so that a kill leaves nothing half-made.
        var fresh = Files.createTempDirectory(home.postgres(), "initdb");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
        var password = home.postgres().resolve("initdb.password");
        OwnerOnly.write(password, databases.passwordOf(SUPERUSER) + "\n");
        user.own(fresh);
        user.own(password);
        try {
            new Launch(user.command(initdbCommand(programs, fresh, password)), Map.of("LC_ALL", "C"), home.log(NAME))
                    .run(INITDB_LIMIT);
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(fresh, data);
    }

    private static List<String> initdbCommand(Path programs, Path data, Path password) {
        return List.of(
                programs.resolve("bin/initdb").toString(),
                "-D",
                data.toString(),
                "-U",
                SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                // Under locale C, pg_trgm ignores every non-Latin script.
                "--locale=C.UTF-8",
                "--encoding=UTF8");
    }

    /** After a crash the lock may name a number that belongs to quite another process now; PostgreSQL alone would wait for it. */
    private static void forgetForeignLock(Path lock) throws IOException {
        if (!Files.exists(lock)) {
            return;
        }
        var holder = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
        var command = Processes.commandOf(holder);
        if (command.isPresent() && !command.get().contains("postgres")) {
            Files.delete(lock);
        }
    }
}
