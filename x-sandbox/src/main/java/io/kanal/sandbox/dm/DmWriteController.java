package io.kanal.sandbox.dm;

import io.kanal.sandbox.account.Account;
import io.kanal.sandbox.account.Accounts;
import io.kanal.sandbox.answer.Ids;
import io.kanal.sandbox.answer.XException;
import io.kanal.sandbox.answer.XFailure;
import io.kanal.sandbox.billing.Bill;
import io.kanal.sandbox.billing.Price;
import io.kanal.sandbox.dm.Conversations.Conversation;
import io.kanal.sandbox.oauth.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The calls that send and delete direct messages. */
@RestController
class DmWriteController {

    private static final byte[] NOTHING = {};

    private final DirectMessages messages;
    private final Conversations conversations;
    private final DmEvents events;
    private final Accounts accounts;
    private final Bill bill;

    DmWriteController(
            DirectMessages messages, Conversations conversations, DmEvents events, Accounts accounts, Bill bill) {
        this.messages = messages;
        this.conversations = conversations;
        this.events = events;
        this.accounts = accounts;
        this.bill = bill;
    }

    @PostMapping("/2/dm_conversations/with/{participantId}/messages")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> sendWith(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String participantId,
            @RequestBody(required = false) byte @Nullable [] body) {
        var content = SendBody.message(orNothing(body));
        var other = account("participant_id", participantId);
        return sent(caller, () -> ofTwo(caller, other.id()), content);
    }

    @PostMapping("/2/dm_conversations/{conversationId}/messages")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> sendTo(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String conversationId,
            @RequestBody(required = false) byte @Nullable [] body) {
        var content = SendBody.message(orNothing(body));
        return sent(caller, () -> conversation(caller, conversationId), content);
    }

    @PostMapping("/2/dm_conversations")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        var group = SendBody.group(orNothing(body));
        var others = group.participantIds().stream()
                .map(id -> account("participant_ids", id).id())
                .toList();
        return sent(caller, () -> messages.group(null, caller.account().id(), others), group.content());
    }

    @DeleteMapping("/2/dm_events/{eventId}")
    Map<String, Object> delete(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String eventId) {
        var id = Ids.parse("event_id", eventId);
        if (!events.delete(caller.account().id(), id)) {
            throw XException.notFound("dm_event", "event_id", eventId);
        }
        bill.charge(caller.app(), Price.DM_DELETE, List.of(id));
        return Map.of("data", Map.of("deleted", true));
    }

    private Map<String, Object> sent(
            Caller caller, Supplier<Conversation> conversation, DirectMessages.Content content) {
        var event = messages.send(caller.account().id(), conversation, content);
        bill.charge(caller.app(), Price.DM_SEND, List.of(event.id()));
        var data = new LinkedHashMap<String, Object>();
        data.put("dm_conversation_id", event.conversationId());
        data.put("dm_event_id", Long.toString(event.id()));
        return Map.of("data", data);
    }

    /** A conversation of two need not exist yet, if its id says that the caller is one of them. */
    private Conversation conversation(Caller caller, String id) {
        var self = caller.account().id();
        if (id.matches("[0-9]{15,19}")) {
            return conversations
                    .byId(id)
                    .filter(group -> group.participants().contains(self))
                    .orElseThrow(() -> new XException(XFailure.RECIPIENT_CLOSED));
        }
        if (!id.matches("[0-9]{1,19}-[0-9]{1,19}")) {
            throw XException.invalid(
                    "dm_conversation_id",
                    id,
                    "The `dm_conversation_id` parameter value [%s] is not valid".formatted(id));
        }
        var two = id.split("-");
        var other = Ids.parse("dm_conversation_id", two[0]) == self ? two[1] : two[0];
        var conversation = ofTwo(caller, account("dm_conversation_id", other).id());
        if (!conversation.id().equals(id)) {
            throw new XException(XFailure.RECIPIENT_CLOSED);
        }
        return conversation;
    }

    private Conversation ofTwo(Caller caller, long other) {
        if (other == caller.account().id()) {
            throw new XException(XFailure.RECIPIENT_CLOSED);
        }
        return conversations.ofTwo(caller.account().id(), other);
    }

    private Account account(String parameter, String id) {
        return accounts.byId(Ids.parse(parameter, id)).orElseThrow(() -> XException.notFound("user", parameter, id));
    }

    private static byte[] orNothing(byte @Nullable [] body) {
        return body == null ? NOTHING : body;
    }
}
