package io.kanal.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.audit.AuditEvent;
import io.kanal.contracts.audit.AuditEvent.ActionRecorded;
import io.kanal.contracts.channel.ChannelCommand;
import io.kanal.contracts.channel.ChannelCommand.RegisterChannel;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.test.TestTokens;
import io.kanal.test.TestTopics;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests for what the audit trail is told about channels. */
class AuditTests extends ServiceTest {

    private static final String ADDRESS = "203.0.113.7";

    @BeforeEach
    void comeFromSomewhere() {
        web = web.mutate().defaultHeader("X-Forwarded-For", ADDRESS).build();
    }

    @Test
    void connectingIsToldWithItsEnd() {
        CONNECTOR.answers(200, "{\"state\":\"AUTHORIZED\"}");
        var connection = developerApp();
        var channel = channelOf(connection);
        authorize(connection, channel, ConnectionMethod.DEVELOPER_APP);
        heard(ChannelCommand.TOPIC, ChannelCommand.class, RegisterChannel.class, channel);
        TestTopics.publish(connected(channel, 1, connection));
        TestTopics.publish(connected(channel, 1, connection));
        awaitState(connection, "CONNECTED");

        awaitTold(
                "CHANNEL_CONNECT_REQUESTED SUCCEEDED by supervisor from " + ADDRESS,
                "CHANNEL_CONNECTED SUCCEEDED by supervisor from " + ADDRESS + " @kopi_senja");
    }

    @Test
    void connectingThatIsCalledOffIsToldToo() {
        CONNECTOR.answers(200, "{\"state\":\"WAITING\",\"waitingFor\":{\"code\":\"out-of-credit\",\"message\":\"x\"}}");
        var connection = developerApp();
        post("/connections/%s/cancel".formatted(connection), null)
                .expectStatus()
                .isAccepted();
        TestTopics.publish(new io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded(
                organization,
                channelOf(connection),
                connection,
                io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded.Outcome.CANCELLED,
                null));
        awaitState(connection, "CANCELLED");

        awaitTold(
                "CHANNEL_CONNECT_REQUESTED SUCCEEDED by supervisor from " + ADDRESS,
                "CHANNEL_CONNECT_CANCEL_REQUESTED SUCCEEDED by supervisor from " + ADDRESS,
                "CHANNEL_CONNECT_FAILED FAILED cancelled by supervisor from " + ADDRESS);
    }

    @Test
    void whatIsAskedOfAChannelIsToldAndWhatIsRefusedToo() {
        var channel = presentChannel();
        for (var order : List.of("pause", "resume", "check-now", "read-on", "disconnect", "disconnect", "pause")) {
            post("/channels/%s/%s".formatted(channel, order), null).expectBody().returnResult();
        }
        post("/channels/%s/pause".formatted(UUID.randomUUID()), null)
                .expectStatus()
                .isNotFound();

        awaitTold(
                "CHANNEL_PAUSED SUCCEEDED by supervisor from 203.0.113.7 @kopi_senja",
                "CHANNEL_RESUMED SUCCEEDED by supervisor from 203.0.113.7 @kopi_senja",
                "READ_ON SUCCEEDED by supervisor from 203.0.113.7 @kopi_senja",
                "CHANNEL_DISCONNECT_REQUESTED SUCCEEDED by supervisor from 203.0.113.7 @kopi_senja",
                "CHANNEL_PAUSED REFUSED disconnecting by supervisor from 203.0.113.7");
    }

    @Test
    void whoMayNotIsTold() {
        var agent = TestTokens.of(UUID.randomUUID(), "agent", organization, "AGENT");
        var channel = presentChannel();
        for (var call : List.of(
                "POST /channels/%s/disconnect".formatted(channel),
                "POST /channels/%s/pause".formatted(channel),
                "POST /twitter/login")) {
            assertThat(statusAs(agent, call)).isEqualTo(403);
        }
        var operator = TestTokens.of(UUID.randomUUID(), "operator", null, "OPERATOR");
        assertThat(statusAs(operator, "POST /twitter/login")).isEqualTo(403);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told())
                        .containsExactlyInAnyOrder(
                                "CHANNEL_DISCONNECT_REQUESTED REFUSED role-required by agent from " + ADDRESS,
                                "CHANNEL_PAUSED REFUSED role-required by agent from " + ADDRESS,
                                "CHANNEL_CONNECT_REQUESTED REFUSED role-required by agent from " + ADDRESS));
    }

    private void awaitTold(String... lines) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).containsExactly(lines));
    }

    private List<String> told() {
        return TestTopics.read(AuditEvent.TOPIC, AuditEvent.class).stream()
                .map(Envelope::record)
                .map(ActionRecorded.class::cast)
                .filter(record -> record.organizationId().equals(organization))
                .map(AuditTests::line)
                .toList();
    }

    private static String line(ActionRecorded record) {
        return "%s %s%s by %s%s%s"
                .formatted(
                        record.action(),
                        record.result(),
                        record.code() == null ? "" : " " + record.code(),
                        record.actor().username(),
                        record.address() == null ? "" : " from " + record.address(),
                        record.handle() == null ? "" : " @" + record.handle());
    }
}
