package io.kanal.twitter.reply;

import io.kanal.contracts.inbox.InboxMessage.DirectMessageSent;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What becomes of a channel's replies when it is disconnected. */
@Component
public class ChannelReplies {

    private final Replies replies;
    private final HeldMessages held;
    private final Verdicts verdicts;
    private final ReplyProperties properties;

    ChannelReplies(Replies replies, HeldMessages held, Verdicts verdicts, ReplyProperties properties) {
        this.replies = replies;
        this.held = held;
        this.verdicts = verdicts;
        this.properties = properties;
    }

    /**
     * Brings every reply to its end, in the caller's transaction, which has locked the account. One that has been seen at X is
     * sent; of the others that X may have, nobody will find out.
     */
    public Mono<Void> end(UUID channelId) {
        return replies.lockOpen(channelId).concatMap(this::end).then();
    }

    private Mono<Void> end(Reply reply) {
        return held.of(reply.channelId())
                .flatMap(messages -> replies.claimed(reply.channelId(), Echoes.idsOf(messages))
                        .flatMap(claimed -> verdicts.decide(messages.stream()
                                .filter(message -> !claimed.contains(message.dmEventId()))
                                .flatMap(message -> OwnMessage.of(message).stream())
                                .filter(message -> reply.mayBe(message, properties))
                                .findFirst()
                                .map(message -> reply.sent(message.id().toString(), message.sentAt()))
                                .or(reply::disconnected))));
    }

    /** What is held back and is no reply, to be published before the end marker. */
    public Mono<List<DirectMessageSent>> unclaimed(UUID channelId) {
        return held.of(channelId)
                .flatMap(messages -> replies.claimed(channelId, Echoes.idsOf(messages))
                        .map(claimed -> messages.stream()
                                .filter(message -> !claimed.contains(message.dmEventId()))
                                .toList()));
    }

    /** Forgets them, in the caller's transaction; one that came in meanwhile has its end first. */
    public Mono<Void> forget(UUID channelId) {
        return end(channelId).then(replies.forget(channelId));
    }
}
