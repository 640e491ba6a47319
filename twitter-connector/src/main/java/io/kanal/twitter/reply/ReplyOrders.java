package io.kanal.twitter.reply;

import io.kanal.contracts.reply.ReplyCommand.CancelReply;
import io.kanal.contracts.reply.ReplyCommand.SendReply;
import io.kanal.twitter.reply.Reply.Next;
import io.kanal.twitter.reply.State.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes down what agents order, in the caller's transaction. X is not called here. */
@Component
final class ReplyOrders {

    private final Replies replies;
    private final Verdicts verdicts;

    ReplyOrders(Replies replies, Verdicts verdicts) {
        this.replies = replies;
        this.verdicts = verdicts;
    }

    /** An agent pressed Send, or Try again. An attempt that is known already changes nothing. */
    Mono<Void> send(SendReply order, Instant orderedAt) {
        return replies.lock(order.replyId())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(known -> known.isPresent()
                        ? sendAgain(known.get(), order, orderedAt)
                        : replies.insert(Reply.ordered(order, orderedAt)));
    }

    private Mono<Void> sendAgain(Reply known, SendReply order, Instant orderedAt) {
        var mine = known.organizationId().equals(order.organizationId())
                && known.accountId().equals(order.accountId());
        if (!mine || order.attempt() <= known.attempt()) {
            return Mono.empty();
        }
        var next = known.orderedAgain(order, orderedAt);
        // Its end, or its doubt, is told for the new attempt too; a reply that waits has nothing to tell.
        var decided = verdicts.decide(new Next(next, Duration.ZERO));
        return next.state() instanceof Waiting ? decided.then(replies.moveToEnd(next.replyId())) : decided;
    }

    /** An agent wants a reply back. What has been handed to X stays there. */
    Mono<Void> cancel(CancelReply order) {
        return replies.lock(order.replyId())
                .filter(known -> known.organizationId().equals(order.organizationId()))
                .flatMap(known -> verdicts.decide(known.cancelled()));
    }
}
