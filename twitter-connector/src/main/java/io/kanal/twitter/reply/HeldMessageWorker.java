package io.kanal.twitter.reply;

import io.kanal.contracts.inbox.InboxMessage.DirectMessageSent;
import io.kanal.twitter.publishing.InboxPublisher;
import io.kanal.twitter.worker.Worker;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides about messages that are held back. One that is a reply's goes; one that may be a reply's that is not in flight makes
 * it sent, however late it shows; one that is nobody's is published. A crash repeats the last, and loses nothing.
 */
@Component
final class HeldMessageWorker extends Worker {

    private final HeldMessages held;
    private final Replies replies;
    private final Verdicts verdicts;
    private final InboxPublisher publisher;
    private final ReplyProperties properties;

    HeldMessageWorker(
            HeldMessages held,
            Replies replies,
            Verdicts verdicts,
            InboxPublisher publisher,
            ReplyProperties properties) {
        super("held messages", properties.poll());
        this.held = held;
        this.replies = replies;
        this.verdicts = verdicts;
        this.publisher = publisher;
        this.properties = properties;
    }

    @Override
    protected boolean workOnce() {
        var channels = await(held.channels().collectList());
        return channels.stream().map(this::decideOne).reduce(false, Boolean::logicalOr);
    }

    /** One message at a time, because a reply that got its message takes no other. */
    private boolean decideOne(UUID channelId) {
        var messages = await(held.of(channelId));
        var inDoubt = await(replies.inDoubt(channelId).collectList());
        var claimed = await(replies.claimed(channelId, Echoes.idsOf(messages)));
        for (var message : messages) {
            var verdict = claimed.contains(message.dmEventId())
                    ? new HeldVerdict.Drop()
                    : HeldVerdict.of(message, inDoubt, properties);
            switch (verdict) {
                case HeldVerdict.Keep ignored -> {}
                case HeldVerdict.Drop ignored -> {
                    return drop(message);
                }
                case HeldVerdict.Belongs belongs -> {
                    verdicts.sent(belongs.reply().replyId(), message.dmEventId(), message.sentAt())
                            .block(properties.timeout());
                    return drop(message);
                }
                case HeldVerdict.Publish ignored -> {
                    publisher.publish(List.of(message));
                    return drop(message);
                }
            }
        }
        return false;
    }

    private boolean drop(DirectMessageSent message) {
        held.drop(message.channelId(), List.of(message.dmEventId())).block(properties.timeout());
        return true;
    }

    private <T> T await(Mono<T> work) {
        return Objects.requireNonNull(work.block(properties.timeout()));
    }
}
