package io.kanal.sandbox.dm;

import io.kanal.sandbox.SandboxProperties;
import io.kanal.sandbox.account.Account;
import io.kanal.sandbox.account.Accounts;
import io.kanal.sandbox.answer.CurrentSwitches;
import io.kanal.sandbox.answer.Ids;
import io.kanal.sandbox.answer.XAnswers;
import io.kanal.sandbox.answer.XException;
import io.kanal.sandbox.billing.Bill;
import io.kanal.sandbox.billing.Price;
import io.kanal.sandbox.clock.SandboxClock;
import io.kanal.sandbox.dm.DmEvents.Slice;
import io.kanal.sandbox.dm.PageToken.Direction;
import io.kanal.sandbox.oauth.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** The calls that read direct messages. */
@RestController
class DmReadController {

    private static final String CONVERSATION_ID = "[0-9]{1,19}-[0-9]{1,19}|[0-9]{15,19}";

    private final DmEvents events;
    private final Conversations conversations;
    private final Accounts accounts;
    private final EventView view;
    private final Bill bill;
    private final CurrentSwitches switches;
    private final SandboxClock clock;
    private final SandboxProperties properties;
    private final XAnswers answers;

    DmReadController(
            DmEvents events,
            Conversations conversations,
            Accounts accounts,
            EventView view,
            Bill bill,
            CurrentSwitches switches,
            SandboxClock clock,
            SandboxProperties properties,
            XAnswers answers) {
        this.events = events;
        this.conversations = conversations;
        this.accounts = accounts;
        this.view = view;
        this.bill = bill;
        this.switches = switches;
        this.clock = clock;
        this.properties = properties;
        this.answers = answers;
    }

    @GetMapping("/2/dm_events")
    void all(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        list(caller, null, request, response);
    }

    @GetMapping("/2/dm_conversations/with/{participantId}/dm_events")
    void with(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String participantId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var participant = Ids.parse("participant_id", participantId);
        if (accounts.byId(participant).isEmpty()) {
            throw XException.notFound("user", "participant_id", participantId);
        }
        list(caller, Conversations.idOfTwo(caller.account().id(), participant), request, response);
    }

    @GetMapping("/2/dm_conversations/{id}/dm_events")
    void ofConversation(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!id.matches(CONVERSATION_ID)) {
            throw XException.invalid("id", id, "The `id` parameter value [%s] is not a conversation id".formatted(id));
        }
        var isIn = conversations
                .byId(id)
                .filter(conversation ->
                        conversation.participants().contains(caller.account().id()))
                .isPresent();
        if (!isIn) {
            throw XException.notFound("dm_conversation", "id", id);
        }
        list(caller, id, request, response);
    }

    @GetMapping("/2/dm_events/{eventId}")
    void one(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String eventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var query = EventQuery.ofOne(request, switches.get());
        var event = events.find(caller.account().id(), Ids.parse("event_id", eventId))
                .orElseThrow(() -> XException.notFound("dm_event", "event_id", eventId));
        charge(caller, List.of(event), query);
        var body = new LinkedHashMap<String, Object>();
        body.put("data", view.event(event, query));
        putUnlessEmpty(body, "includes", view.includes(List.of(event), query));
        answers.write(200, body, response);
    }

    private void list(
            Caller caller, @Nullable String conversationId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var query = EventQuery.ofList(request, switches.get());
        var slice = new Slice(caller.account().id(), conversationId, query.types());
        var list = caller.account().id() + request.getRequestURI();
        var page = page(query, slice, list);
        charge(caller, page.events(), query);
        answers.write(200, body(page, query, list), response);
    }

    private Page page(EventQuery query, Slice slice, String list) {
        var token = query.pageToken().map(text -> accepted(text, list));
        var more = query.maxResults() + 1;
        if (token.isPresent() && token.get().direction() == Direction.NEWER) {
            var found = events.after(token.get().eventId(), slice, more);
            var hasNewer = found.size() == more;
            return new Page(hasNewer ? found.subList(1, more) : found, hasNewer, true);
        }
        var found = events.before(token.map(PageToken::eventId).orElse(Long.MAX_VALUE), slice, more);
        var hasOlder = found.size() == more;
        return new Page(hasOlder ? found.subList(0, more - 1) : found, token.isPresent(), hasOlder);
    }

    private PageToken accepted(String text, String list) {
        var token = PageToken.decoded(text, list)
                .filter(decoded ->
                        decoded.issuedAt().plus(properties.pageTokenLife()).isAfter(clock.now()));
        if (token.isEmpty()) {
            EventQuery.refuseToken(text);
        }
        return token.orElseThrow();
    }

    private Map<String, Object> body(Page page, EventQuery query, String list) {
        var body = new LinkedHashMap<String, Object>();
        var meta = new LinkedHashMap<String, Object>();
        meta.put("result_count", page.events().size());
        if (!page.events().isEmpty()) {
            body.put(
                    "data",
                    page.events().stream()
                            .map(event -> view.event(event, query))
                            .toList());
            putUnlessEmpty(body, "includes", view.includes(page.events(), query));
            if (page.hasOlder()) {
                meta.put("next_token", token(Direction.OLDER, page.events().getLast(), list));
            }
            if (page.hasNewer()) {
                meta.put("previous_token", token(Direction.NEWER, page.events().getFirst(), list));
            }
        }
        body.put("meta", meta);
        return body;
    }

    private String token(Direction direction, DmEvent event, String list) {
        return new PageToken(direction, event.id(), clock.now()).encoded(list);
    }

    private void charge(Caller caller, List<DmEvent> read, EventQuery query) {
        bill.charge(
                caller.app(),
                Price.DM_EVENT_READ,
                read.stream().map(DmEvent::id).toList());
        if (switches.get().billIncludedUsers()) {
            bill.charge(
                    caller.app(),
                    Price.USER_READ,
                    view.people(read, query).stream().map(Account::id).toList());
        }
    }

    private static void putUnlessEmpty(Map<String, Object> body, String name, Map<String, Object> content) {
        if (!content.isEmpty()) {
            body.put(name, content);
        }
    }

    /** Some events of a list, newest first, and whether there are others on either side. */
    private record Page(List<DmEvent> events, boolean hasNewer, boolean hasOlder) {}
}
