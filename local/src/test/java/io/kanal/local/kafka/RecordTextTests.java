package io.kanal.local.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Tests for {@link RecordText}. */
class RecordTextTests {

    @Test
    void showsPlaceKeyHeadersAndJson() {
        var record = record("{\"handle\":\"kanal_demo\"}".getBytes(UTF_8));
        record.headers().add("ce_type", "io.kanal.channel.connected.v1".getBytes(UTF_8));

        assertThat(RecordText.of(record))
                .startsWith("-- channel-events 3/17  ")
                .contains("key c1")
                .contains("   ce_type: io.kanal.channel.connected.v1\n")
                .contains("\"handle\" : \"kanal_demo\"");
    }

    @Test
    void whatIsNoJsonIsShownAsItIs() {
        assertThat(RecordText.of(record("no json".getBytes(UTF_8)))).endsWith("\nno json");
        assertThat(RecordText.of(record(null))).endsWith("\n-");
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>("channel-events", 3, 17, "c1".getBytes(UTF_8), value);
    }
}
