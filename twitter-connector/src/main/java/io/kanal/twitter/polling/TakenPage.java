package io.kanal.twitter.polling;

import io.kanal.contracts.inbox.InboxMessage;
import io.kanal.contracts.inbox.InboxMessage.ProfileChanged;
import io.kanal.contracts.inbox.Participant;
import io.kanal.twitter.api.DmEvent;
import io.kanal.twitter.api.DmPage;
import io.kanal.twitter.api.XAnswer;
import io.kanal.twitter.conversion.People;
import io.kanal.twitter.conversion.XConversations;
import io.kanal.twitter.reading.EventId;
import io.kanal.twitter.reading.Outcome;
import io.kanal.twitter.reading.Page;
import io.kanal.twitter.reading.Page.Entry;
import io.kanal.twitter.reading.ReadRequest;
import io.kanal.twitter.reading.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of X, what of it is to be published, and whom it is about. */
record TakenPage(LeasedAccount account, DmPage page, Outcome outcome, Map<EventId, DmEvent> events) {

    static TakenPage of(LeasedAccount account, Reading reading, ReadRequest request, XAnswer<DmPage> answer) {
        var events = answer.value().events().stream()
                .collect(Collectors.toMap(event -> EventId.of(event.id()), Function.identity(), (one, same) -> one));
        var entries = events.entrySet().stream()
                .map(event -> new Entry(event.getKey(), event.getValue().createdAt()))
                .toList();
        var page = Page.of(entries, answer.value().nextToken(), answer.date());
        return new TakenPage(account, answer.value(), reading.onPage(request, page), events);
    }

    /** Everybody in what is to be published. */
    Set<String> people() {
        return published()
                .flatMap(event ->
                        XConversations.peopleOf(event, account.account().id()).stream())
                .collect(Collectors.toSet());
    }

    /** Those of whom the page tells something else than what was known. */
    List<Participant> learnt(Map<String, Participant> known) {
        var people = people();
        return page.users().values().stream()
                .map(People::of)
                .filter(person -> people.contains(person.id()))
                .filter(person -> !person.equals(known.get(person.id())))
                .toList();
    }

    /** Those whom neither the page nor what was known names, and those whom it is time to ask about again. */
    Set<String> unnamed() {
        return people().stream()
                .filter(id -> !page.users().containsKey(id))
                .filter(id -> !id.equals(account.account().id()))
                .collect(Collectors.toSet());
    }

    /** The records, oldest first, and what was learnt of people behind them. */
    List<InboxMessage> records(Map<String, Participant> known, String web, Instant readAt) {
        var named = new HashMap<>(known);
        learnt(known).forEach(person -> named.put(person.id(), person));
        var conversations = new XConversations(
                account.organizationId(),
                account.channelId(),
                account.account(),
                new People(named),
                page.media(),
                web,
                readAt);
        var records = new ArrayList<InboxMessage>();
        published().forEach(event -> records.add(conversations.record(event, isHistory(event))));
        learnt(known)
                .forEach(person -> records.add(
                        new ProfileChanged(account.organizationId(), account.channelId(), account.account(), person)));
        return records;
    }

    private boolean isHistory(DmEvent event) {
        return outcome.next().history().includes(new Entry(EventId.of(event.id()), event.createdAt()));
    }

    private Stream<DmEvent> published() {
        return outcome.published().stream().map(entry -> event(entry.id()));
    }

    private DmEvent event(EventId id) {
        return Objects.requireNonNull(events.get(id));
    }
}
