package io.kanal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.kanal.contracts.Envelope;
import io.kanal.contracts.channel.ChannelCommand;
import io.kanal.contracts.channel.ChannelCommand.PauseChannel;
import io.kanal.contracts.twitter.TwitterCommand;
import io.kanal.contracts.twitter.TwitterCommand.CheckNow;
import io.kanal.test.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Tests for what an operator does about dead letters. */
@ExtendWith(OutputCaptureExtension.class)
class OperatorTests extends OutboxTest {

    private static final String OPERATOR = TestTokens.of(UUID.randomUUID(), "operator", null, "OPERATOR");

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry properties) {
        properties.add("kanal.access.jwks-uri", () -> TestTokens.jwksUri().toString());
    }

    @Test
    void logTellsWhoseALetterIsAndNotWhatItSays() {
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var log = (Logger) LoggerFactory.getLogger(RecordMessaging.class);
        log.addAppender(lines);
        var organization = UUID.randomUUID();
        var channel = UUID.randomUUID();
        sendRaw(
                ChannelCommand.TOPIC,
                channel.toString(),
                Map.of("ce_id", "event-8"),
                "{\"organizationId\":\"%s\",\"channelId\":\"%s\",\"text\":\"CANARY\"}"
                        .formatted(organization, channel));

        awaitLetterOf(channel);
        log.detachAppender(lines);
        var line = lines.list.getLast();
        assertThat(line.getKeyValuePairs())
                .extracting(Object::toString)
                .contains(
                        "organizationId=\"%s\"".formatted(organization),
                        "channelId=\"%s\"".formatted(channel),
                        "eventId=\"event-8\"");
        assertThat(line.getFormattedMessage() + line.getThrowableProxy()).doesNotContain("CANARY");
    }

    @Test
    void letterIsShownWithItsIdsAndNotWithWhatItSays() {
        var channel = UUID.randomUUID();
        var body = "{\"type\":\"io.kanal.channel.unheard-of.v1\",\"channelId\":\"%s\",\"text\":\"halo CANARY\"}"
                .formatted(channel);
        sendRaw(
                ChannelCommand.TOPIC,
                channel.toString(),
                Map.of("ce_id", "event-7", "ce_type", "io.kanal.channel.unheard-of.v1"),
                body);

        var letter = awaitLetterOf(channel);
        assertThat(letter.get("topic").asString()).isEqualTo(ChannelCommand.TOPIC);
        assertThat(letter.get("type").asString()).isEqualTo("io.kanal.channel.unheard-of.v1");
        assertThat(letter.get("eventId").asString()).isEqualTo("event-7");
        assertThat(letter.get("bytes").asInt()).isEqualTo(body.length());
        assertThat(letter.get("reason").asString()).startsWith("UnreadableRecordException (The body cannot be read");
        assertThat(letter.toString()).doesNotContain("CANARY");
        var shown = call("GET", "/" + letter.get("id"), OPERATOR)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(shown).isEqualTo(letter);
    }

    @Test
    void replayHandlesTheRecordOnceAfterTheMend(CapturedOutput log) {
        var channel = UUID.randomUUID();
        var tries = new AtomicInteger();
        handlers.failing.put(channel, () -> {
            tries.incrementAndGet();
            return new IllegalArgumentException("a bug with CANARY");
        });
        send(
                ChannelCommand.TOPIC,
                Envelope.of(new PauseChannel(UUID.randomUUID(), channel, OWNER), "/kanal/test", Instant.now()));
        var letter = awaitLetterOf(channel);
        assertThat(letter.get("reason").asString())
                .startsWith("IllegalArgumentException")
                .doesNotContain("CANARY");
        var path = "/" + letter.get("id") + "/replay";
        var before = tries.get();

        assertThat(problem(call("POST", path, OPERATOR).expectStatus().isEqualTo(409)))
                .contains("replay-failed", "IllegalArgumentException")
                .doesNotContain("CANARY");
        assertThat(tries).hasValue(before + 1);
        assertThat(timesPaused(channel)).isZero();

        handlers.failing.remove(channel);
        call("POST", path, OPERATOR).expectStatus().isNoContent();
        assertThat(timesPaused(channel)).isEqualTo(1);
        call("POST", path, OPERATOR).expectStatus().isNotFound();
        assertThat(timesPaused(channel)).isEqualTo(1);
        assertThat(lettersOf(channel)).isEmpty();
        assertThat(log.getAll())
                .contains("cannot be handled and is kept as a dead letter")
                .doesNotContain("CANARY");
    }

    @Test
    void replayOfABatchsRecordHandlesItAlone() {
        var channel = UUID.randomUUID();
        var bad = Envelope.of(new CheckNow(UUID.randomUUID(), channel, OWNER), "/kanal/test", Instant.now());
        handlers.badInBatch = bad.id();
        send(TwitterCommand.TOPIC, bad);
        var letter = awaitLetterOf(channel);

        handlers.badInBatch = "";
        call("POST", "/" + letter.get("id") + "/replay", OPERATOR)
                .expectStatus()
                .isNoContent();
        assertThat(timesPaused(channel)).isEqualTo(1);
    }

    @Test
    void discardedLetterIsErasedAndGone() {
        var channel = UUID.randomUUID();
        sendRaw(ChannelCommand.TOPIC, channel.toString(), Map.of(), "{\"channelId\":\"%s\"}".formatted(channel));
        var id = awaitLetterOf(channel).get("id");

        call("DELETE", "/" + id, OPERATOR).expectStatus().isNoContent();
        call("DELETE", "/" + id, OPERATOR).expectStatus().isNotFound();
        call("GET", "/" + id, OPERATOR).expectStatus().isNotFound();
        var left = database.sql("select count(*) from dead_letter where id = :id and body is not null")
                .bind("id", id.asLong())
                .mapValue(Long.class)
                .one()
                .block(LIMIT);
        assertThat(left).isZero();
    }

    @Test
    void nobodyButAnOperatorComesHere() {
        for (var token :
                List.of(TestTokens.of(UUID.randomUUID(), "OWNER"), TestTokens.of(UUID.randomUUID(), "AGENT"))) {
            for (var call : List.of("GET ", "GET /1", "POST /1/replay", "DELETE /1")) {
                var parts = call.split(" ", -1);
                assertThat(problem(
                                call(parts[0], parts[1], token).expectStatus().isForbidden()))
                        .contains("role-required");
            }
        }
        http.get().uri("/operator/dead-letters").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void metricsCountLettersAndWhatWaits() {
        var channel = UUID.randomUUID();
        sendRaw(ChannelCommand.TOPIC, channel.toString(), Map.of(), "{\"channelId\":\"%s\"}".formatted(channel));
        awaitLetterOf(channel);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(metrics())
                        .containsPattern("kanal_dead_letters [1-9]")
                        .contains("kanal_outbox_waiting 0.0")
                        .contains("kanal_outbox_age_seconds 0.0")
                        .contains("kanal_consumer_lag{topic=\"channel-commands\"} 0.0")
                        .contains("kanal_consumer_halted{topic=\"channel-commands\"} 0.0"));
    }

    private String metrics() {
        return http.get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private JsonNode awaitLetterOf(UUID channel) {
        return await().atMost(LIMIT)
                .until(() -> lettersOf(channel), found -> !found.isEmpty())
                .getFirst();
    }

    private List<JsonNode> lettersOf(UUID channel) {
        var items = call("GET", "?limit=200", OPERATOR)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(letter -> letter.path("channelId").asString("").equals(channel.toString()))
                .toList();
    }

    private ResponseSpec call(String method, String path, String token) {
        return http.method(HttpMethod.valueOf(method))
                .uri("/operator/dead-letters" + path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private static String problem(ResponseSpec answer) {
        return answer.expectBody(String.class).returnResult().getResponseBody();
    }
}
