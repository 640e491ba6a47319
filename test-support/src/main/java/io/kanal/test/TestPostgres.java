package io.kanal.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A PostgreSQL server for tests, started at first use and stopped with the JVM. */
public final class TestPostgres {

    private static final Database SERVER =
            switch (ServerSource.chosen()) {
                case DOCKER -> container();
                case EMBEDDED -> embedded();
            };

    private TestPostgres() {}

    /** Creates an empty database. */
    public static Database createDatabase(String name) {
        try (var connection = DriverManager.getConnection(SERVER.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return new Database(SERVER.host(), SERVER.port(), name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the test database " + name, e);
        }
    }

    private static Database container() {
        var container = new PostgreSQLContainer("postgres:17")
                .withStartupTimeout(ServerSource.START_LIMIT)
                .withUsername("postgres")
                .withDatabaseName("postgres")
                .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust")
                .withEnv("POSTGRES_INITDB_ARGS", "--locale=C.UTF-8 --encoding=UTF8")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300")
                .withTmpFs(Map.of("/var/lib/postgresql/data", "rw"));
        container.start();
        return new Database(
                container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), "postgres");
    }

    private static Database embedded() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("encoding", "UTF8")
                    .start();
            return new Database("localhost", server.getPort(), "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One database of the server; user {@code postgres}, no password.
     *
     * @param host where the server is
     * @param port the server's port there
     * @param name the database's name
     */
    public record Database(String host, int port, String name) {

        /** Its address for JDBC. */
        public String jdbcUrl() {
            return "jdbc:postgresql://%s:%d/%s?user=postgres".formatted(host, port, name);
        }

        /** Its address for R2DBC. */
        public String r2dbcUrl() {
            return "r2dbc:postgresql://postgres@%s:%d/%s".formatted(host, port, name);
        }
    }
}
