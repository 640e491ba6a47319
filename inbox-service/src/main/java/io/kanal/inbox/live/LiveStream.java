package io.kanal.inbox.live;

import io.kanal.inbox.live.LiveEvent.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.FluxSink;

/**
 * What one browser is told. What changes again before the browser has heard of it is told once, and of too much only
 * that there is much: so a browser that reads slowly, or not at all, costs a bounded amount of memory, and nobody waits
 * for it.
 */
final class LiveStream {

    /** How many changes are kept; beyond them stands a reset. */
    static final int MOST = 100;

    /** What is told once, however often it is heard: for messages that is the conversation. */
    private record Key(Kind kind, @Nullable UUID id) {}

    private static final Key EVERYTHING = new Key(Kind.RESET, null);

    private final UUID organization;
    private final UUID user;
    private final LiveProperties properties;
    private final FluxSink<ServerSentEvent<LiveEvent.Data>> browser;
    private final SequencedMap<Key, LiveEvent> pending = new LinkedHashMap<>();
    private Instant lastTold;
    private Instant notBefore = Instant.MIN;
    private boolean flooded;

    /** A stream that begins with a reset. */
    LiveStream(
            UUID organization,
            UUID user,
            LiveProperties properties,
            FluxSink<ServerSentEvent<LiveEvent.Data>> browser,
            Instant now) {
        this.organization = organization;
        this.user = user;
        this.properties = properties;
        this.browser = browser;
        this.lastTold = now;
        reset();
    }

    /** Takes something to tell; a message is told behind its conversation. */
    synchronized void offer(LiveEvent event) {
        if (!event.concerns(user)) {
            return;
        }
        switch (event.kind()) {
            case RESET -> flood();
            case DEACTIVATION -> end();
            case CHANNEL, CONNECTION, DISCONNECTION, CONVERSATION -> keep(new Key(event.kind(), event.id()), event);
            case MESSAGE -> {
                var conversation = LiveEvent.conversation(organization, Objects.requireNonNull(event.conversation()));
                keep(new Key(Kind.CONVERSATION, conversation.id()), conversation);
                keep(new Key(Kind.MESSAGE, conversation.id()), event);
            }
        }
    }

    /** Something may have been missed. */
    synchronized void reset() {
        pending.clear();
        pending.put(EVERYTHING, LiveEvent.reset(organization));
    }

    /** Tells what there is to tell, as far as the browser takes it, or that we are still here. */
    synchronized void flush(Instant now) {
        tell(now);
        if (!now.isBefore(lastTold.plus(properties.heartbeat())) && browser.requestedFromDownstream() > 0) {
            browser.next(ServerSentEvent.<LiveEvent.Data>builder()
                    .comment("heartbeat")
                    .build());
            lastTold = now;
        }
    }

    void end() {
        browser.complete();
    }

    UUID organization() {
        return organization;
    }

    UUID user() {
        return user;
    }

    /** Telling may make the browser ask for more, and so come back here before it has ended. */
    private void tell(Instant now) {
        while (!pending.isEmpty() && browser.requestedFromDownstream() > 0 && !now.isBefore(notBefore)) {
            var event = pending.pollFirstEntry().getValue();
            lastTold = now;
            if (flooded) {
                // Whoever asks for everything again need not do so several times a second.
                notBefore = now.plus(properties.afterFlood());
                flooded = false;
            }
            browser.next(sentEvent(event));
        }
    }

    private void keep(Key key, LiveEvent event) {
        if (pending.containsKey(EVERYTHING)) {
            return;
        }
        pending.remove(key);
        pending.put(key, event);
        if (pending.size() > MOST) {
            flood();
        }
    }

    private void flood() {
        flooded = true;
        reset();
    }

    private ServerSentEvent<LiveEvent.Data> sentEvent(LiveEvent event) {
        var sent =
                ServerSentEvent.builder(event.data()).event(event.kind().name().toLowerCase(Locale.ROOT));
        return event.kind() == Kind.RESET
                ? sent.retry(properties.reconnectAfter()).build()
                : sent.build();
    }
}
