package io.kanal.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kanal.contracts.channel.ChannelCommand;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageReceived;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for {@link Envelope}. */
class EnvelopeTests {

    private static final Map<String, String> HEADERS =
            Map.of("ce_id", "1", "ce_time", "2026-11-22T09:15:00Z", "ce_source", "/kanal/test");

    @Test
    void directMessageHasTheSameIdAtEveryRepeat() {
        var message = (DirectMessageReceived) Samples.of(DirectMessageReceived.class);

        assertThat(Envelope.of(message, "/kanal/twitter-connector", Instant.now())
                        .id())
                .isEqualTo(message.channelId() + ":" + message.dmEventId());
    }

    @Test
    void everyOtherRecordHasAnIdOfItsOwn() {
        var pause = Samples.of(ChannelCommand.PauseChannel.class);

        assertThat(Envelope.of(pause, "/kanal/test", Instant.now()).id())
                .isNotEqualTo(Envelope.of(pause, "/kanal/test", Instant.now()).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"type\":\"io.kanal.channel.unheard-of.v1\"}", "\"text\""})
    void bodyThatIsNoRecordIsUnreadable(String body) {
        assertThatThrownBy(() -> Envelope.read(HEADERS, body.getBytes(UTF_8), ChannelCommand.class))
                .isInstanceOf(UnreadableRecordException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_time", "ce_source"})
    void missingHeaderIsNamed(String header) {
        var headers = new HashMap<>(HEADERS);
        headers.remove(header);
        var body = Envelope.of(Samples.of(ChannelCommand.PauseChannel.class), "", Instant.EPOCH)
                .body();

        assertThatThrownBy(() -> Envelope.read(headers, body, ChannelCommand.class))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining(header);
    }

    @Test
    void whatACustomerWroteIsNeverQuotedInTheReason() {
        var body = "{\"type\":\"io.kanal.channel.pause.v1\",\"channelId\":\"my secret words\"}".getBytes(UTF_8);

        assertThatThrownBy(() -> Envelope.read(HEADERS, body, ChannelCommand.class))
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
