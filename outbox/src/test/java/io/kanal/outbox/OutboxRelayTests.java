package io.kanal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Person;
import io.kanal.contracts.channel.ChannelCommand.PauseChannel;
import io.kanal.test.TestPostgres;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** Tests for {@link OutboxRelay}: what happens to rows when producers fail and relays compete. */
class OutboxRelayTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final OutboxProperties PROPERTIES = new OutboxProperties(
            Duration.ofMillis(20),
            10,
            Duration.ofSeconds(1),
            LIMIT,
            Duration.ofDays(1),
            Duration.ofDays(15),
            Duration.ofDays(15));

    private final List<OutboxRelay> relays = new CopyOnWriteArrayList<>();
    private DatabaseClient database;

    @BeforeEach
    void createDatabase() {
        var created = TestPostgres.createDatabase(
                "relay_" + UUID.randomUUID().toString().replace('-', '_'));
        Flyway.configure()
                .dataSource(created.jdbcUrl(), "postgres", "")
                .locations("classpath:db/outbox")
                .load()
                .migrate();
        database = DatabaseClient.create(ConnectionFactories.get(created.r2dbcUrl()));
    }

    @AfterEach
    void stop() {
        relays.forEach(OutboxRelay::stop);
    }

    @Test
    void marksRowsOnlyAfterTheCommit() {
        add(3);
        var failing = producer();
        failing.commitTransactionException = new IllegalStateException("no acknowledgement");
        var working = producer();

        start(failing, working);

        await().atMost(LIMIT).until(() -> unsent() == 0);
        assertThat(failing.history()).isEmpty();
        assertThat(working.history()).hasSize(3);
    }

    @Test
    void fencedRelayStepsBackAndNothingIsLost() {
        add(2);
        var fenced = producer();
        fenced.commitTransactionException = new ProducerFencedException("a younger relay is at work");
        var working = producer();

        start(fenced, working);

        await().atMost(LIMIT).until(() -> unsent() == 0);
        assertThat(working.history()).hasSize(2);
    }

    @Test
    void oneOfTwoRelaysIsActiveAndTheOtherTakesOver() {
        var first = producer();
        start(first, producer());
        await().atMost(LIMIT).until(first::transactionInitialized);
        var second = producer();
        start(second, producer());
        add(5);
        await().atMost(LIMIT).until(() -> unsent() == 0);
        assertThat(second.transactionInitialized()).isFalse();

        relays.getFirst().stop();
        add(4);

        await().atMost(LIMIT).until(() -> unsent() == 0);
        assertThat(first.history()).hasSize(5);
        assertThat(second.history()).hasSize(4);
    }

    private void start(MockProducer<byte[], byte[]> first, MockProducer<byte[], byte[]> second) {
        var next = List.of(first, second).iterator();
        var relay = new OutboxRelay(
                new UnsentRecords(database, "test"),
                new Lease(database, "outbox", PROPERTIES.lease()),
                next::next,
                PROPERTIES);
        relays.add(relay);
        relay.start();
    }

    private MockProducer<byte[], byte[]> producer() {
        var producer = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        return producer;
    }

    private void add(int records) {
        var outbox = new Outbox(database, "test", Clock.systemUTC());
        for (var i = 0; i < records; i++) {
            outbox.add(new PauseChannel(UUID.randomUUID(), UUID.randomUUID(), new Person(UUID.randomUUID(), "owner")))
                    .block(LIMIT);
        }
    }

    private long unsent() {
        return database.sql("select count(*) from outbox where sent_at is null")
                .mapValue(Long.class)
                .one()
                .block(LIMIT);
    }
}
