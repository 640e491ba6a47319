package io.kanal.inbox.message;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.inbox.ConversationType;
import io.kanal.contracts.inbox.InboxMessage;
import io.kanal.contracts.inbox.InboxMessage.ChannelMessagesEnded;
import io.kanal.contracts.inbox.InboxMessage.ConversationEvent;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageReceived;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageSent;
import io.kanal.contracts.inbox.InboxMessage.ParticipantsChanged;
import io.kanal.contracts.inbox.InboxMessage.ProfileChanged;
import io.kanal.contracts.inbox.InboxMessage.ReadingProgressed;
import io.kanal.contracts.inbox.InboxMessage.UnknownEventReceived;
import io.kanal.contracts.inbox.Participant;
import io.kanal.inbox.conversation.Presence;
import io.kanal.inbox.conversation.XConversation;
import io.kanal.inbox.profile.Sighting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of records comes to: sorted by where it is stored, each conversation and each person once, and without what is
 * behind its channel's end marker.
 */
final class Batch {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,30}");

    private final Set<UUID> ended;
    private final List<Line> lines = new ArrayList<>();
    private final Map<XConversation.Key, XConversation> conversations = new LinkedHashMap<>();
    private final List<Presence> presences = new ArrayList<>();
    private final Map<List<Object>, Sighting> sightings = new LinkedHashMap<>();
    private final List<Envelope<ProfileChanged>> profiles = new ArrayList<>();
    private final Map<UUID, Envelope<ReadingProgressed>> readings = new LinkedHashMap<>();
    private final List<ChannelMessagesEnded> ends = new ArrayList<>();
    private int ignored;

    private Batch(Set<UUID> ended) {
        this.ended = new HashSet<>(ended);
    }

    /**
     * Sorts records.
     *
     * @param records in the order of the topic
     * @param ended the channels whose end marker came before
     * @throws IllegalArgumentException if a record can never be stored
     */
    static Batch of(List<Envelope<InboxMessage>> records, Set<UUID> ended) {
        var batch = new Batch(ended);
        records.forEach(batch::sort);
        return batch;
    }

    private void sort(Envelope<InboxMessage> envelope) {
        if (ended.contains(envelope.record().channelId())) {
            ignored++;
            return;
        }
        switch (envelope.record()) {
            case ConversationEvent event -> add(event);
            case ProfileChanged profile -> profiles.add(envelope(envelope, profile));
            case ReadingProgressed reading -> readings.put(reading.channelId(), envelope(envelope, reading));
            case ChannelMessagesEnded end -> {
                ends.add(end);
                ended.add(end.channelId());
            }
        }
    }

    private void add(ConversationEvent event) {
        if (!NUMBER.matcher(event.dmEventId()).matches()) {
            throw new IllegalArgumentException("The dmEventId of a record is no number");
        }
        lines.add(Line.of(event));
        var conversation = XConversation.of(event);
        conversations.putIfAbsent(conversation.key(), conversation);
        see(event, new Participant(event.account().id(), event.account().handle(), null, null));
        if (conversation.customerId() != null) {
            see(event, new Participant(conversation.customerId(), null, null, null));
            present(event, conversation.customerId(), true);
        }
        switch (event) {
            case DirectMessageReceived received -> wrote(event, received.sender());
            case DirectMessageSent sent -> wrote(event, sent.sender());
            case ParticipantsChanged changed -> changed(event, changed);
            case UnknownEventReceived unknown -> {
                // Nobody is named in it.
            }
        }
    }

    private void wrote(ConversationEvent event, Participant sender) {
        see(event, sender);
        if (event.conversationType() == ConversationType.GROUP) {
            present(event, sender.id(), true);
        }
    }

    private void changed(ConversationEvent event, ParticipantsChanged changed) {
        people(changed.joined()).forEach(person -> {
            see(event, person);
            present(event, person.id(), true);
        });
        people(changed.left()).forEach(person -> {
            see(event, person);
            present(event, person.id(), false);
        });
    }

    private void see(ConversationEvent event, Participant person) {
        var sighting = Sighting.of(event.organizationId(), person);
        sightings.merge(
                List.of(sighting.organizationId(), sighting.externalId()), sighting, (before, now) -> now.or(before));
    }

    private void present(ConversationEvent event, String person, boolean present) {
        presences.add(new Presence(
                event.organizationId(),
                event.account().id(),
                event.conversationId(),
                person,
                person.equals(event.account().id()),
                present,
                event.dmEventId()));
    }

    private static List<Participant> people(@Nullable List<Participant> people) {
        return people == null ? List.of() : people;
    }

    private static <T extends InboxMessage> Envelope<T> envelope(Envelope<InboxMessage> envelope, T record) {
        return new Envelope<>(envelope.id(), envelope.time(), envelope.source(), envelope.traceparent(), record);
    }

    List<Line> lines() {
        return lines;
    }

    Collection<XConversation> conversations() {
        return conversations.values();
    }

    List<Presence> presences() {
        return presences;
    }

    Collection<Sighting> sightings() {
        return sightings.values();
    }

    List<Envelope<ProfileChanged>> profiles() {
        return profiles;
    }

    Collection<Envelope<ReadingProgressed>> readings() {
        return readings.values();
    }

    List<ChannelMessagesEnded> ends() {
        return ends;
    }

    /** How many records were behind an end marker. */
    int ignored() {
        return ignored;
    }
}
