package io.kanal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.Actor;
import io.kanal.contracts.channel.ChannelCommand.DisconnectChannel;
import io.kanal.contracts.channel.ChannelCommand.PauseChannel;
import io.kanal.contracts.channel.ChannelCommand.RegisterChannel;
import io.kanal.contracts.channel.ChannelCommand.ResumeChannel;
import io.kanal.contracts.channel.ChannelEvent;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnecting;
import io.kanal.contracts.channel.ChannelEvent.ChannelRejected;
import io.kanal.contracts.channel.ChannelEvent.ChannelStatusChanged;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.channel.Receipt;
import io.kanal.contracts.channel.Receipt.Revocation;
import io.kanal.contracts.channel.StatusCause;
import io.kanal.contracts.twitter.TwitterEvent.RevocationCompleted;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountReleased;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountStatusChanged;
import io.kanal.test.IntegrationTest;
import io.kanal.test.TestTokens;
import io.kanal.test.TestTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Tests for channel-registry as a whole, over a real Kafka and a real PostgreSQL. */
@IntegrationTest
class ChannelRegistryServiceTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Person SUPERVISOR = new Person(UUID.randomUUID(), "supervisor");

    private final UUID organization = UUID.randomUUID();
    private final Account account =
            new Account(Long.toString(System.nanoTime()), "kopi_senja", "Kopi Senja", "https://pbs.example/kopi.png");

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void anAccountIsConnectedPausedBrokenRenewedAndDisconnected() {
        var channelId = register(organization).channelId();
        hear(channelId, ChannelConnected.class, event -> !event.renewal() && event.revision() == 1);

        TestTopics.publish(new PauseChannel(organization, channelId, SUPERVISOR));
        hear(channelId, ChannelStatusChanged.class, showing(ChannelStatus.PAUSED));
        TestTopics.publish(new ResumeChannel(organization, channelId, SUPERVISOR));
        hear(channelId, ChannelStatusChanged.class, showing(ChannelStatus.CONNECTED));

        var cause = new StatusCause("revoked", "Revoked.", "Connect again.", Instant.now(), Actor.SUPERVISOR);
        TestTopics.publish(
                new TwitterAccountStatusChanged(organization, channelId, ChannelStatus.NEEDS_REAUTHORIZATION, cause));
        hear(channelId, ChannelStatusChanged.class, showing(ChannelStatus.NEEDS_REAUTHORIZATION));
        get("SUPERVISOR", organization, "/api/channels/" + channelId)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("NEEDS_REAUTHORIZATION")
                .jsonPath("$.statusCause.code")
                .isEqualTo("revoked")
                .jsonPath("$.statusCause.actor")
                .isEqualTo("SUPERVISOR")
                .jsonPath("$.method")
                .isEqualTo("LOGIN");

        var again = register(organization);
        var renewed = hear(channelId, ChannelConnected.class, ChannelConnected::renewal);
        assertThat(renewed.connectionId()).isEqualTo(again.connectionId());
        assertThat(renewed.channel().status()).isEqualTo(ChannelStatus.CONNECTED);

        var disconnection = UUID.randomUUID();
        disconnect(channelId, disconnection);
        hear(
                channelId,
                ChannelDisconnecting.class,
                event -> event.disconnectionId().equals(disconnection));
        var early = register(organization);
        var refused = hear(early.channelId(), ChannelRejected.class, event -> true);
        assertThat(refused.failure().code()).isEqualTo("disconnecting");

        release(channelId, disconnection, Revocation.PENDING);
        var gone = hear(channelId, ChannelDisconnected.class, event -> true);
        assertThat(gone.receipt().revocation()).isEqualTo(Revocation.PENDING);
        assertThat(gone.requestedBy()).isEqualTo(SUPERVISOR);
        assertThat(revisionsOf(channelId)).isSorted().doesNotHaveDuplicates();
        get("SUPERVISOR", organization, "/api/channels/" + channelId)
                .expectStatus()
                .isNotFound();

        var anew = register(organization);
        hear(anew.channelId(), ChannelConnected.class, event -> !event.renewal());
    }

    @Test
    void anotherOrganizationIsRefusedAndTheChannelGoesOn() {
        var channelId = register(organization).channelId();
        hear(channelId, ChannelConnected.class, event -> true);

        var other = UUID.randomUUID();
        var attempt = register(other);

        var refused = hear(attempt.channelId(), ChannelRejected.class, event -> true);
        assertThat(refused.failure().code()).isEqualTo("account-in-use");
        assertThat(refused.organizationId()).isEqualTo(other);
        get("OWNER", other, "/api/channels").expectBody().jsonPath("$.items").isEmpty();
        get("OWNER", other, "/api/channels/" + channelId).expectStatus().isNotFound();
        get("OWNER", organization, "/api/channels/" + channelId)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("CONNECTED");
    }

    @Test
    void aRecordThatComesTwiceIsAppliedOnce() {
        var channelId = register(organization).channelId();
        hear(channelId, ChannelConnected.class, event -> true);
        var pause = Envelope.of(new PauseChannel(organization, channelId, SUPERVISOR), "/kanal/test", Instant.now());
        TestTopics.publish(pause);
        TestTopics.publish(new ResumeChannel(organization, channelId, SUPERVISOR));

        TestTopics.publish(pause);
        disconnect(channelId, UUID.randomUUID());

        hear(channelId, ChannelDisconnecting.class, event -> true);
        assertThat(eventsOf(channelId))
                .filteredOn(ChannelStatusChanged.class::isInstance)
                .hasSize(2);
    }

    @Test
    void aLateOrderToDisconnectIsAnsweredWithWhatIsLeft() {
        var channelId = register(organization).channelId();
        hear(channelId, ChannelConnected.class, event -> true);
        var first = UUID.randomUUID();
        disconnect(channelId, first);
        hear(channelId, ChannelDisconnecting.class, event -> true);
        release(channelId, first, Revocation.PENDING);
        var last = hear(channelId, ChannelDisconnected.class, event -> true);
        var erasedAt = Instant.parse("2026-11-22T10:00:00Z");
        TestTopics.publish(new RevocationCompleted(organization, channelId, first, Revocation.GAVE_UP, erasedAt));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiptOf(channelId)).contains("GAVE_UP"));

        var second = UUID.randomUUID();
        TestTopics.publish(new PauseChannel(organization, channelId, SUPERVISOR));
        disconnect(channelId, second);

        var answer = hear(
                channelId,
                ChannelDisconnected.class,
                event -> event.disconnectionId().equals(second));
        assertThat(answer.revision()).isEqualTo(last.revision());
        assertThat(answer.receipt().revocation()).isEqualTo(Revocation.GAVE_UP);
        assertThat(answer.receipt().erasedAt()).isEqualTo(erasedAt);
    }

    @Test
    void channelsAreListedPageByPage() {
        var connected = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            var command = register(organization, new Account("9" + i + System.nanoTime(), "cafe_" + i, "Café", null));
            hear(command.channelId(), ChannelConnected.class, event -> true);
            connected.add(command.channelId().toString());
        }

        var first = page("?limit=2");
        var second = page("?limit=2&cursor=" + first.nextCursor());

        assertThat(first.items()).extracting(Item::id).containsExactlyElementsOf(connected.subList(0, 2));
        assertThat(second.items()).extracting(Item::id).containsExactlyElementsOf(connected.subList(2, 3));
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void whatCannotBeMeantIsNamed() {
        get("AGENT", organization, "/api/channels?limit=0")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit");
        get("AGENT", organization, "/api/channels?limit=201").expectStatus().isEqualTo(422);
        get("AGENT", organization, "/api/channels?limit=many").expectStatus().isBadRequest();
        get("AGENT", organization, "/api/channels?cursor=nonsense")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("cursor");
        get("AGENT", organization, "/api/channels/not-an-id").expectStatus().isNotFound();
        get("AGENT", organization, "/api/channels/" + UUID.randomUUID())
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-found");
        web.get().uri("/api/channels").exchange().expectStatus().isUnauthorized();
        web.get()
                .uri("/api/channels")
                .headers(headers ->
                        headers.setBearerAuth(TestTokens.of(UUID.randomUUID(), "operator", null, "OPERATOR")))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("no-organization");
    }

    @Test
    void agentsSeeNoMethod() {
        var channelId = register(organization).channelId();
        hear(channelId, ChannelConnected.class, event -> true);

        get("AGENT", organization, "/api/channels")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].handle")
                .isEqualTo("kopi_senja")
                .jsonPath("$.items[0].method")
                .doesNotExist();
    }

    private record Listing(List<Item> items, String nextCursor) {}

    private record Item(String id) {}

    private Listing page(String query) {
        return get("AGENT", organization, "/api/channels" + query)
                .expectStatus()
                .isOk()
                .expectBody(Listing.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec get(String role, UUID caller, String path) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(TestTokens.of(caller, role)))
                .exchange();
    }

    private RegisterChannel register(UUID owner) {
        return register(owner, account);
    }

    private static RegisterChannel register(UUID owner, Account account) {
        var command = new RegisterChannel(
                owner, UUID.randomUUID(), UUID.randomUUID(), "twitter", account, ConnectionMethod.LOGIN, SUPERVISOR);
        TestTopics.publish(command);
        return command;
    }

    private void disconnect(UUID channelId, UUID disconnectionId) {
        TestTopics.publish(new DisconnectChannel(organization, channelId, disconnectionId, SUPERVISOR));
    }

    private void release(UUID channelId, UUID disconnectionId, Revocation revocation) {
        var receipt = new Receipt(Instant.now(), null, revocation, null);
        TestTopics.publish(new TwitterAccountReleased(organization, channelId, disconnectionId, receipt));
    }

    private String receiptOf(UUID channelId) {
        return database.sql("select receipt::text from deleted_channel where id = :id")
                .bind("id", channelId)
                .mapValue(String.class)
                .one()
                .block(PATIENCE);
    }

    private static Predicate<ChannelStatusChanged> showing(ChannelStatus status) {
        return event -> event.channel().status() == status;
    }

    private static <E extends ChannelEvent> E hear(UUID channelId, Class<E> kind, Predicate<E> condition) {
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

    private static List<Long> revisionsOf(UUID channelId) {
        return eventsOf(channelId).stream().map(ChannelEvent::revision).toList();
    }

    private static List<ChannelEvent> eventsOf(UUID channelId) {
        return TestTopics.read(ChannelEvent.TOPIC, ChannelEvent.class).stream()
                .map(Envelope::record)
                .filter(event -> event.channelId().equals(channelId))
                .toList();
    }
}
