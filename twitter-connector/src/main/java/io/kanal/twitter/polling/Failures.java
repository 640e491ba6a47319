package io.kanal.twitter.polling;

import io.kanal.twitter.api.XApi;
import io.kanal.twitter.api.XApiException;
import io.kanal.twitter.api.XCredentials;
import io.kanal.twitter.api.XError;
import io.kanal.twitter.api.XError.AppKeysWrong;
import io.kanal.twitter.api.XError.BadRequest;
import io.kanal.twitter.api.XError.Busy;
import io.kanal.twitter.api.XError.RateLimited;
import io.kanal.twitter.api.XError.Unauthorized;
import io.kanal.twitter.api.XLimits;
import io.kanal.twitter.condition.Cause;
import io.kanal.twitter.condition.Condition;
import io.kanal.twitter.reading.ReadRequest;
import io.kanal.twitter.reading.ReadRequest.Further;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What follows when X does not answer with a page: how long the account is left alone, and what is said of it. */
@Component
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private final PollStates states;
    private final Leases leases;
    private final XApi x;
    private final PollingProperties properties;

    Failures(PollStates states, Leases leases, XApi x, PollingProperties properties) {
        this.states = states;
        this.leases = leases;
        this.x = x;
        this.properties = properties;
    }

    /** X, or the way to it, said no. */
    Mono<Void> refused(
            LeasedAccount account,
            PollState state,
            ReadRequest request,
            XCredentials credentials,
            XApiException refusal) {
        log.atLevel(state.failures() == 0 ? Level.INFO : Level.DEBUG)
                .addKeyValue("organizationId", account.organizationId())
                .addKeyValue("channelId", account.channelId())
                .log("X does not let channel {} be read: {}", account.channelId(), refusal.error());
        return switch (refusal.error()) {
            case RateLimited limited -> limited(account, state, refusal.limits(), limited.pause());
            case Busy ignored -> leases.release(account, lengthened(properties.retryAfter()));
            case BadRequest ignored ->
                request instanceof Further further
                        ? restart(account, state, further)
                        : named(account, state, refusal.limits(), Cause.REFUSED);
            default ->
                causeOf(refusal.error(), credentials).flatMap(cause -> named(account, state, refusal.limits(), cause));
        };
    }

    /** The credential cannot be opened, which asking again does not change. */
    Mono<Void> unusable(LeasedAccount account, PollState state, Cause cause) {
        var after = state.condition().certain(cause, account.now());
        return states.fail(account, null, state.condition(), after, lengthened(properties.probeEvery()));
    }

    /** Something on our side failed after the account was leased; nothing of it was stored. */
    Mono<Void> own(LeasedAccount account) {
        return leases.release(account, lengthened(properties.retryAfter().multipliedBy(5)));
    }

    private Mono<Void> limited(LeasedAccount account, PollState state, @Nullable XLimits limits, Duration pause) {
        var before = state.condition();
        var late = !before.isProbed() && pause.compareTo(properties.lateAfter()) > 0;
        var after = late ? before.certain(Cause.READ_LIMIT, account.now()) : before;
        return states.fail(account, limits, before, after, pause.plus(properties.shortestPace()));
    }

    private Mono<Void> restart(LeasedAccount account, PollState state, Further refused) {
        var reading = state.reading().onRefusedToken(refused);
        return states.restart(account, reading, refused, Schedule.of(reading, state.quota(), properties));
    }

    private Mono<Void> named(LeasedAccount account, PollState state, @Nullable XLimits limits, Cause cause) {
        var after = state.condition().named(cause, account.now(), properties.confirmAfter());
        return states.fail(account, limits, state.condition(), after, pauseAfter(after, cause, state.failures()));
    }

    private Duration pauseAfter(Condition condition, Cause cause, int failures) {
        if (condition.cause() == cause) {
            return lengthened(properties.probeEvery());
        }
        var grown = properties.retryAfter().multipliedBy(1L << Math.min(failures, 10));
        var soon = cause.isOutage() && grown.compareTo(properties.confirmAfter()) < 0;
        return lengthened(soon ? grown : properties.confirmAfter());
    }

    /** X says the same of a dead token and of wrong app keys; only a call with the app's keys alone tells them apart. */
    private Mono<Cause> causeOf(XError error, XCredentials credentials) {
        var cause = Cause.of(error);
        if (!(error instanceof Unauthorized)) {
            return Mono.just(cause == null ? Cause.REFUSED : cause);
        }
        return x.checkApp(credentials.app())
                .thenReturn(Cause.ACCESS_REVOKED)
                .onErrorResume(
                        XApiException.class,
                        e -> Mono.just(
                                e.error() instanceof AppKeysWrong ? Cause.APP_KEYS_WRONG : Cause.ACCESS_REVOKED));
    }

    /** By a tenth at most, so that many accounts do not come back at once. */
    private static Duration lengthened(Duration pause) {
        return pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 10 + 1));
    }
}
