package io.kanal.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Text headers of Kafka records. */
final class KafkaHeaders {

    private KafkaHeaders() {}

    static ProducerRecord<byte[], byte[]> record(String topic, String key, Map<String, String> headers, byte[] body) {
        var record = new ProducerRecord<>(topic, key.getBytes(UTF_8), body);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    static Map<String, String> of(ConsumerRecord<byte[], byte[]> record) {
        var headers = new LinkedHashMap<String, String>();
        record.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), UTF_8));
            }
        });
        return headers;
    }
}
