package io.kanal.integration.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.connection.ConnectionState;
import io.kanal.test.TestPostgres;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link ConnectionCleaning}, on a real database. */
class ConnectionCleaningTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static DatabaseClient database;

    @BeforeAll
    static void migrate() {
        var server = TestPostgres.createDatabase("connection_cleaning");
        Flyway.configure()
                .dataSource(server.jdbcUrl(), "postgres", "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        database = DatabaseClient.create(ConnectionFactories.get(server.r2dbcUrl()));
    }

    @Test
    void onlyWhatEndedAMonthAgoIsForgotten() {
        for (var state : ConnectionState.values()) {
            add(state, 31);
            add(state, 29);
        }
        var ended = Arrays.stream(ConnectionState.values())
                .filter(ConnectionState::isFinal)
                .count();
        var cleaning = new ConnectionCleaning(new Connections(database, JsonMapper.shared()));
        StepVerifier.create(cleaning.once()).expectComplete().verify(LIMIT);
        assertThat(states(31))
                .hasSize(ConnectionState.values().length - (int) ended)
                .noneMatch(ConnectionState::isFinal);
        assertThat(states(29)).hasSize(ConnectionState.values().length);
    }

    private static void add(ConnectionState state, int days) {
        var added = database.sql("""
                        insert into connection (id, organization_id, channel_id, method, state, requested_by, opened_at)
                        values (:id, :id, :id, 'LOGIN', :state, '{}', now() - make_interval(days => :days))
                        """)
                .bind("id", UUID.randomUUID())
                .bind("state", state.name())
                .bind("days", days)
                .then();
        StepVerifier.create(added).expectComplete().verify(LIMIT);
    }

    private static List<ConnectionState> states(int days) {
        return database.sql("""
                        select state from connection
                        where extract(day from now() - opened_at) = :days
                        """)
                .bind("days", days)
                .mapValue(String.class)
                .all()
                .map(ConnectionState::valueOf)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
    }
}
