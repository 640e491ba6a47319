package io.kanal.outbox;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.KanalRecord;
import io.kanal.contracts.UnreadableRecordException;
import io.kanal.outbox.Subscription.InBatches;
import io.kanal.outbox.Subscription.OneByOne;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Handles what Kafka brings, on the listener's own thread, and awaits it with a time limit. A record that can never be
 * handled becomes a dead letter; an outage is thrown on, so that the partition waits.
 */
final class RecordMessaging {

    private static final Logger log = LoggerFactory.getLogger(RecordMessaging.class);

    private final ProcessedEvents processedEvents;
    private final DeadLetters deadLetters;
    private final TransactionalOperator transaction;
    private final HandlingProperties properties;

    RecordMessaging(
            ProcessedEvents processedEvents,
            DeadLetters deadLetters,
            TransactionalOperator transaction,
            HandlingProperties properties) {
        this.processedEvents = processedEvents;
        this.deadLetters = deadLetters;
        this.transaction = transaction;
        this.properties = properties;
    }

    <T extends KanalRecord> void handle(Subscription<T> subscription, List<ConsumerRecord<byte[], byte[]>> records) {
        switch (subscription) {
            case OneByOne<T> single -> records.forEach(record -> handleOne(single, record));
            case InBatches<T> batches -> handleBatch(batches, records);
        }
    }

    private <T extends KanalRecord> void handleOne(OneByOne<T> subscription, ConsumerRecord<byte[], byte[]> record) {
        var envelope = read(record, subscription.records());
        if (envelope == null) {
            return;
        }
        var failure = failureOf(() -> await(workOf(subscription, envelope), envelope));
        if (failure != null) {
            bury(record, failure);
        }
    }

    /** Handles one record again, in the caller's transaction; it fails as its handler does. */
    <T extends KanalRecord> Mono<Void> again(Subscription<T> subscription, ConsumerRecord<byte[], byte[]> record) {
        return Mono.fromCallable(() -> readable(record, subscription.records()))
                .flatMap(envelope -> workAgain(subscription, envelope)
                        .contextWrite(context -> withTrace(context, envelope.traceparent())));
    }

    private <T extends KanalRecord> Mono<Void> workAgain(Subscription<T> subscription, Envelope<T> envelope) {
        return switch (subscription) {
            case OneByOne<T> single -> workOf(single, envelope);
            case InBatches<T> batches -> batches.handler().apply(List.of(envelope));
        };
    }

    private <T extends KanalRecord> Mono<Void> workOf(OneByOne<T> subscription, Envelope<T> envelope) {
        return processedEvents.once(envelope.id(), subscription.handler().apply(envelope));
    }

    private <T extends KanalRecord> void handleBatch(
            InBatches<T> subscription, List<ConsumerRecord<byte[], byte[]>> records) {
        var readable = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var envelopes = new ArrayList<Envelope<T>>();
        for (var record : records) {
            var envelope = read(record, subscription.records());
            if (envelope != null) {
                readable.add(record);
                envelopes.add(envelope);
            }
        }
        if (envelopes.isEmpty()) {
            return;
        }
        var failure =
                failureOf(() -> await(subscription.handler().apply(List.copyOf(envelopes)), envelopes.getFirst()));
        if (failure == null) {
            return;
        }
        if (readable.size() == 1) {
            bury(readable.getFirst(), failure);
            return;
        }
        // One of them is to blame; alone, each shows whether it is the one.
        readable.forEach(record -> handleBatch(subscription, List.of(record)));
    }

    private void await(Mono<Void> work, Envelope<?> envelope) {
        transaction
                .transactional(work)
                .contextWrite(context -> withTrace(context, envelope.traceparent()))
                .block(properties.handlingTimeout());
    }

    /** Tries a few times, and returns why it failed for good; throws what an outage caused. */
    private @Nullable RuntimeException failureOf(Runnable attempt) {
        RuntimeException last = null;
        for (var tries = 0; tries < properties.triesBeforeDeadLetter(); tries++) {
            try {
                attempt.run();
                return null;
            } catch (RuntimeException e) {
                if (Outage.causes(e)) {
                    throw e;
                }
                last = e;
            }
        }
        return last;
    }

    private <T extends KanalRecord> @Nullable Envelope<T> read(
            ConsumerRecord<byte[], byte[]> record, Class<T> records) {
        try {
            return readable(record, records);
        } catch (UnreadableRecordException e) {
            bury(record, e);
            return null;
        }
    }

    private static <T extends KanalRecord> Envelope<T> readable(
            ConsumerRecord<byte[], byte[]> record, Class<T> records) {
        if (record.value() == null) {
            throw new UnreadableRecordException("The record has no body", null);
        }
        return Envelope.read(KafkaHeaders.of(record), record.value(), records);
    }

    private void bury(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
        // Not the exception itself: its message may quote what a customer wrote.
        var reason = Reason.of(failure);
        Whose.of(record.value())
                .told(log.atError())
                .addKeyValue("eventId", KafkaHeaders.of(record).getOrDefault("ce_id", "none"))
                .addKeyValue("traceparent", KafkaHeaders.of(record).getOrDefault("traceparent", "none"))
                .log(
                        "{}-{} offset {} cannot be handled and is kept as a dead letter: {}",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        reason.text());
        transaction.transactional(deadLetters.add(record, reason)).block(properties.handlingTimeout());
    }

    private static Context withTrace(Context context, @Nullable String traceparent) {
        return traceparent == null ? context : context.put("traceparent", traceparent);
    }
}
