package io.kanal.twitter.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelEvent;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnecting;
import io.kanal.contracts.channel.ChannelEvent.ChannelStatusChanged;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.inbox.InboxMessage;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageSent;
import io.kanal.contracts.inbox.InboxMessage.ReadingProgressed;
import io.kanal.contracts.reply.ReplyCommand.CancelReply;
import io.kanal.contracts.reply.ReplyCommand.SendReply;
import io.kanal.contracts.reply.ReplyEvent;
import io.kanal.contracts.reply.ReplyEvent.ReplyFailed;
import io.kanal.contracts.reply.ReplyEvent.ReplySent;
import io.kanal.contracts.reply.ReplyEvent.ReplyUnconfirmed;
import io.kanal.twitter.KafkaTopics;
import io.kanal.twitter.account.ChannelAccounts;
import io.kanal.twitter.api.XCredentials;
import io.kanal.twitter.credential.CredentialVault;
import io.kanal.twitter.credential.StagedCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.transaction.reactive.TransactionalOperator;

/** A channel of a whole connector, and the inbox that gives replies. */
abstract class ReplyChannel {

    static final Duration SOON = Duration.ofSeconds(15);
    static final Person SITI = new Person(UUID.randomUUID(), "siti");
    static final KafkaTopics TOPICS = new KafkaTopics(InboxMessage.TOPIC, ReplyEvent.TOPIC);

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
    String account;
    String conversationId;
    private long revision;

    static void usual(DynamicPropertyRegistry registry) throws IOException {
        var folder = Files.createTempDirectory("keyset");
        registry.add(
                "kanal.credential.keyset-file",
                () -> folder.resolve("keyset.json").toString());
        registry.add("kanal.polling.look-every", () -> "20ms");
        registry.add("kanal.polling.shortest-pace", () -> "100ms");
        registry.add("kanal.reply.poll", () -> "20ms");
        registry.add("kanal.reply.lease", () -> "5s");
        registry.add("kanal.reply.retry-after", () -> "100ms");
        registry.add("kanal.reply.longest-retry", () -> "200ms");
    }

    @AfterEach
    void stopReading() {
        database.sql("update account set intent = 'PAUSED', lease_token = lease_token + 1 where channel_id = :channel")
                .bind("channel", channel)
                .then()
                .block(SOON);
    }

    /** Connects the account, and waits until its mailbox has been read. */
    void connect(XCredentials credentials) {
        var connection = UUID.randomUUID();
        transaction
                .transactional(vault.stage(new StagedCredentials(
                                organization,
                                channel,
                                connection,
                                ConnectionMethod.DEVELOPER_APP,
                                0,
                                account,
                                credentials))
                        .then(vault.verified(connection, null, Instant.now())))
                .block(SOON);
        apply(new ChannelConnected(
                organization, channel, ++revision, state(ChannelStatus.CONNECTED), connection, false, SITI));
        await().atMost(SOON)
                .until(() -> !TOPICS.of(channel, ReadingProgressed.class).isEmpty());
    }

    /** A supervisor pauses or resumes it. */
    void status(ChannelStatus status) {
        apply(new ChannelStatusChanged(organization, channel, ++revision, state(status), SITI));
    }

    /** A supervisor disconnects it. */
    void disconnect() {
        apply(new ChannelDisconnecting(
                organization, channel, ++revision, state(ChannelStatus.DISCONNECTING), UUID.randomUUID(), SITI));
    }

    private void apply(ChannelEvent event) {
        transaction.transactional(accounts.on(event)).block(SOON);
    }

    private ChannelState state(ChannelStatus status) {
        return new ChannelState(
                "twitter",
                new Account(account, "kopi_senja", "Kopi Senja", null),
                ConnectionMethod.DEVELOPER_APP,
                status,
                null,
                Instant.now());
    }

    /** An agent presses Send. */
    UUID reply(String text) throws Exception {
        return order(UUID.randomUUID(), 1, text, Instant.now());
    }

    /** An agent presses Try again. */
    void tryAgain(UUID reply, int attempt, String text) throws Exception {
        order(reply, attempt, text, Instant.now());
    }

    UUID order(UUID reply, int attempt, String text, Instant requestedAt) throws Exception {
        TOPICS.send(
                new SendReply(organization, channel, reply, attempt, account, conversationId, text, requestedAt, SITI));
        return reply;
    }

    void cancel(UUID reply) throws Exception {
        TOPICS.send(new CancelReply(organization, channel, reply, SITI));
    }

    /** What was told of a reply, in order. */
    List<ReplyEvent> told(UUID reply) {
        return TOPICS.of(channel, ReplyEvent.class).stream()
                .filter(event -> event.replyId().equals(reply))
                .toList();
    }

    ReplySent awaitSent(UUID reply) {
        await().atMost(SOON).untilAsserted(() -> assertThat(told(reply)).anyMatch(ReplySent.class::isInstance));
        return (ReplySent) told(reply).getLast();
    }

    /** The code with which it fails for the first, second, ... time. */
    String awaitFailure(UUID reply, int time) {
        await().atMost(SOON).untilAsserted(() -> assertThat(failures(reply)).hasSize(time));
        return failures(reply).getLast().failure().code();
    }

    List<ReplyFailed> failures(UUID reply) {
        return told(reply).stream()
                .filter(ReplyFailed.class::isInstance)
                .map(ReplyFailed.class::cast)
                .toList();
    }

    void awaitUnconfirmed(UUID reply) {
        await().atMost(SOON).untilAsserted(() -> assertThat(told(reply)).anyMatch(ReplyUnconfirmed.class::isInstance));
    }

    /** What the inbox was told that the account wrote elsewhere. */
    List<String> elsewhere() {
        return TOPICS.of(channel, DirectMessageSent.class).stream()
                .map(DirectMessageSent::dmEventId)
                .toList();
    }

    long count(String table) {
        return database.sql("select count(*) from " + table + " where channel_id = :channel")
                .bind("channel", channel)
                .mapValue(Long.class)
                .one()
                .block(SOON);
    }
}
