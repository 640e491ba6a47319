package io.kanal.twitter.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelEvent;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.inbox.InboxMessage;
import io.kanal.contracts.inbox.InboxMessage.ConversationEvent;
import io.kanal.contracts.inbox.InboxMessage.ReadingProgressed;
import io.kanal.contracts.twitter.TwitterEvent;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountStatusChanged;
import io.kanal.twitter.account.ChannelAccounts;
import io.kanal.twitter.api.XCredentials;
import io.kanal.twitter.credential.CredentialVault;
import io.kanal.twitter.credential.StagedCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.transaction.reactive.TransactionalOperator;

/** One channel of a whole connector, as the other services see it. */
abstract class ReadChannel {

    static final Duration SOON = Duration.ofSeconds(15);
    static final Person SITI = new Person(UUID.randomUUID(), "siti");

    private static final Followed<InboxMessage> INBOX = new Followed<>(InboxMessage.TOPIC, InboxMessage.class);
    private static final Followed<TwitterEvent> TWITTER = new Followed<>(TwitterEvent.TOPIC, TwitterEvent.class);

    @Autowired
    ReadingOrders orders;

    @Autowired
    DatabaseClient database;

    @Autowired
    private CredentialVault vault;

    @Autowired
    private ChannelAccounts accounts;

    @Autowired
    private TransactionalOperator transaction;

    final UUID organization = UUID.randomUUID();
    UUID channel = UUID.randomUUID();
    long revision;

    /** A poll that is under way would ask the mailbox of the next test, and count there. */
    @AfterEach
    void stopReading() {
        database.sql("update account set intent = 'PAUSED' where intent = 'ACTIVE'")
                .then()
                .block(SOON);
        await().atMost(SOON).until(() -> underWay() == 0);
    }

    private long underWay() {
        return database.sql("select count(*) from account where lease_until > now()")
                .map(row -> row.get(0, Long.class))
                .one()
                .block(SOON);
    }

    static void usual(DynamicPropertyRegistry registry) throws IOException {
        var folder = Files.createTempDirectory("keyset");
        registry.add(
                "kanal.credential.keyset-file",
                () -> folder.resolve("keyset.json").toString());
        registry.add("kanal.polling.look-every", () -> "20ms");
        registry.add("kanal.polling.shortest-pace", () -> "100ms");
    }

    void connect(String accountId, XCredentials credentials, int historyDays, String newest) {
        var connection = UUID.randomUUID();
        transaction
                .transactional(vault.stage(new StagedCredentials(
                                organization,
                                channel,
                                connection,
                                ConnectionMethod.DEVELOPER_APP,
                                historyDays,
                                accountId,
                                credentials))
                        .then(vault.verified(connection, newest, Instant.now())))
                .block(SOON);
        apply(new ChannelConnected(
                organization, channel, ++revision, state(accountId, ChannelStatus.CONNECTED), connection, false, SITI));
    }

    void apply(ChannelEvent event) {
        transaction.transactional(accounts.on(event)).block(SOON);
    }

    ChannelState state(String accountId, ChannelStatus status) {
        return new ChannelState(
                "twitter",
                new Account(accountId, "kopi_senja", "Kopi Senja", null),
                ConnectionMethod.DEVELOPER_APP,
                status,
                null,
                Instant.now());
    }

    void awaitPoll() {
        await().atMost(SOON).until(() -> !records(ReadingProgressed.class).isEmpty());
    }

    List<Envelope<InboxMessage>> envelopes() {
        return INBOX.all().stream()
                .filter(envelope -> envelope.record().channelId().equals(channel))
                .toList();
    }

    <T> List<T> records(Class<T> kind) {
        return envelopes().stream()
                .map(Envelope::record)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    List<ConversationEvent> messages() {
        return records(ConversationEvent.class);
    }

    ReadingProgressed lastProgress() {
        return records(ReadingProgressed.class).getLast();
    }

    List<TwitterAccountStatusChanged> statuses() {
        return TWITTER.all().stream()
                .map(Envelope::record)
                .filter(record -> record.channelId().equals(channel))
                .filter(TwitterAccountStatusChanged.class::isInstance)
                .map(TwitterAccountStatusChanged.class::cast)
                .toList();
    }

    TwitterAccountStatusChanged lastStatus() {
        assertThat(statuses()).isNotEmpty();
        return statuses().getLast();
    }

    Instant stored(String column) {
        return database.sql("select " + column + " from account where channel_id = :channel")
                .bind("channel", channel)
                .map(row -> Optional.ofNullable(row.get(0, Instant.class)))
                .one()
                .block(SOON)
                .orElse(null);
    }

    long count(String sql) {
        return database.sql(sql)
                .bind("channel", channel)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(SOON);
    }
}
