package io.kanal.sandbox.dm;

import io.kanal.sandbox.account.Account;
import io.kanal.sandbox.account.Accounts;
import io.kanal.sandbox.clock.SandboxClock;
import io.kanal.sandbox.control.InvalidFieldException;
import io.kanal.sandbox.dm.Conversations.Conversation;
import io.kanal.sandbox.dm.DmEvents.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Writes what the control side says that people have written. */
@Service
public class WrittenMessages {

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final DirectMessages messages;
    private final Conversations conversations;
    private final DmEvents events;
    private final Accounts accounts;
    private final SandboxClock clock;

    WrittenMessages(
            DirectMessages messages,
            Conversations conversations,
            DmEvents events,
            Accounts accounts,
            SandboxClock clock) {
        this.messages = messages;
        this.conversations = conversations;
        this.events = events;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Writes them all, in this order, or none; answers their ids. */
    List<String> write(List<NewMessage> written) {
        return messages.writing(() -> {
            var run = new Run();
            var deliveries = written.stream().map(run::delivery).toList();
            messages.deliver(deliveries);
            return deliveries.stream()
                    .map(delivery -> Long.toString(delivery.event().id()))
                    .toList();
        });
    }

    /** What an account has, newest first. */
    List<KeptView> kept(String username, int most) {
        var account = accounts.byUsername(username)
                .orElseThrow(() -> new InvalidFieldException(
                        "account", "unknown-account", "There is no account @" + username + "."));
        var names = accounts.all().stream().collect(Collectors.toMap(Account::id, Account::username));
        var groups = conversations.groupNames();
        return events.kept(account.id(), most).stream()
                .map(kept -> KeptView.of(kept, names, groups))
                .toList();
    }

    /** One call's messages: accounts and conversations are looked up once. */
    private final class Run {

        private final Map<String, Account> known = new HashMap<>();
        private final Map<String, Conversation> talks = new HashMap<>();

        Delivery delivery(NewMessage message) {
            var writer = account(message, "from", message.writer());
            var others = message.others().stream()
                    .map(username -> account(message, "to", username).id())
                    .toList();
            var content = message.content();
            var time = message.time(clock.now().plus(AHEAD));
            var conversation = conversation(message, writer.id(), others);
            return message.type().equals(DmEvent.MESSAGE)
                    ? messages.message(writer.id(), conversation, content, time)
                    : other(message, writer.id(), conversation, others, time);
        }

        private Delivery other(
                NewMessage message, long writer, Conversation conversation, List<Long> others, @Nullable Instant time) {
            var type = message.type();
            var concerned = others.isEmpty() ? List.of(writer) : others;
            var moves = type.equals(DmEvent.JOIN) || type.equals(DmEvent.LEAVE);
            if (moves && !conversation.isGroup()) {
                throw message.invalid("eventType", "invalid", "One joins and leaves groups only.");
            }
            if (type.equals(DmEvent.JOIN)) {
                conversations.join(conversation, concerned);
            } else if (type.equals(DmEvent.LEAVE)) {
                conversations.leave(conversation, concerned);
            }
            talks.clear();
            return messages.event(type, writer, conversation, message.content(), moves ? concerned : List.of(), time);
        }

        private Conversation conversation(NewMessage message, long writer, List<Long> others) {
            var conversation = message.conversation() != null
                    ? byId(message, message.conversation())
                    : message.group() != null
                            ? group(message, message.group(), writer, others)
                            : ofTwo(message, writer, others);
            if (!conversation.participants().contains(writer)) {
                throw message.invalid("from", "not-in-conversation", "The writer is not in that conversation.");
            }
            return conversation;
        }

        private Conversation byId(NewMessage message, String id) {
            return talks.computeIfAbsent(
                    id,
                    key -> conversations
                            .byId(key)
                            .orElseThrow(() -> message.invalid(
                                    "conversation", "unknown-conversation", "There is no conversation " + key + ".")));
        }

        private Conversation group(NewMessage message, String name, long writer, List<Long> others) {
            if (name.isBlank() || name.length() > 200) {
                throw message.invalid("group", "invalid", "A group's name has 1 to 200 characters.");
            }
            return talks.computeIfAbsent(
                    "group " + name,
                    key -> conversations.byGroupName(name).orElseGet(() -> {
                        if (others.isEmpty()) {
                            throw message.invalid("to", "required", "Who else is in the new group?");
                        }
                        return messages.group(name, writer, others);
                    }));
        }

        private Conversation ofTwo(NewMessage message, long writer, List<Long> others) {
            if (others.size() != 1 || others.getFirst() == writer) {
                throw message.invalid("to", "invalid", "One other account, or a group with a name.");
            }
            return talks.computeIfAbsent(
                    Conversations.idOfTwo(writer, others.getFirst()),
                    key -> conversations.ofTwo(writer, others.getFirst()));
        }

        private Account account(NewMessage message, String field, String username) {
            return known.computeIfAbsent(
                    username,
                    name -> accounts.byUsername(name)
                            .orElseThrow(() ->
                                    message.invalid(field, "unknown-account", "There is no account @" + name + ".")));
        }
    }
}
