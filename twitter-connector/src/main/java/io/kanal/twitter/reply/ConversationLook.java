package io.kanal.twitter.reply;

import io.kanal.twitter.api.DmEvent;
import io.kanal.twitter.api.DmPage;
import io.kanal.twitter.api.XAnswer;
import io.kanal.twitter.api.XApi;
import io.kanal.twitter.api.XApiException;
import io.kanal.twitter.api.XCredentials;
import io.kanal.twitter.api.XError.Busy;
import io.kanal.twitter.api.XError.DailyLimit;
import io.kanal.twitter.api.XError.Malformed;
import io.kanal.twitter.api.XError.RateLimited;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks for a reply that may be at X: among the messages that are held back, and in the conversation itself. */
@Component
final class ConversationLook {

    private static final int LARGEST_PAGE = 100;

    private final XApi x;
    private final Replies replies;
    private final HeldMessages held;
    private final SendLimits limits;
    private final ReplyProperties properties;

    ConversationLook(XApi x, Replies replies, HeldMessages held, SendLimits limits, ReplyProperties properties) {
        this.x = x;
        this.replies = replies;
        this.held = held;
        this.limits = limits;
        this.properties = properties;
    }

    /** What a look showed. */
    sealed interface Sighting {

        /** It is there. */
        record Found(OwnMessage message) implements Sighting {}

        /** It is not there, or X will not let anybody look. */
        record NotThere() implements Sighting {}

        /** X cannot be asked now. */
        record Unseen(Duration pause) implements Sighting {}
    }

    /** Looks for it. */
    Mono<Sighting> find(Reply reply, XCredentials credentials) {
        return held.of(reply.channelId())
                .flatMap(messages -> among(reply, messages.stream().flatMap(sent -> OwnMessage.of(sent).stream())))
                .flatMap(found -> found.map(Sighting.Found::new)
                        .<Mono<Sighting>>map(Mono::just)
                        .orElseGet(() -> atX(reply, credentials)));
    }

    private Mono<Sighting> atX(Reply reply, XCredentials credentials) {
        return limits.untilLook(reply.channelId())
                .flatMap(pause -> pause.isPositive()
                        ? Mono.just(new Sighting.Unseen(pause))
                        : page(reply, credentials, properties.lookPage(), null))
                .onErrorResume(
                        XApiException.class,
                        e -> limits.rememberLook(reply.channelId(), e.limits()).thenReturn(sighting(e)));
    }

    /** Page by page, until they are older than the attempt. */
    private Mono<Sighting> page(Reply reply, XCredentials credentials, int size, @Nullable String token) {
        return x.conversation(credentials, reply.conversationId(), size, token)
                .flatMap(answer -> limits.rememberLook(reply.channelId(), answer.limits())
                        .then(among(reply, own(reply, answer.value())))
                        .flatMap(found -> found.map(Sighting.Found::new)
                                .<Mono<Sighting>>map(Mono::just)
                                .orElseGet(() -> further(reply, credentials, answer))));
    }

    private Mono<Sighting> further(Reply reply, XCredentials credentials, XAnswer<DmPage> answer) {
        var token = answer.value().nextToken();
        return token == null || reachesBack(reply, answer.value().events())
                ? Mono.just(new Sighting.NotThere())
                : page(reply, credentials, LARGEST_PAGE, token);
    }

    private boolean reachesBack(Reply reply, List<DmEvent> events) {
        var open = reply.open();
        return open == null
                || events.stream()
                        .anyMatch(event -> event.createdAt().isBefore(open.begin(properties.clockTolerance())));
    }

    private static Stream<OwnMessage> own(Reply reply, DmPage page) {
        return page.events().stream()
                .flatMap(event -> OwnMessage.of(event, reply.accountId(), reply.conversationId()).stream());
    }

    /** The oldest that may be it and that is no other reply's. */
    private Mono<Optional<OwnMessage>> among(Reply reply, Stream<OwnMessage> messages) {
        var possible = messages.filter(message -> reply.mayBe(message, properties))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
        return claimed(reply.channelId(), possible)
                .map(claimed -> possible.stream()
                        .filter(message -> !claimed.contains(message.id().toString()))
                        .findFirst());
    }

    private Mono<Set<String>> claimed(UUID channelId, List<OwnMessage> messages) {
        return replies.claimed(
                channelId,
                messages.stream().map(message -> message.id().toString()).toList());
    }

    /** Where X refuses for good, looking again shows nothing else. */
    private Sighting sighting(XApiException failure) {
        return switch (failure.error()) {
            case RateLimited limited -> new Sighting.Unseen(limited.pause());
            case DailyLimit limited ->
                new Sighting.Unseen(limited.pause() == null ? properties.longestRetry() : limited.pause());
            case Busy ignored -> new Sighting.Unseen(properties.retryAfter());
            case Malformed ignored -> new Sighting.Unseen(properties.longestRetry());
            default ->
                failure.error().isOutage() ? new Sighting.Unseen(properties.longestRetry()) : new Sighting.NotThere();
        };
    }
}
