package io.kanal.twitter.polling;

import io.kanal.contracts.inbox.InboxMessage.ReadingProgressed;
import io.kanal.contracts.inbox.Participant;
import io.kanal.twitter.api.DmPage;
import io.kanal.twitter.api.XAnswer;
import io.kanal.twitter.api.XApi;
import io.kanal.twitter.api.XApiException;
import io.kanal.twitter.api.XCredentials;
import io.kanal.twitter.condition.Cause;
import io.kanal.twitter.condition.Condition;
import io.kanal.twitter.credential.CredentialVault;
import io.kanal.twitter.credential.OpenedCredential.Unusable;
import io.kanal.twitter.credential.OpenedCredential.Usable;
import io.kanal.twitter.polling.PollStates.Taken;
import io.kanal.twitter.profile.Profiles;
import io.kanal.twitter.publishing.InboxPublisher;
import io.kanal.twitter.quota.Quota;
import io.kanal.twitter.reading.ReadRequest;
import io.kanal.twitter.reading.ReadRequest.Top;
import io.kanal.twitter.reply.Echoes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads one page of one account: asks X, publishes what is new but the echoes of replies, awaits Kafka's acknowledgement, and
 * only then stores how far it has come. A crash repeats the page and never loses one. It waits on the calling thread, which is a virtual one.
 */
@Component
final class AccountPoller {

    private final PollStates states;
    private final Leases leases;
    private final CredentialVault vault;
    private final XApi x;
    private final Profiles profiles;
    private final Echoes echoes;
    private final InboxPublisher publisher;
    private final Failures failures;
    private final PollingProperties properties;
    private final Clock clock;

    AccountPoller(
            PollStates states,
            Leases leases,
            CredentialVault vault,
            XApi x,
            Profiles profiles,
            Echoes echoes,
            InboxPublisher publisher,
            Failures failures,
            PollingProperties properties,
            Clock clock) {
        this.states = states;
        this.leases = leases;
        this.vault = vault;
        this.x = x;
        this.profiles = profiles;
        this.echoes = echoes;
        this.publisher = publisher;
        this.failures = failures;
        this.properties = properties;
        this.clock = clock;
    }

    /** Reads a page, or gives the account back if X wants to be left alone. */
    void poll(LeasedAccount account) {
        var state = await(states.load(account));
        switch (Plan.of(state, account.now(), properties)) {
            case Plan.Wait wait -> leases.release(account, wait.pause()).block(properties.timeout());
            case Plan.Read read -> read(account, state, read.request());
        }
    }

    private void read(LeasedAccount account, PollState state, ReadRequest request) {
        switch (await(vault.open(account.channelId()))) {
            case Usable usable -> read(account, state, request, usable.credentials());
            case Unusable unusable ->
                failures.unusable(account, state, Cause.of(unusable.reason())).block(properties.timeout());
        }
    }

    private void read(LeasedAccount account, PollState state, ReadRequest request, XCredentials credentials) {
        XAnswer<DmPage> answer;
        try {
            answer = await(x.events(credentials, request.maxResults(), request.token()));
        } catch (XApiException e) {
            failures.refused(account, state, request, credentials, e).block(properties.timeout());
            return;
        }
        take(account, state, request, answer);
    }

    private void take(LeasedAccount account, PollState state, ReadRequest request, XAnswer<DmPage> answer) {
        var page = TakenPage.of(account, state.reading(), request, answer);
        var known = known(account, page);
        var sorted =
                await(echoes.sort(account.channelId(), page.records(known, properties.openAtX(), clock.instant())));
        publisher.publish(sorted.published());
        var next = page.outcome().next();
        var schedule = Schedule.of(next, quotaOf(answer), properties);
        var after = conditionAfter(state.condition(), request, schedule, account.now());
        var told = isToBeTold(account, state, page, after);
        var taken = new Taken(
                next,
                request,
                schedule,
                answer.limits(),
                state.condition(),
                after,
                page.learnt(known),
                page.unnamed(),
                sorted.held(),
                told);
        var liveDueAt = await(states.save(account, taken));
        if (told) {
            publisher.publish(List.of(progress(account, taken, liveDueAt)));
        }
    }

    private Map<String, Participant> known(LeasedAccount account, TakenPage page) {
        var people = page.people();
        return people.isEmpty() ? Map.of() : await(profiles.known(account.channelId(), people));
    }

    /** A page is the proof that all is well; that live polls are late, only the newest page can disprove. */
    private Condition conditionAfter(Condition before, ReadRequest request, Schedule schedule, Instant now) {
        if (request instanceof Top) {
            return schedule.isLate(properties) ? before.certain(Cause.READ_LIMIT, now) : Condition.well();
        }
        return before.cause() == Cause.READ_LIMIT ? before : Condition.well();
    }

    private boolean isToBeTold(LeasedAccount account, PollState state, TakenPage page, Condition after) {
        var told = state.toldAt();
        var next = page.outcome().next();
        return told == null
                || !page.outcome().published().isEmpty()
                || !next.gaps().equals(state.reading().gaps())
                || !next.history().equals(state.reading().history())
                || after.cause() != state.condition().cause()
                || told.isBefore(account.now().minus(properties.tellEvery()));
    }

    private ReadingProgressed progress(LeasedAccount account, Taken taken, Instant liveDueAt) {
        var reading = taken.reading();
        var history = reading.history();
        var told = new ReadingProgressed.History(
                history.backTo(), history.messages(), reading.isHistoryDone(), reading.isHistoryStopped());
        return new ReadingProgressed(
                account.organizationId(),
                account.channelId(),
                account.account(),
                reading.completeUntil(),
                liveDueAt,
                (int) Math.max(1, taken.schedule().pace().toSeconds()),
                history.isWanted() ? told : null);
    }

    private static @Nullable Quota quotaOf(XAnswer<?> answer) {
        var window = answer.limits().window();
        return window == null ? null : Quota.of(window, answer.limits().pauseFor(window));
    }

    private <T> T await(Mono<T> work) {
        return Objects.requireNonNull(work.block(properties.timeout()));
    }
}
