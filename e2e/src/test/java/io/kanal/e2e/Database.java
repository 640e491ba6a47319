package io.kanal.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A service's database, looked into from outside: for what no public call can do or show, as moving a row's time or counting
 * the dead letters.
 *
 * @param name the database, which is also its role's name
 */
record Database(String name) {

    static final List<String> NAMES = List.of("auth", "integration", "twitter", "registry", "inbox");

    /** Changes rows and tells how many. */
    int change(String sql, Object... values) {
        try (var connection = DriverManager.getConnection(url(), name, password());
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a query with one number for an answer finds. */
    int number(String sql, Object... values) {
        try (var connection = DriverManager.getConnection(url(), name, password());
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var rows = statement.executeQuery();
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every record that could not be handled, with the reason. */
    List<String> deadLetters() {
        try (var connection = DriverManager.getConnection(url(), name, password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select topic, position, reason from dead_letter")) {
            var letters = new ArrayList<String>();
            while (rows.next()) {
                letters.add("%s: %s %d: %s".formatted(name, rows.getString(1), rows.getLong(2), rows.getString(3)));
            }
            return letters;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String url() {
        return "jdbc:postgresql://localhost:%s/%s?connectTimeout=5&socketTimeout=30"
                .formatted(lines("run/ports").getFirst().split(" ")[1], name);
    }

    private String password() {
        var key = "postgres." + name + "=";
        return lines("secrets/passwords").stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Kanal.DATA.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
