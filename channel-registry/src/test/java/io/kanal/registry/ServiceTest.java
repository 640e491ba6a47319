package io.kanal.registry;

import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelCommand.DisconnectChannel;
import io.kanal.contracts.channel.ChannelCommand.RegisterChannel;
import io.kanal.contracts.channel.ChannelEvent;
import io.kanal.contracts.channel.ChannelEvent.ChannelStatusChanged;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.channel.Receipt;
import io.kanal.contracts.channel.Receipt.Revocation;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountReleased;
import io.kanal.test.IntegrationTest;
import io.kanal.test.TestTokens;
import io.kanal.test.TestTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * channel-registry as a whole, over a real Kafka and a real PostgreSQL. Each test has an organisation and an account of its own.
 */
@IntegrationTest
abstract class ServiceTest {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Person SUPERVISOR = new Person(UUID.randomUUID(), "supervisor");

    final UUID organization = UUID.randomUUID();
    final Account account =
            new Account(Long.toString(System.nanoTime()), "kopi_senja", "Kopi Senja", "https://pbs.example/kopi.png");

    @Autowired
    WebTestClient web;

    @Autowired
    DatabaseClient database;

    WebTestClient.ResponseSpec get(String role, UUID caller, String path) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(TestTokens.of(caller, role)))
                .exchange();
    }

    RegisterChannel register(UUID owner) {
        return register(owner, account);
    }

    static RegisterChannel register(UUID owner, Account account) {
        var command = new RegisterChannel(
                owner, UUID.randomUUID(), UUID.randomUUID(), "twitter", account, ConnectionMethod.LOGIN, SUPERVISOR);
        TestTopics.publish(command);
        return command;
    }

    void disconnect(UUID channelId, UUID disconnectionId) {
        TestTopics.publish(new DisconnectChannel(organization, channelId, disconnectionId, SUPERVISOR));
    }

    void release(UUID channelId, UUID disconnectionId, Revocation revocation) {
        var receipt = new Receipt(Instant.now(), null, revocation, null);
        TestTopics.publish(new TwitterAccountReleased(organization, channelId, disconnectionId, receipt));
    }

    String receiptOf(UUID channelId) {
        return database.sql("select receipt::text from deleted_channel where id = :id")
                .bind("id", channelId)
                .mapValue(String.class)
                .one()
                .block(PATIENCE);
    }

    static Predicate<ChannelStatusChanged> showing(ChannelStatus status) {
        return event -> event.channel().status() == status;
    }

    static <E extends ChannelEvent> E hear(UUID channelId, Class<E> kind, Predicate<E> condition) {
        return await().atMost(PATIENCE)
                .until(
                        () -> eventsOf(channelId).stream()
                                .filter(kind::isInstance)
                                .map(kind::cast)
                                .filter(condition)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    static List<Long> revisionsOf(UUID channelId) {
        return eventsOf(channelId).stream().map(ChannelEvent::revision).toList();
    }

    static List<ChannelEvent> eventsOf(UUID channelId) {
        return TestTopics.read(ChannelEvent.TOPIC, ChannelEvent.class).stream()
                .map(Envelope::record)
                .filter(event -> event.channelId().equals(channelId))
                .toList();
    }
}
