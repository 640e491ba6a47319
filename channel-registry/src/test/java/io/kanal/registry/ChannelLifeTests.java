package io.kanal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.channel.Actor;
import io.kanal.contracts.channel.ChannelCommand.PauseChannel;
import io.kanal.contracts.channel.ChannelCommand.ResumeChannel;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnecting;
import io.kanal.contracts.channel.ChannelEvent.ChannelRejected;
import io.kanal.contracts.channel.ChannelEvent.ChannelStatusChanged;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.Receipt.Revocation;
import io.kanal.contracts.channel.StatusCause;
import io.kanal.contracts.twitter.TwitterEvent.RevocationCompleted;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountStatusChanged;
import io.kanal.test.TestTopics;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests for the life of a channel, from the commands to the events. */
class ChannelLifeTests extends ServiceTest {

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
}
