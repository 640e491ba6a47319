package io.kanal.twitter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.edge.PolledGauges;
import io.kanal.test.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** Tests for {@link ReadingMetrics}. */
class ReadingMetricsTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void tellsLatePollsQuotaAndWhatHinders() {
        var created = TestPostgres.createDatabase("reading_metrics");
        Flyway.configure()
                .dataSource(created.jdbcUrl(), "postgres", "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        var database = DatabaseClient.create(ConnectionFactories.get(created.r2dbcUrl()));
        account(database, "ACTIVE", "120 seconds", null);
        account(database, "ACTIVE", "5 seconds", null);
        account(database, "ACTIVE", "900 seconds", "OUT_OF_CREDIT");
        account(database, "PAUSED", "3000 seconds", null);
        run(database, """
                insert into quota (subject, endpoint, call_limit, remaining, resets_at) values
                    ('a', 'events', 100, 25, now() + interval '1 minute'),
                    ('b', 'events', 100, 0, now() - interval '1 minute'),
                    ('c', 'users', 10, 0, now() + interval '1 minute')
                """);
        var gauges = new PolledGauges(meters, Duration.ofMillis(100));
        new ReadingMetrics(database, gauges);
        gauges.start();
        try {
            await().atMost(LIMIT).untilAsserted(() -> {
                assertThat(value("kanal.polls.late")).isEqualTo(1);
                assertThat(value("kanal.polls.late.seconds")).isBetween(120.0, 140.0);
                assertThat(value("kanal.accounts.hindered", "cause", "OUT_OF_CREDIT"))
                        .isEqualTo(1);
                assertThat(value("kanal.quota.left.ratio", "call", "events")).isEqualTo(0.25);
                assertThat(value("kanal.quota.used.up", "call", "events")).isZero();
                assertThat(value("kanal.quota.used.up", "call", "users")).isEqualTo(1);
            });
        } finally {
            gauges.stop();
        }
    }

    private double value(String name, String... tags) {
        var gauge = meters.find(name).tags(tags).gauge();
        return gauge == null ? Double.NaN : gauge.value();
    }

    private static void account(DatabaseClient database, String intent, String late, String cause) {
        var id = UUID.randomUUID();
        run(database, """
                insert into account (channel_id, organization_id, x_account_id, handle, display_name, method, intent,
                    history_days, connected_at, connected_date)
                values ('%s', '%s', '1', 'h', 'H', 'LOGIN', '%s', 0, now(), now())
                """.formatted(id, id, intent));
        run(database, """
                insert into poll (channel_id, history_verified, history_days, history_limit, live_due_at)
                values ('%s', now(), 0, 0, now() - interval '%s')
                """.formatted(id, late));
        if (cause != null) {
            run(database, "insert into condition (channel_id, cause) values ('%s', '%s')".formatted(id, cause));
        }
    }

    private static void run(DatabaseClient database, String sql) {
        database.sql(sql).then().block(LIMIT);
    }
}
