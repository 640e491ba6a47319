package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Kills parts of the platform with SIGKILL while messages flow: afterwards nothing is missing, nothing is there twice, and there
 * is no dead letter. Not part of {@code ./kanal test}, which it would make long: {@code ./kanal chaos}.
 */
@Tag("chaos")
class ChaosTests {

    private static final Duration RECOVERY = Duration.ofMinutes(5);
    private static final Duration OUTAGE = Duration.ofSeconds(20);

    private static final Set<String> FINAL = Set.of("SENT", "FAILED");

    private final Sandbox x = Kanal.sandbox();
    private final Organisation demo = Organisation.demo();
    private final Sandbox.App shop = x.newBusiness();
    private final String customer = x.newAccount("cust");

    @AfterEach
    void nothingWasBuried() {
        if (!Kanal.isOurs()) {
            // Its databases are closed to us; who has started it counts.
            return;
        }
        assertThat(Database.NAMES.stream().map(Database::new).flatMap(database -> database.deadLetters().stream()))
                .isEmpty();
    }

    @Test
    void connectorKilledWhileItReadsHistory() {
        killedInTheMiddleOfHistory("twitter-connector");
    }

    @Test
    void inboxKilledWhileItStores() {
        killedInTheMiddleOfHistory("inbox-service");
    }

    @Test
    void connectorKilledWhileItSends() {
        var channel = demo.connect(shop);
        x.write(customer, shop.owner(), "Which colours do you have?");
        var conversation = await().atMost(RECOVERY)
                .until(() -> demo.conversations(channel), found -> !found.isEmpty())
                .getFirst()
                .get("id")
                .stringValue();
        x.fault("/2/dm_conversations/**", "slow", Map.of("times", 3, "app", shop.name(), "when", "after"));
        var texts = IntStream.range(0, 20).mapToObj(i -> "colour " + i).toList();
        texts.forEach(text -> demo.reply(conversation, text));
        await().atMost(RECOVERY).until(() -> !x.textsFrom(shop.owner()).isEmpty());

        assertThat(Kill.part("twitter-connector")).isTrue();

        var replies = await().atMost(RECOVERY)
                .pollInterval(Duration.ofSeconds(2))
                .ignoreExceptions()
                .until(
                        () -> repliesOf(channel),
                        found -> found.values().stream().allMatch(FINAL::contains));
        var atX = x.textsFrom(shop.owner());
        assertThat(replies).hasSize(texts.size());
        assertThat(atX).doesNotHaveDuplicates();
        replies.forEach((text, state) -> {
            if (state.equals("SENT")) {
                assertThat(atX).contains(text);
            }
        });
        assertThat(atX).isSubsetOf(replies.keySet());
    }

    @Test
    void kafkaGoneForAWhile() {
        outageOf("kafka");
    }

    @Test
    void postgresGoneForAWhile() {
        outageOf("postgres");
    }

    private void killedInTheMiddleOfHistory(String part) {
        var ids = writeHistory(3000);
        // Some pages come slowly, so that there is a middle.
        x.fault("/2/dm_events", "slow", Map.of("times", 10, "app", shop.name()));
        var channel = demo.connect(shop);
        await().atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !demo.conversations(channel).isEmpty());

        assertThat(stillReading(channel)).as("it must be killed in the middle").isTrue();
        assertThat(Kill.part(part)).isTrue();

        awaitExactly(channel, ids);
    }

    private void outageOf(String part) {
        var ids = new ArrayList<>(writeHistory(1000));
        var channel = demo.connect(shop);
        await().atMost(RECOVERY).until(() -> stored(channel).size() > 100);

        var kills = 0;
        var end = Instant.now().plus(OUTAGE);
        while (Instant.now().isBefore(end)) {
            // It is started again each time; killed as soon as it is there, it stays down.
            await().atMost(RECOVERY).until(() -> Kill.part(part));
            kills++;
            ids.add(x.write(customer, shop.owner(), "during the outage, " + ids.size()));
        }
        assertThat(kills).isGreaterThan(1);

        awaitExactly(channel, ids);
    }

    private void awaitExactly(String channel, List<String> ids) {
        await().atMost(RECOVERY)
                .pollInterval(Duration.ofSeconds(2))
                .ignoreExceptions()
                .until(() -> new HashSet<>(stored(channel)).containsAll(ids));
        assertThat(stored(channel)).containsExactlyInAnyOrderElementsOf(ids);
    }

    private static Map<String, String> repliesOf(String channel) {
        return Organisation.demo().messages(channel).stream()
                .filter(message -> message.has("state"))
                .collect(Collectors.toMap(
                        message -> message.get("text").stringValue(),
                        message -> message.get("state").stringValue()));
    }

    private boolean stillReading(String channel) {
        return demo.api().all("/api/inbox/channels").stream()
                .filter(found -> found.get("channelId").stringValue().equals(channel))
                .noneMatch(found -> found.at("/history/done").asBoolean(false));
    }

    private List<String> stored(String channel) {
        var fresh = Organisation.demo();
        try {
            return fresh.messages(channel).stream()
                    .map(message -> message.get("externalId").stringValue())
                    .toList();
        } catch (AssertionError notNow) {
            return List.of();
        }
    }

    private List<String> writeHistory(int count) {
        var messages = new ArrayList<Map<String, String>>();
        var start = Instant.now().minus(20, ChronoUnit.DAYS);
        for (var i = 0; i < count; i++) {
            messages.add(Map.of(
                    "from",
                    customer,
                    "to",
                    shop.owner(),
                    "text",
                    "message " + i,
                    "sentAt",
                    start.plus(i, ChronoUnit.MINUTES).toString()));
        }
        var ids = new ArrayList<String>();
        for (var from = 0; from < count; from += 1000) {
            ids.addAll(x.write(messages.subList(from, Math.min(from + 1000, count))));
        }
        return ids;
    }
}
