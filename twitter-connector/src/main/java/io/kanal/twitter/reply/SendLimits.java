package io.kanal.twitter.reply;

import io.kanal.twitter.api.XLimits;
import io.kanal.twitter.quota.Quota;
import io.kanal.twitter.quota.Quotas;
import io.kanal.twitter.reply.SendOutcome.NotYet;
import java.time.Duration;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How often X lets an account send, and look: in the short window, and the account and its app in 24 hours. */
@Component
final class SendLimits {

    private static final String SEND = "POST /2/dm_conversations/:id/messages";
    private static final String SEND_DAY = SEND + " 24h";
    private static final String LOOK = "GET /2/dm_conversations/:id/dm_events";

    private final Quotas quotas;

    SendLimits(Quotas quotas) {
        this.quotas = quotas;
    }

    /** Why nothing can be sent now, and for how long; empty if something can. */
    Mono<NotYet> notYet(UUID channelId, String appId) {
        return Flux.concat(
                        pause(channelId.toString(), SEND, null),
                        pause(channelId.toString(), SEND_DAY, ReplyFailure.DAILY_LIMIT),
                        pause(appId, SEND_DAY, ReplyFailure.APP_DAILY_LIMIT))
                .collectSortedList(Comparator.comparing(NotYet::pause).reversed())
                .filter(pauses -> !pauses.isEmpty())
                .map(pauses -> pauses.getFirst());
    }

    /** Counts a send, in the caller's transaction; false if another one took the last. */
    Mono<Boolean> take(UUID channelId, String appId) {
        return quotas.take(channelId.toString(), SEND)
                .flatMap(taken -> quotas.take(channelId.toString(), SEND_DAY))
                .flatMap(taken -> quotas.take(appId, SEND_DAY))
                .hasElement();
    }

    /** Remembers what X told of sending. */
    Mono<Void> remember(UUID channelId, String appId, @Nullable XLimits limits) {
        return limits == null
                ? Mono.empty()
                : quotas.remember(channelId.toString(), SEND, limits)
                        .then(quotas.remember(channelId.toString(), SEND_DAY, limits, limits.userDay()))
                        .then(quotas.remember(appId, SEND_DAY, limits, limits.appDay()));
    }

    /** How long no conversation can be looked into; zero if one can. */
    Mono<Duration> untilLook(UUID channelId) {
        return quotas.find(channelId.toString(), LOOK).map(Quota::pause).defaultIfEmpty(Duration.ZERO);
    }

    /** Remembers what X told of looking. */
    Mono<Void> rememberLook(UUID channelId, @Nullable XLimits limits) {
        return limits == null ? Mono.empty() : quotas.remember(channelId.toString(), LOOK, limits);
    }

    private Mono<NotYet> pause(String subject, String endpoint, @Nullable ReplyFailure otherwise) {
        return quotas.find(subject, endpoint)
                .map(Quota::pause)
                .filter(Duration::isPositive)
                .map(pause -> new NotYet(pause, otherwise));
    }
}
