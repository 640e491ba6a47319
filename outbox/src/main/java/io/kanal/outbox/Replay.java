package io.kanal.outbox;

import io.kanal.edge.ProblemException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Has a dead letter handled again, after whatever kept it from that was mended. It is closed exactly if its handler succeeds. */
final class Replay {

    private final DeadLetters deadLetters;
    private final List<Subscription<?>> subscriptions;
    private final RecordMessaging messaging;
    private final TransactionalOperator transaction;
    private final HandlingProperties properties;

    Replay(
            DeadLetters deadLetters,
            List<Subscription<?>> subscriptions,
            RecordMessaging messaging,
            TransactionalOperator transaction,
            HandlingProperties properties) {
        this.deadLetters = deadLetters;
        this.subscriptions = subscriptions;
        this.messaging = messaging;
        this.transaction = transaction;
        this.properties = properties;
    }

    /** Fails with 404 if it does not wait any more, and with 409 if it cannot be handled now either. */
    Mono<Void> of(long id) {
        return deadLetters
                .lock(id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("dead letter", id)))
                .flatMap(record -> handle(record).thenReturn(id))
                .flatMap(deadLetters::replayed)
                .as(transaction::transactional)
                .timeout(properties.handlingTimeout())
                .onErrorResume(
                        failure -> failure instanceof ProblemException ? Mono.error(failure) : again(id, failure));
    }

    private Mono<Void> handle(ConsumerRecord<byte[], byte[]> record) {
        return subscriptions.stream()
                .filter(subscription -> subscription.topic().equals(record.topic()))
                .findFirst()
                .map(subscription -> messaging.again(subscription, record))
                .orElseGet(() -> Mono.error(() -> new ProblemException(
                        HttpStatus.CONFLICT,
                        "replay-failed",
                        "This service does not listen to %s any more.".formatted(record.topic()))));
    }

    private Mono<Void> again(long id, Throwable failure) {
        var reason = Reason.of(failure);
        return deadLetters
                .failedAgain(id, reason)
                .then(Mono.error(() -> new ProblemException(
                        HttpStatus.CONFLICT, "replay-failed", "It cannot be handled now either: " + reason.text())));
    }
}
