package io.kanal.twitter.authorization;

import io.kanal.contracts.Failure;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.twitter.api.DmPage;
import io.kanal.twitter.api.XAnswer;
import io.kanal.twitter.api.XApi;
import io.kanal.twitter.api.XApiException;
import io.kanal.twitter.api.XCredentials;
import io.kanal.twitter.api.XError;
import io.kanal.twitter.api.XError.RateLimited;
import io.kanal.twitter.api.XError.Unauthorized;
import io.kanal.twitter.api.XProperties;
import io.kanal.twitter.api.XUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks X whose credentials these are and whether they may read direct messages, with the smallest read there is. */
@Component
final class Verification {

    private final XApi x;
    private final Duration timeout;

    Verification(XApi x, XProperties properties) {
        this.x = x;
        this.timeout = properties.requestTimeout();
    }

    /** What came of asking. */
    sealed interface Verdict {

        /**
         * X said yes.
         *
         * @param newestEventId the greatest event id there is; null if the mailbox is empty
         * @param date X's clock when it answered
         */
        record Yes(Account account, @Nullable String newestEventId, Instant date) implements Verdict {}

        /** X said no for good. */
        record No(Failure failure) implements Verdict {}

        /**
         * X cannot judge now.
         *
         * @param pause how long X wants to be left alone; null where it does not say
         */
        record NotNow(Failure reason, @Nullable Duration pause) implements Verdict {}
    }

    /** Verifies credentials that are said to belong to an account. It never fails. */
    Mono<Verdict> verify(XCredentials credentials, String xAccountId, ConnectionMethod method) {
        return x.me(credentials)
                .flatMap(me -> readNewest(credentials, me, xAccountId))
                .onErrorResume(XApiException.class, e -> explain(e.error(), credentials, method))
                .timeout(timeout)
                .onErrorResume(
                        TimeoutException.class, e -> Mono.just(new Verdict.NotNow(Explanation.xUnreachable(), null)));
    }

    private Mono<Verdict> readNewest(XCredentials credentials, XAnswer<XUser> me, String xAccountId) {
        if (!me.value().id().equals(xAccountId)) {
            return Mono.just(new Verdict.No(Explanation.anotherAccount()));
        }
        return x.events(credentials, 1, null).map(page -> yes(me.value(), page));
    }

    private static Verdict yes(XUser me, XAnswer<DmPage> page) {
        var events = page.value().events();
        return new Verdict.Yes(
                new Account(me.id(), me.username(), me.name(), me.profileImageUrl()),
                events.isEmpty() ? null : events.getFirst().id(),
                page.date());
    }

    /** X answers wrong app keys and a wrong token alike; a call with the app keys alone tells them apart. */
    private Mono<Verdict> explain(XError error, XCredentials credentials, ConnectionMethod method) {
        if (error instanceof Unauthorized && method == ConnectionMethod.DEVELOPER_APP) {
            return x.checkApp(credentials.app())
                    .then(Mono.just(verdict(error, method)))
                    .onErrorResume(XApiException.class, e -> Mono.just(verdict(e.error(), method)));
        }
        return Mono.just(verdict(error, method));
    }

    private static Verdict verdict(XError error, ConnectionMethod method) {
        var explanation = Explanation.of(error, method);
        return Explanation.isPassing(error)
                ? new Verdict.NotNow(explanation, pauseOf(error))
                : new Verdict.No(Objects.requireNonNull(explanation));
    }

    private static @Nullable Duration pauseOf(XError error) {
        return error instanceof RateLimited limited ? limited.pause().plusSeconds(1) : null;
    }
}
