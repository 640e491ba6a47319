package io.kanal.twitter.reply;

import io.kanal.contracts.inbox.InboxMessage;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageSent;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells replies that come back on polled pages from what the account wrote elsewhere. */
@Component
public class Echoes {

    private final Replies replies;
    private final HeldMessages held;
    private final ReplyProperties properties;

    Echoes(Replies replies, HeldMessages held, ReplyProperties properties) {
        this.replies = replies;
        this.held = held;
        this.properties = properties;
    }

    /**
     * A page without the echoes of replies.
     *
     * @param published what is to be published now
     * @param held what may be a reply whose outcome is open; it is to be stored with the page
     */
    public record Sorted(List<InboxMessage> published, List<DirectMessageSent> held) {

        /** Keeps the lists unmodifiable. */
        public Sorted {
            published = List.copyOf(published);
            held = List.copyOf(held);
        }
    }

    /** Sorts a page: what is a reply for certain is left out, for the inbox has it. */
    public Mono<Sorted> sort(UUID channelId, List<InboxMessage> records) {
        var own = records.stream()
                .filter(DirectMessageSent.class::isInstance)
                .map(DirectMessageSent.class::cast)
                .toList();
        if (own.isEmpty()) {
            return Mono.just(new Sorted(records, List.of()));
        }
        // Doubts first: a reply that is settled in between is then among the claimed ones.
        return replies.inDoubt(channelId)
                .collectList()
                .flatMap(inDoubt ->
                        replies.claimed(channelId, idsOf(own)).map(claimed -> sorted(records, own, inDoubt, claimed)));
    }

    private Sorted sorted(
            List<InboxMessage> records, List<DirectMessageSent> own, List<Reply> inDoubt, Set<String> claimed) {
        var possible = own.stream()
                .filter(message -> !claimed.contains(message.dmEventId()))
                .filter(message -> mayBeAny(inDoubt, message))
                .toList();
        var published = records.stream()
                .filter(record -> !(record instanceof DirectMessageSent message)
                        || !(claimed.contains(message.dmEventId()) || possible.contains(message)))
                .toList();
        return new Sorted(published, possible);
    }

    private boolean mayBeAny(List<Reply> replies, DirectMessageSent message) {
        return OwnMessage.of(message)
                .filter(own -> replies.stream().anyMatch(reply -> reply.mayBe(own, properties)))
                .isPresent();
    }

    /** Stores what is held back, in the transaction that stores how far reading has come. */
    public Mono<Void> hold(List<DirectMessageSent> messages) {
        return held.hold(messages);
    }

    static List<String> idsOf(List<DirectMessageSent> messages) {
        return messages.stream().map(DirectMessageSent::dmEventId).toList();
    }
}
