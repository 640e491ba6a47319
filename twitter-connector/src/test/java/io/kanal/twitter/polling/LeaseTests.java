package io.kanal.twitter.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kanal.test.TestPostgres;
import io.kanal.test.TestPostgres.Database;
import io.kanal.twitter.reading.EventId;
import io.kanal.twitter.reading.ReadRequest.Top;
import io.kanal.twitter.reading.Reading;
import io.kanal.twitter.reading.Reading.Kept;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Tests for {@link Leases} and {@link Readings} on a real PostgreSQL: who may read, and who may write. */
class LeaseTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final PollingProperties PROPERTIES = PollingPropertiesBinding.defaults();
    private static DatabaseClient database;
    private static TransactionalOperator transaction;

    private final Leases leases = new Leases(database, PROPERTIES);
    private final Readings readings = new Readings(database);
    private final UUID organization = UUID.randomUUID();

    @BeforeAll
    static void migrate() {
        Database server = TestPostgres.createDatabase("leases");
        Flyway.configure()
                .dataSource(server.jdbcUrl(), "postgres", "")
                .locations("classpath:db/outbox", "classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        var pool = new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(server.r2dbcUrl()))
                .maxSize(12)
                .build());
        database = DatabaseClient.create(pool);
        transaction = TransactionalOperator.create(new R2dbcTransactionManager(pool));
    }

    @BeforeEach
    void empty() {
        run("delete from account");
        run("delete from reading");
    }

    @Test
    void dueAccountIsTakenOnceWithAGrowingToken() {
        var channel = account("ACTIVE");
        var first = take(10);
        assertThat(first)
                .singleElement()
                .satisfies(leased -> assertThat(leased.channelId()).isEqualTo(channel));
        assertThat(take(10)).isEmpty();
        leases.release(first.getFirst(), Duration.ZERO).block(SOON);
        assertThat(take(10))
                .singleElement()
                .satisfies(again ->
                        assertThat(again.token()).isEqualTo(first.getFirst().token() + 1));
    }

    @Test
    void whatIsPausedLeavingOrNotDueIsLeftAlone() {
        account("PAUSED");
        account("DISCONNECTING");
        run("update account set due_at = now() + interval '1 minute' where channel_id = '" + account("ACTIVE") + "'");
        assertThat(take(10)).isEmpty();
    }

    @Test
    void lapsedLeaseIsTakenOverAndTheFormerHolderWritesNothing() {
        account("ACTIVE");
        var frozen = take(1).getFirst();
        begin(frozen);
        run("update account set lease_until = now() - interval '1 second'");
        var successor = take(1).getFirst();
        assertThatThrownBy(() -> save(frozen, "500")).isInstanceOf(LeaseLostException.class);
        leases.release(frozen, Duration.ofHours(1)).block(SOON);
        save(successor, "400");
        assertThat(text("select mark from reading")).isEqualTo("400");
        assertThat(text("select (due_at < now() + interval '2 minutes')::text from account"))
                .isEqualTo("true");
    }

    @Test
    void disconnectTakesTheTokenAndAFrozenPollerWritesNothing() {
        account("ACTIVE");
        var frozen = take(1).getFirst();
        begin(frozen);
        run("update account set intent = 'DISCONNECTING', lease_token = lease_token + 1");
        assertThatThrownBy(() -> save(frozen, "500")).isInstanceOf(LeaseLostException.class);
        run("delete from account");
        assertThatThrownBy(() -> save(frozen, "500")).isInstanceOf(LeaseLostException.class);
        assertThat(text("select coalesce(mark, 'none') from reading")).isEqualTo("none");
        assertThat(text("select count(*)::text from poll")).isEqualTo("0");
    }

    @Test
    void tokenThatChangesWhileWeWaitForTheRowCounts() throws Exception {
        account("ACTIVE");
        var late = take(1).getFirst();
        begin(late);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var takeover = database.sql("update account set lease_token = lease_token + 1")
                    .then()
                    .then(Mono.delay(Duration.ofMillis(300)))
                    .then();
            var taking =
                    threads.submit(() -> transaction.transactional(takeover).block(SOON));
            var writing = threads.submit(() -> {
                assertThatThrownBy(() -> Mono.delay(Duration.ofMillis(100))
                                .then(fenced(late, "500"))
                                .block(SOON))
                        .isInstanceOf(LeaseLostException.class);
                return null;
            });
            taking.get();
            writing.get();
        }
    }

    @Test
    void manyInstancesTakeEveryAccountExactlyOnce() throws Exception {
        for (var i = 0; i < 60; i++) {
            account("ACTIVE");
        }
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<UUID>> instance = () -> {
                var mine = new ArrayList<UUID>();
                for (var leased = take(3); !leased.isEmpty(); leased = take(3)) {
                    leased.forEach(account -> mine.add(account.channelId()));
                }
                return mine;
            };
            var taken = new ArrayList<UUID>();
            for (var result : instances.invokeAll(List.of(instance, instance, instance, instance))) {
                taken.addAll(result.get());
            }
            assertThat(new HashSet<>(taken)).hasSize(taken.size());
            // Rows that another instance had locked for a moment are skipped, not lost.
            taken.addAll(instance.call());
            assertThat(taken).hasSize(60).doesNotHaveDuplicates();
        }
    }

    @Test
    void checkNowAndReadOnAreKeptThoughAPageIsBeingSaved() {
        var channel = account("ACTIVE");
        var leased = take(1).getFirst();
        begin(leased);
        run("update poll set history_messages = 5000, live_due_at = now() + interval '1 hour'");
        readings.readOn(organization, channel).block(SOON);
        readings.readOn(organization, channel).block(SOON);
        readings.checkNow(organization, channel).block(SOON);
        assertThat(text("select history_limit::text from poll")).isEqualTo("10000");
        assertThat(text("select (live_due_at <= now())::text from poll")).isEqualTo("true");
        save(leased, "500");
        assertThat(text("select history_limit::text from poll")).isEqualTo("10000");
    }

    @Test
    void checkIsKeptThoughTheAccountIsGivenBackMeanwhile() {
        var channel = account("ACTIVE");
        var leased = take(1).getFirst();
        begin(leased);
        readings.checkNow(organization, channel).block(SOON);
        leases.release(leased, Duration.ofHours(1)).block(SOON);
        assertThat(take(1))
                .singleElement()
                .satisfies(again -> leases.release(again, Duration.ofHours(1)).block(SOON));
        assertThat(take(1)).isEmpty();
    }

    @Test
    void ordersOfAnotherOrganisationChangeNothing() {
        var channel = account("ACTIVE");
        begin(take(1).getFirst());
        run("update poll set live_due_at = now() + interval '1 hour'");
        readings.checkNow(UUID.randomUUID(), channel).block(SOON);
        assertThat(text("select (live_due_at <= now())::text from poll")).isEqualTo("false");
    }

    @Test
    void whatIsStoredIsWhatIsFound() {
        account("ACTIVE");
        var leased = take(1).getFirst();
        begin(leased);
        save(leased, "1990000000000000500");
        var found = readings.find(leased).block(SOON);
        assertThat(found.reading().mark()).isEqualTo(EventId.of("1990000000000000500"));
        assertThat(found.reading().gaps()).hasSize(1);
        assertThat(readings.kept(leased).block(SOON))
                .isEqualTo(new Kept(found.reading().mark(), found.reading().gaps()));
    }

    private UUID account(String intent) {
        var channel = UUID.randomUUID();
        run("""
                insert into account (channel_id, organization_id, x_account_id, handle, display_name, method, intent,
                                     history_days, connected_at, newest_event_id_at_connect, connected_date)
                values ('%s', '%s', '1000', 'kopi', 'Kopi', 'LOGIN', '%s', 30, now(), '100', now())
                """.formatted(channel, organization, intent));
        return channel;
    }

    private List<LeasedAccount> take(int atMost) {
        return leases.take(atMost).block(SOON);
    }

    private void begin(LeasedAccount account) {
        var reading = Reading.begin(account.start(), Kept.nothing());
        var without = new Reading(null, reading.gaps(), reading.remembered(), reading.history(), null, null, null, 0);
        transaction
                .transactional(leases.lock(account).then(readings.begin(account, without)))
                .block(SOON);
    }

    private void save(LeasedAccount account, String mark) {
        fenced(account, mark).block(SOON);
    }

    private Mono<Void> fenced(LeasedAccount account, String mark) {
        var begun = Reading.begin(account.start(), Kept.nothing());
        var reading = new Reading(
                EventId.of(mark),
                begun.gaps(),
                begun.remembered(),
                begun.history(),
                account.now(),
                account.now(),
                null,
                1);
        var schedule = new Schedule(Duration.ofMinutes(1), null, Duration.ZERO);
        return transaction
                .transactional(leases.lock(account).then(readings.save(account, reading, new Top(10), schedule, true)))
                .then();
    }

    private static void run(String sql) {
        database.sql(sql).then().block(SOON);
    }

    private static String text(String sql) {
        return database.sql(sql).map(row -> row.get(0, String.class)).one().block(SOON);
    }
}
