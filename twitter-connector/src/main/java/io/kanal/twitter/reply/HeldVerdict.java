package io.kanal.twitter.reply;

import io.kanal.contracts.inbox.InboxMessage.DirectMessageSent;
import io.kanal.twitter.reply.State.Failed;
import io.kanal.twitter.reply.State.InFlight;
import java.util.Comparator;
import java.util.List;

/** What to do with a message that is held back and is no reply's for certain. */
sealed interface HeldVerdict {

    /** Wait: X's answer will tell. */
    record Keep() implements HeldVerdict {}

    /** Nothing: it is in the inbox already. */
    record Drop() implements HeldVerdict {}

    /** It is this reply. */
    record Belongs(Reply reply) implements HeldVerdict {}

    /** It was written elsewhere. */
    record Publish() implements HeldVerdict {}

    /** Decides it. A reply that is still looked for has it rather than one that has failed. */
    static HeldVerdict of(DirectMessageSent message, List<Reply> inDoubt, ReplyProperties settings) {
        var own = OwnMessage.of(message);
        var possible = inDoubt.stream()
                .filter(reply -> own.filter(seen -> reply.mayBe(seen, settings)).isPresent())
                .toList();
        if (possible.stream().anyMatch(reply -> reply.state() instanceof InFlight)) {
            return new Keep();
        }
        return possible.stream()
                .min(Comparator.comparing(reply -> reply.state() instanceof Failed))
                .<HeldVerdict>map(Belongs::new)
                .orElseGet(Publish::new);
    }
}
