package io.kanal.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelCommand;
import io.kanal.contracts.channel.ChannelCommand.DisconnectChannel;
import io.kanal.contracts.channel.ChannelCommand.PauseChannel;
import io.kanal.contracts.channel.ChannelCommand.ResumeChannel;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnecting;
import io.kanal.contracts.channel.ChannelEvent.ChannelStatusChanged;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.channel.Receipt;
import io.kanal.contracts.channel.Receipt.Revocation;
import io.kanal.contracts.twitter.TwitterCommand;
import io.kanal.contracts.twitter.TwitterCommand.CheckNow;
import io.kanal.contracts.twitter.TwitterCommand.ReadOn;
import io.kanal.contracts.twitter.TwitterEvent.RevocationCompleted;
import io.kanal.test.TestTopics;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Tests for disconnecting channels and for what else can be asked of them. */
class DisconnectingTests extends ServiceTest {

    @Test
    void aChannelIsDisconnectedOnceAndItsReceiptIsKeptUpToDate() {
        var channelId = presentChannel();

        var ids = IntStream.range(0, 6)
                .parallel()
                .mapToObj(number -> disconnect(channelId))
                .distinct()
                .toList();
        assertThat(ids).hasSize(1);
        var disconnectionId = ids.getFirst();
        var order = heard(ChannelCommand.TOPIC, ChannelCommand.class, DisconnectChannel.class, channelId);
        assertThat(order).isEqualTo(new DisconnectChannel(organization, channelId, disconnectionId, supervisor));
        post("/channels/%s/pause".formatted(channelId), null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("disconnecting");
        get("/disconnections/" + disconnectionId)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("DISCONNECTING")
                .jsonPath("$.handle")
                .isEqualTo("kopi_senja")
                .jsonPath("$.receipt")
                .doesNotExist();

        var receipt = new Receipt(Instant.parse("2026-11-22T08:00:00Z"), null, Revocation.PENDING, null);
        TestTopics.publish(new ChannelDisconnected(
                organization, channelId, 9, shown(ChannelStatus.DISCONNECTING), disconnectionId, receipt, supervisor));
        awaitReceipt(disconnectionId, "PENDING");
        TestTopics.publish(new RevocationCompleted(
                organization, channelId, disconnectionId, Revocation.DONE, Instant.parse("2026-11-22T09:00:00Z")));
        awaitReceipt(disconnectionId, "DONE");

        assertThat(disconnect(channelId)).isEqualTo(disconnectionId);
        assertThat(records(ChannelCommand.TOPIC, ChannelCommand.class, channelId))
                .hasSize(1);
        post("/channels/%s/pause".formatted(channelId), null).expectStatus().isNotFound();
        get("/disconnections")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].state")
                .isEqualTo("DISCONNECTED")
                .jsonPath("$.items[0].receipt.erasedAt")
                .isEqualTo("2026-11-22T09:00:00Z");
    }

    @Test
    void aChannelIsShownWithItsDisconnectionUntilItIsGone() {
        var channelId = presentChannel();
        var disconnectionId = disconnect(channelId);
        var renamed = new ChannelState(
                "twitter",
                new Account("42", "kopi_senja", "Kopi Senja", "https://pbs.twimg.com/profile_images/1/new.png"),
                ConnectionMethod.LOGIN,
                ChannelStatus.DISCONNECTING,
                null,
                Instant.parse("2026-11-22T07:00:00Z"));
        assertThat(body(get("/disconnections"))
                        .at("/items/0/channel/account/displayName")
                        .asString())
                .isEqualTo("Kopi Senja");

        TestTopics.publish(new ChannelDisconnecting(organization, channelId, 2, renamed, disconnectionId, supervisor));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shownWith(disconnectionId)).isEqualTo(renamed));

        var receipt = new Receipt(Instant.parse("2026-11-22T08:00:00Z"), null, Revocation.DONE, Instant.now());
        TestTopics.publish(
                new ChannelDisconnected(organization, channelId, 3, renamed, disconnectionId, receipt, supervisor));
        awaitReceipt(disconnectionId, "DONE");
        assertThat(body(get("/disconnections/" + disconnectionId)).has("channel"))
                .isFalse();
        assertThat(kept(channelId)).isZero();
    }

    private ChannelState shownWith(UUID disconnectionId) {
        return JsonMapper.shared()
                .treeToValue(body(get("/disconnections/" + disconnectionId)).get("channel"), ChannelState.class);
    }

    private long kept(UUID channelId) {
        return database.sql("select count(*) from channel where id = :id and shown is not null")
                .bind("id", channelId)
                .mapValue(Long.class)
                .one()
                .block(PATIENCE);
    }

    @Test
    void disconnectionsAreListedNewestFirstPageByPage() {
        var first = disconnect(presentChannel());
        var second = disconnect(presentChannel());
        var third = disconnect(presentChannel());

        var page = body(get("/disconnections?limit=2"));
        var rest = body(
                get("/disconnections?limit=2&cursor=" + page.get("nextCursor").asString()));

        assertThat(page.get("items")
                        .valueStream()
                        .map(item -> item.get("disconnectionId").asString()))
                .containsExactly(third.toString(), second.toString());
        assertThat(rest.get("items")
                        .valueStream()
                        .map(item -> item.get("disconnectionId").asString()))
                .containsExactly(first.toString());
        assertThat(rest.has("nextCursor")).isFalse();
        get("/disconnections?limit=201").expectStatus().isEqualTo(422);
        get("/disconnections?cursor=x").expectStatus().isBadRequest();
    }

    @Test
    void ordersGoOnInTheOrderInWhichTheyAreGiven() {
        var channelId = presentChannel();

        for (var order : List.of("pause", "resume", "read-on", "check-now")) {
            post("/channels/%s/%s".formatted(channelId, order), null)
                    .expectStatus()
                    .isAccepted();
        }

        heard(TwitterCommand.TOPIC, TwitterCommand.class, CheckNow.class, channelId);
        assertThat(records(ChannelCommand.TOPIC, ChannelCommand.class, channelId))
                .containsExactly(
                        new PauseChannel(organization, channelId, supervisor),
                        new ResumeChannel(organization, channelId, supervisor));
        assertThat(records(TwitterCommand.TOPIC, TwitterCommand.class, channelId))
                .containsExactly(
                        new ReadOn(organization, channelId, supervisor),
                        new CheckNow(organization, channelId, supervisor));
    }

    @Test
    void aLateRevisionDoesNotBringAChannelBack() {
        var channelId = presentChannel();
        TestTopics.publish(new ChannelDisconnected(
                organization,
                channelId,
                5,
                shown(ChannelStatus.DISCONNECTING),
                UUID.randomUUID(),
                new Receipt(Instant.now(), null, Revocation.DONE, Instant.now()),
                supervisor));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mirrored(channelId)).isEqualTo("GONE 5"));

        TestTopics.publish(new ChannelStatusChanged(organization, channelId, 4, shown(ChannelStatus.PAUSED), null));
        var other = presentChannel(channelId);

        assertThat(mirrored(other)).isEqualTo("PRESENT 1");
        assertThat(mirrored(channelId)).isEqualTo("GONE 5");
        post("/channels/%s/disconnect".formatted(channelId), null)
                .expectStatus()
                .isNotFound();
    }
}
