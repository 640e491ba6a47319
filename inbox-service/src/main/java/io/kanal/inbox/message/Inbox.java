package io.kanal.inbox.message;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.inbox.InboxMessage;
import io.kanal.inbox.channel.Channels;
import io.kanal.inbox.channel.RecordedChannel;
import io.kanal.inbox.conversation.ConversationStore;
import io.kanal.inbox.live.LiveEvent;
import io.kanal.inbox.live.LiveEvents;
import io.kanal.inbox.message.Messages.News;
import io.kanal.inbox.profile.Profiles;
import io.kanal.inbox.profile.Sighting;
import io.kanal.inbox.reading.Readings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stores what comes by inbox-messages. A batch is one transaction of a few statements, and a repeat of it changes
 * nothing: the DM event id is the key of a line, and everything else is derived or ordered by it.
 */
@Component
class Inbox {

    private final Channels channels;
    private final ConversationStore conversations;
    private final Messages messages;
    private final Profiles profiles;
    private final Readings readings;
    private final LiveEvents live;
    private final Clock clock;
    private final Counter ignored;
    private final DelayMeter delay;

    Inbox(
            Channels channels,
            ConversationStore conversations,
            Messages messages,
            Profiles profiles,
            Readings readings,
            LiveEvents live,
            Clock clock,
            DelayMeter delay,
            MeterRegistry meters) {
        this.channels = channels;
        this.conversations = conversations;
        this.messages = messages;
        this.profiles = profiles;
        this.readings = readings;
        this.live = live;
        this.clock = clock;
        this.delay = delay;
        this.ignored = Counter.builder("kanal.inbox.records.behind.end")
                .description("Records that came behind the end marker of their channel")
                .register(meters);
    }

    /** Stores a batch; to be called in a transaction. */
    Mono<Void> store(List<Envelope<InboxMessage>> records) {
        return channels.meet(channelsOf(records))
                .map(ended -> Batch.of(records, ended))
                .flatMap(this::store);
    }

    private Mono<Void> store(Batch batch) {
        return storeLines(batch)
                .then(profiles.see(batch.sightings()))
                .then(Flux.fromIterable(batch.profiles())
                        .concatMap(changed -> profiles.change(
                                Sighting.of(
                                        changed.record().organizationId(),
                                        changed.record().profile()),
                                changed.time()))
                        .then())
                .then(readings.progress(batch.readings()))
                .then(Flux.fromIterable(batch.ends())
                        .concatMap(end -> channels.end(end.channelId(), end.endedAt()))
                        .then())
                .then(tellOfChannels(batch))
                .then(Mono.defer(() -> tellOfPeople(batch)))
                .doOnSuccess(stored -> ignored.increment(batch.ignored()));
    }

    private Mono<Void> storeLines(Batch batch) {
        if (batch.lines().isEmpty()) {
            return Mono.empty();
        }
        return conversations
                .open(batch.conversations())
                .then(messages.store(batch.lines(), clock.instant()))
                .doOnNext(news -> measure(batch, news))
                .flatMap(news -> derive(news).then(tell(news)))
                .then(conversations.see(batch.presences()));
    }

    private void measure(Batch batch, List<News> news) {
        if (!news.isEmpty()) {
            delay.measure(batch.lines(), clock.instant());
        }
    }

    private Mono<Void> derive(List<News> touched) {
        return touched.isEmpty()
                ? Mono.empty()
                : conversations.derive(touched.stream().map(News::conversation).toList());
    }

    private Mono<Void> tell(List<News> touched) {
        return live.tell(touched.stream()
                .map(news -> LiveEvent.message(news.organization(), news.conversation(), news.message()))
                .toList());
    }

    private Mono<Void> tellOfChannels(Batch batch) {
        var read = batch.readings().stream().map(Envelope::record);
        return live.tell(Stream.concat(read, batch.ends().stream())
                .map(record -> LiveEvent.channel(record.organizationId(), record.channelId()))
                .toList());
    }

    private Mono<Void> tellOfPeople(Batch batch) {
        return Flux.fromIterable(batch.profiles())
                .map(Envelope::record)
                .flatMap(changed -> conversations
                        .with(changed.organizationId(), changed.profile().id())
                        .map(id -> LiveEvent.conversation(changed.organizationId(), id)))
                .collectList()
                .flatMap(live::tell);
    }

    private static Collection<RecordedChannel> channelsOf(List<Envelope<InboxMessage>> records) {
        return records.stream()
                .map(envelope -> RecordedChannel.of(envelope.record()))
                .collect(Collectors.toMap(RecordedChannel::id, channel -> channel, (first, again) -> first))
                .values();
    }
}
