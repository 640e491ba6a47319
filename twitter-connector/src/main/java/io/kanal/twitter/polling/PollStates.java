package io.kanal.twitter.polling;

import io.kanal.contracts.inbox.InboxMessage.DirectMessageSent;
import io.kanal.contracts.inbox.Participant;
import io.kanal.twitter.api.XLimits;
import io.kanal.twitter.condition.Condition;
import io.kanal.twitter.condition.Conditions;
import io.kanal.twitter.profile.Profiles;
import io.kanal.twitter.quota.Quotas;
import io.kanal.twitter.reading.ReadRequest;
import io.kanal.twitter.reading.Reading;
import io.kanal.twitter.reply.Echoes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Loads and stores all that is known of reading an account. Every write first locks the account with its fencing token and fails
 * with {@link LeaseLostException} if somebody else has it now; then it is one transaction.
 */
@Component
final class PollStates {

    /** The call whose limits live polls and gaps share. */
    private static final String ENDPOINT = "GET /2/dm_events";

    private final Leases leases;
    private final Readings readings;
    private final Conditions conditions;
    private final Quotas quotas;
    private final Profiles profiles;
    private final Echoes echoes;
    private final TransactionalOperator transaction;

    PollStates(
            Leases leases,
            Readings readings,
            Conditions conditions,
            Quotas quotas,
            Profiles profiles,
            Echoes echoes,
            TransactionalOperator transaction) {
        this.leases = leases;
        this.readings = readings;
        this.conditions = conditions;
        this.quotas = quotas;
        this.profiles = profiles;
        this.echoes = echoes;
        this.transaction = transaction;
    }

    /** What is known of the account; at its first poll, its reading begins. */
    Mono<PollState> load(LeasedAccount account) {
        return readings.find(account)
                .switchIfEmpty(Mono.defer(() -> begin(account)))
                .zipWith(Mono.zip(
                        conditions.find(account.channelId()),
                        quotas.find(subject(account), ENDPOINT)
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty())))
                .map(found -> {
                    var state = found.getT1();
                    return new PollState(
                            state.reading(),
                            state.liveDueAt(),
                            state.toldAt(),
                            state.failures(),
                            found.getT2().getT1(),
                            found.getT2().getT2().orElse(null));
                });
    }

    /** Stores what came of a page, and tells when the newest page is to be read next. */
    Mono<Instant> save(LeasedAccount account, Taken taken) {
        return fenced(
                account,
                quotas.remember(subject(account), ENDPOINT, taken.limits())
                        .then(change(account, taken.before(), taken.after()))
                        .then(profiles.learn(account.channelId(), taken.learnt()))
                        .then(profiles.want(account.channelId(), taken.wanted()))
                        .then(echoes.hold(taken.held()))
                        .then(readings.save(
                                account, taken.reading(), taken.request(), taken.schedule(), taken.told())));
    }

    /** Stores a reading that changed without a page; it goes on at once. */
    Mono<Void> restart(LeasedAccount account, Reading reading, ReadRequest request, Schedule schedule) {
        return fenced(account, readings.save(account, reading, request, schedule, false))
                .then();
    }

    /** Stores what came of a failure, and gives the account back. */
    Mono<Void> fail(
            LeasedAccount account, @Nullable XLimits limits, Condition before, Condition after, Duration pause) {
        var quota = limits == null ? Mono.<Void>empty() : quotas.remember(subject(account), ENDPOINT, limits);
        return fenced(
                account,
                quota.then(change(account, before, after))
                        .then(readings.countFailure(account))
                        .then(leases.release(account, pause)));
    }

    private Mono<PollState> begin(LeasedAccount account) {
        return readings.kept(account)
                .map(kept -> Reading.begin(account.start(), kept))
                .flatMap(reading -> fenced(account, readings.begin(account, reading)))
                .then(readings.find(account));
    }

    private Mono<Void> change(LeasedAccount account, Condition before, Condition after) {
        return conditions.change(account.organizationId(), account.channelId(), account.method(), before, after);
    }

    private <T> Mono<T> fenced(LeasedAccount account, Mono<T> work) {
        return transaction.transactional(leases.lock(account).then(work));
    }

    private static String subject(LeasedAccount account) {
        return account.channelId().toString();
    }

    /**
     * What came of a page.
     *
     * @param learnt people whose names came with it
     * @param wanted people whose names did not
     * @param held own messages that may be replies and are not published yet
     * @param told whether the inbox is told how far reading is
     */
    record Taken(
            Reading reading,
            ReadRequest request,
            Schedule schedule,
            XLimits limits,
            Condition before,
            Condition after,
            List<Participant> learnt,
            Set<String> wanted,
            List<DirectMessageSent> held,
            boolean told) {

        Taken {
            learnt = List.copyOf(learnt);
            wanted = Set.copyOf(wanted);
            held = List.copyOf(held);
        }
    }
}
