package io.kanal.auth;

import io.kanal.test.TestPostgres;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.test.StepVerifier;

/**
 * A database of this service, with nothing in it.
 *
 * @param client what queries it
 * @param transaction what runs transactions in it
 */
public record TestDatabase(DatabaseClient client, TransactionalOperator transaction) {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Makes one. */
    public static TestDatabase create() {
        var database = TestPostgres.createDatabase("auth_" + DATABASES.incrementAndGet());
        Flyway.configure()
                .dataSource(database.jdbcUrl(), "postgres", "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        var connections = ConnectionFactories.get(database.r2dbcUrl());
        return new TestDatabase(
                DatabaseClient.create(connections),
                TransactionalOperator.create(new R2dbcTransactionManager(connections)));
    }

    /** Runs a statement. */
    public void run(String statement) {
        StepVerifier.create(client.sql(statement).then()).expectComplete().verify(LIMIT);
    }
}
