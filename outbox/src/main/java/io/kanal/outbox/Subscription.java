package io.kanal.outbox;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.KanalRecord;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * What a service does with the records of a topic. Each bean of this type is subscribed with the service's name as consumer
 * group.
 *
 * @param <T> the topic's sealed interface
 */
public sealed interface Subscription<T extends KanalRecord> {

    /** The topic's name. */
    String topic();

    /** The topic's sealed interface. */
    Class<T> records();

    /**
     * Handles one record at a time, each in a transaction of its own that also remembers the event id: an event is applied
     * once, however often it arrives.
     */
    static <T extends KanalRecord> Subscription<T> oneByOne(
            String topic, Class<T> records, Function<Envelope<T>, Mono<Void>> handler) {
        return new OneByOne<>(topic, records, handler);
    }

    /**
     * Handles many records of one partition in one transaction. The event ids are not remembered: the handler must be
     * idempotent by the records' own keys.
     */
    static <T extends KanalRecord> Subscription<T> inBatches(
            String topic, Class<T> records, Function<List<Envelope<T>>, Mono<Void>> handler) {
        return new InBatches<>(topic, records, handler);
    }

    /** One record, one transaction. */
    record OneByOne<T extends KanalRecord>(String topic, Class<T> records, Function<Envelope<T>, Mono<Void>> handler)
            implements Subscription<T> {}

    /** Many records, one transaction. */
    record InBatches<T extends KanalRecord>(
            String topic, Class<T> records, Function<List<Envelope<T>>, Mono<Void>> handler)
            implements Subscription<T> {}
}
