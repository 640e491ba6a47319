package io.kanal.local.postgres;

import io.kanal.local.home.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** One database and one role per service, of the same name; no role may enter another's database. */
final class Databases {

    private static final int PASSWORD_LENGTH = 32;

    private final int port;
    private final Secrets secrets;

    Databases(int port, Secrets secrets) {
        this.port = port;
        this.secrets = secrets;
    }

    /** The password of a role. */
    String passwordOf(String role) {
        return secrets.get("postgres." + role, PASSWORD_LENGTH);
    }

    /** Whether the server answers. */
    boolean answer() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }

    /** Creates what is missing; names are our own, never a person's input. */
    void create(List<String> names) throws SQLException {
        try (var connection = connect()) {
            for (var name : names) {
                createRole(connection, name);
                createDatabase(connection, name);
            }
        }
    }

    private void createRole(Connection connection, String name) throws SQLException {
        if (exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
            return;
        }
        run(connection, "create role \"%s\" login password '%s'".formatted(name, passwordOf(name)));
    }

    private void createDatabase(Connection connection, String name) throws SQLException {
        if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
            run(connection, "create database \"%s\" owner \"%s\"".formatted(name, name));
        }
        run(connection, "revoke connect on database \"%s\" from public".formatted(name));
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", Postgres.SUPERUSER);
        properties.setProperty("password", passwordOf(Postgres.SUPERUSER));
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "20");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), properties);
    }
}
