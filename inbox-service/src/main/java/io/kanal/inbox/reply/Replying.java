package io.kanal.inbox.reply;

import io.kanal.contracts.Person;
import io.kanal.contracts.reply.ReplyCommand.CancelReply;
import io.kanal.contracts.reply.ReplyCommand.SendReply;
import io.kanal.contracts.reply.ReplyEvent;
import io.kanal.edge.ProblemException;
import io.kanal.inbox.conversation.ConversationStore;
import io.kanal.inbox.conversation.Conversations;
import io.kanal.inbox.conversation.OpenConversation;
import io.kanal.inbox.live.LiveEvent;
import io.kanal.inbox.live.LiveEvents;
import io.kanal.outbox.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Answering: the reply is a line of its conversation from the moment it is asked for, the order to send it is in the
 * outbox of the same transaction, and what the connector tells changes the line. Each of these locks the conversation
 * first.
 */
@Component
class Replying {

    private static final Logger log = LoggerFactory.getLogger(Replying.class);

    private final Conversations conversations;
    private final ConversationStore derived;
    private final Replies replies;
    private final RequestKeys keys;
    private final Outbox outbox;
    private final LiveEvents live;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Replying(
            Conversations conversations,
            ConversationStore derived,
            Replies replies,
            RequestKeys keys,
            Outbox outbox,
            LiveEvents live,
            TransactionalOperator transaction,
            Clock clock) {
        this.conversations = conversations;
        this.derived = derived;
        this.replies = replies;
        this.keys = keys;
        this.outbox = outbox;
        this.live = live;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Takes a reply on, once per key, and answers its id. */
    Mono<UUID> ask(
            UUID organization, Person agent, UUID conversation, String text, @Nullable UUID seenUpTo, RequestKey key) {
        var id = UUID.randomUUID();
        return conversations
                .require(organization, conversation)
                .then(Mono.defer(() -> keys.take(key, id, clock.instant())))
                .flatMap(taken -> taken.equals(id)
                        ? conversations
                                .toAnswer(organization, conversation)
                                .flatMap(open -> refuseNewer(open, agent, seenUpTo)
                                        .then(Mono.defer(() -> add(open, Reply.asked(id), text, agent))))
                                .thenReturn(id)
                        : Mono.just(taken))
                .as(transaction::transactional);
    }

    /** Sends a failed reply again. */
    Mono<Void> retry(UUID organization, Person agent, UUID id) {
        return conversationOf(organization, id)
                .flatMap(conversation -> conversations.toAnswer(organization, conversation))
                .flatMap(open -> replies.find(organization, id).flatMap(sent -> retry(open, sent, agent)))
                .as(transaction::transactional);
    }

    /** Asks the connector not to send a reply; what comes of it is told by the connector. */
    Mono<Void> cancel(UUID organization, Person agent, UUID id) {
        return conversationOf(organization, id)
                .flatMap(conversation -> conversations.lock(organization, conversation))
                .then(replies.find(organization, id))
                .doOnNext(sent -> sent.reply().requireCancellable())
                .flatMap(sent -> outbox.add(new CancelReply(organization, sent.channelId(), id, agent)))
                .as(transaction::transactional);
    }

    /** Takes over what became of a reply; to be called in a transaction. */
    Mono<Void> apply(ReplyEvent event) {
        return replies.conversationOf(event.organizationId(), event.replyId())
                .switchIfEmpty(Mono.fromRunnable(() -> log.atWarn()
                        .addKeyValue("organizationId", event.organizationId())
                        .addKeyValue("channelId", event.channelId())
                        .log("Nobody asked for the reply {}", event.replyId())))
                .flatMap(conversation -> conversations
                        .lock(event.organizationId(), conversation)
                        .then(replies.find(event.organizationId(), event.replyId()))
                        .flatMap(sent -> apply(event, conversation, sent.reply())));
    }

    private Mono<Void> apply(ReplyEvent event, UUID conversation, Reply before) {
        var after = before.after(event);
        if (after.equals(before)) {
            return Mono.empty();
        }
        return replies.change(event.organizationId(), after)
                .then(shown(event.organizationId(), conversation, after.id()));
    }

    private Mono<Void> add(OpenConversation open, Reply reply, String text, Person agent) {
        var now = clock.instant();
        return replies.add(open, reply, text, agent, now)
                .then(outbox.add(order(open, reply, text, agent)))
                .then(shown(open.organizationId(), open.id(), reply.id()));
    }

    private Mono<Void> retry(OpenConversation open, Replies.Sent sent, Person agent) {
        var again = sent.reply().again();
        return replies.retry(open, again)
                .then(outbox.add(order(open, again, sent.text(), agent)))
                .then(shown(open.organizationId(), open.id(), again.id()));
    }

    private SendReply order(OpenConversation open, Reply reply, String text, Person agent) {
        return new SendReply(
                open.organizationId(),
                open.channelId(),
                reply.id(),
                reply.attempt(),
                open.accountId(),
                open.externalId(),
                text,
                clock.instant(),
                agent);
    }

    private Mono<Void> refuseNewer(OpenConversation open, Person agent, @Nullable UUID seenUpTo) {
        if (seenUpTo == null) {
            return Mono.empty();
        }
        return replies.arrivalOf(open.id(), seenUpTo)
                .flatMap(arrival -> replies.newerThan(arrival, open.id(), agent.id()))
                .flatMap(newer -> Mono.<Void>error(ReplyProblems.newerReply(newer, clock.instant())));
    }

    private Mono<Void> shown(UUID organization, UUID conversation, UUID id) {
        return derived.derive(List.of(conversation)).then(live.tell(LiveEvent.message(organization, conversation, id)));
    }

    private Mono<UUID> conversationOf(UUID organization, UUID id) {
        return replies.conversationOf(organization, id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("reply", id)));
    }
}
