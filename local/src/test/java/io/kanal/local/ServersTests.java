package io.kanal.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.local.home.Home;
import io.kanal.local.home.Secrets;
import io.kanal.local.kafka.Kafka;
import io.kanal.local.kafka.TopicReader;
import io.kanal.local.machine.Listeners;
import io.kanal.local.platform.Board;
import io.kanal.local.platform.Supervisor;
import io.kanal.local.postgres.Postgres;
import io.kanal.local.process.PidFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL and Kafka as {@code ./kanal up} runs them: killed without warning, they come back with all data. */
class ServersTests {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String CLASS_PATH = Path.of("target/lib").toAbsolutePath() + "/*";

    @TempDir
    Path folder;

    @Test
    void dataOutlivesAKill() throws Exception {
        var home = new Home(folder.resolve("data")).create();
        var postgres = new Postgres(home, Secrets.of(home), Listeners.free(), List.of("auth", "inbox"));
        var kafka = new Kafka(home, Listeners.free(), Listeners.free(), CLASS_PATH);
        var board = new Board(List.of(Postgres.NAME, Kafka.NAME));
        var supervisor = new Supervisor(List.of(postgres, kafka), home, board);
        supervisor.start();
        try {
            Awaitility.await().atMost(LIMIT).until(board::allReady);
            store(postgres);
            publish(kafka);

            kill(home, Postgres.NAME);
            kill(home, Kafka.NAME);

            Awaitility.await().atMost(LIMIT).until(() -> !board.allReady());
            Awaitility.await().atMost(LIMIT).until(board::allReady);
            assertThat(stored(postgres)).isEqualTo("kept");
            assertThat(published(kafka))
                    .contains("-- kept-topic ")
                    .contains("key k")
                    .contains("\"kept\" : true");
            assertThat(mayEnter(postgres, "auth", "inbox")).isFalse();
        } finally {
            supervisor.stop();
        }
        assertThat(Listeners.isFree(postgres.port())).isTrue();
        assertThat(Listeners.isFree(kafka.port())).isTrue();
    }

    private static void kill(Home home, String part) {
        var process = new PidFile(home.run(), part).alive().orElseThrow();
        ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();
    }

    private static void store(Postgres postgres) throws SQLException {
        try (var connection = connect(postgres, "auth", "auth");
                var statement = connection.createStatement()) {
            // pg_trgm sees letters of every script only under the right locale.
            statement.execute("create extension pg_trgm");
            statement.execute("create table note as select 'kept' as text where array_length(show_trgm('日本'), 1) > 0");
        }
    }

    private static String stored(Postgres postgres) throws SQLException {
        try (var connection = connect(postgres, "auth", "auth");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select text from note")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static boolean mayEnter(Postgres postgres, String role, String database) {
        try (var connection = connect(postgres, role, database)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static Connection connect(Postgres postgres, String role, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.port(), database),
                role,
                postgres.passwordOf(role));
    }

    private static void publish(Kafka kafka) throws Exception {
        var servers = Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + kafka.port());
        try (var admin = Admin.create(servers);
                var producer = new KafkaProducer<>(servers, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic("kept-topic", Optional.of(1), Optional.empty())))
                    .all()
                    .get(20, TimeUnit.SECONDS);
            producer.send(new ProducerRecord<>("kept-topic", "k", "{\"kept\":true}"))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static String published(Kafka kafka) throws IOException {
        var shown = new ByteArrayOutputStream();
        new TopicReader("127.0.0.1:" + kafka.port(), new PrintStream(shown, true, UTF_8)).show("kept-topic", true, 1);
        return shown.toString(UTF_8);
    }
}
