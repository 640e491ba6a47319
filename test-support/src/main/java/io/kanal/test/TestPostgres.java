package io.kanal.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/** A PostgreSQL server for tests, started at first use and stopped with the JVM. */
public final class TestPostgres {

    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    /** Creates an empty database. */
    public static Database createDatabase(String name) {
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return new Database(SERVER.getPort(), name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the test database " + name, e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("encoding", "UTF8")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One database of the server; user {@code postgres}, no password.
     *
     * @param port the server's port on localhost
     * @param name the database's name
     */
    public record Database(int port, String name) {

        /** Its address for JDBC. */
        public String jdbcUrl() {
            return "jdbc:postgresql://localhost:%d/%s?user=postgres".formatted(port, name);
        }

        /** Its address for R2DBC. */
        public String r2dbcUrl() {
            return "r2dbc:postgresql://postgres@localhost:%d/%s".formatted(port, name);
        }
    }
}
