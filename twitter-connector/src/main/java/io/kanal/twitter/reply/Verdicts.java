package io.kanal.twitter.reply;

import io.kanal.outbox.Outbox;
import io.kanal.twitter.api.XLimits;
import io.kanal.twitter.reply.Reply.Next;
import io.kanal.twitter.reply.State.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Stores each step of a reply together with what others are told of it, in one transaction. */
@Component
final class Verdicts {

    private final Replies replies;
    private final SendLimits limits;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final ReplyProperties properties;

    Verdicts(
            Replies replies,
            SendLimits limits,
            Outbox outbox,
            TransactionalOperator transaction,
            ReplyProperties properties) {
        this.replies = replies;
        this.limits = limits;
        this.outbox = outbox;
        this.transaction = transaction;
        this.properties = properties;
    }

    /**
     * Writes down that a reply is about to be handed to X. Only when this is committed may X be called: whoever finds it later
     * knows that X may have acted. Empty if the account may not send now, the limit is used up, or the turn is no longer ours.
     */
    Mono<Reply> attempt(TakenReply taken, String appId, Instant xNow) {
        var reply = taken.reply();
        var attempted = replies.lockAccount(reply)
                .filter(allowed -> allowed)
                .flatMap(allowed -> limits.take(reply.channelId(), appId))
                .filter(free -> free)
                .flatMap(free -> replies.known(reply))
                .map(known -> reply.attempted(xNow, known.orElse(null)))
                .filterWhen(next -> replies.step(taken, new Next(next, properties.lease())));
        return transaction
                .transactional(attempted.switchIfEmpty(Mono.error(NotAllowedException::new)))
                .onErrorResume(NotAllowedException.class, notAllowed -> Mono.empty());
    }

    /** Stores a step of a turn, if the turn is still ours. */
    Mono<Void> step(TakenReply taken, Next next) {
        return step(taken, next, Mono.empty());
    }

    /** Stores what X said of an attempt, with what it told of its limits. */
    Mono<Void> answered(TakenReply taken, Next next, String appId, @Nullable XLimits told) {
        return step(taken, next, limits.remember(next.reply().channelId(), appId, told));
    }

    private Mono<Void> step(TakenReply taken, Next next, Mono<Void> more) {
        var from = taken.reply().state();
        var moved = !from.getClass().equals(next.reply().state().getClass());
        var stored = replies.step(taken, next).flatMap(ours -> ours && moved ? tell(next.reply()) : Mono.empty());
        return transaction.transactional(more.then(stored));
    }

    /**
     * Stores that a reply is at X. That is the truth whoever's turn it is; only a reply that is there already stays as it is.
     */
    Mono<Void> sent(UUID replyId, String eventId, Instant sentAt) {
        return transaction.transactional(sentAlready(replyId, eventId, sentAt));
    }

    /** The same with what X told of its limits, for the answer to an attempt. */
    Mono<Void> accepted(Reply reply, Sent sent, String appId, @Nullable XLimits told) {
        return transaction.transactional(limits.remember(reply.channelId(), appId, told)
                .then(sentAlready(reply.replyId(), sent.eventId(), sent.sentAt())));
    }

    private Mono<Void> sentAlready(UUID replyId, String eventId, Instant sentAt) {
        return replies.lock(replyId)
                .filter(reply -> !(reply.state() instanceof Sent))
                .flatMap(reply -> decide(reply.sent(eventId, sentAt)));
    }

    /** Stores and tells a decision, in the caller's transaction, which has locked the reply. */
    Mono<Void> decide(Next next) {
        return replies.decide(next).then(tell(next.reply()));
    }

    /** Stores and tells a decision if there is one. */
    Mono<Void> decide(Optional<Next> next) {
        return next.map(this::decide).orElseGet(Mono::empty);
    }

    private Mono<Void> tell(Reply reply) {
        return reply.state().told(reply).map(outbox::add).orElseGet(Mono::empty);
    }

    /** Gives a turn back without a step. */
    Mono<Void> giveBack(TakenReply taken, Duration pause) {
        return step(taken, new Next(taken.reply(), pause));
    }

    /** Ends a transaction so that nothing of it stays. */
    private static final class NotAllowedException extends RuntimeException {

        NotAllowedException() {
            super(null, null, false, false);
        }
    }
}
