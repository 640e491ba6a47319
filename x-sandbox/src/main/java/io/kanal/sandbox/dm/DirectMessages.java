package io.kanal.sandbox.dm;

import io.kanal.sandbox.dm.Conversations.Conversation;
import io.kanal.sandbox.dm.DmEvents.Delivery;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes direct messages: one writer at a time, all of a call or nothing of it. */
@Service
public class DirectMessages {

    private final Conversations conversations;
    private final DmEvents events;
    private final EventIds ids;
    private final TransactionTemplate transactions;

    DirectMessages(Conversations conversations, DmEvents events, EventIds ids, TransactionTemplate transactions) {
        this.conversations = conversations;
        this.events = events;
        this.ids = ids;
        this.transactions = transactions;
    }

    /** Runs work that writes, alone and in one transaction. */
    synchronized <T> T writing(Supplier<T> work) {
        return transactions.execute(transaction -> work.get());
    }

    /** A message of an account to another. */
    Delivery message(long from, long to, Content content, @Nullable Instant sentAt) {
        return message(from, conversations.ofTwo(from, to), content, sentAt);
    }

    /** A message of an account into a conversation. */
    Delivery message(long from, Conversation conversation, Content content, @Nullable Instant sentAt) {
        return event(DmEvent.MESSAGE, from, conversation, content, List.of(), sentAt);
    }

    /** A group, and the event that these accounts have joined it. */
    Conversation group(@Nullable String name, long creator, Collection<Long> others) {
        var participants = new LinkedHashSet<>(others);
        participants.add(creator);
        return conversations.addGroup(ids.now(), name, participants);
    }

    /** Any event; who joins has it too, and so does who leaves. */
    Delivery event(
            String type,
            long from,
            Conversation conversation,
            Content content,
            List<Long> concerned,
            @Nullable Instant sentAt) {
        var recipients = new LinkedHashSet<>(conversation.participants());
        recipients.addAll(concerned);
        var id = sentAt == null ? ids.now() : ids.at(sentAt);
        var event = new DmEvent(id, type, conversation.id(), from, content.text(), content.mediaUrl(), concerned);
        return new Delivery(event, Set.copyOf(recipients));
    }

    void deliver(List<Delivery> deliveries) {
        events.add(deliveries);
    }

    /** Sends one message now. */
    DmEvent send(long from, Supplier<Conversation> conversation, Content content) {
        return writing(() -> {
            var delivery = message(from, conversation.get(), content, null);
            deliver(List.of(delivery));
            return delivery.event();
        });
    }

    /** What a message says and shows. */
    record Content(String text, @Nullable String mediaUrl) {}
}
