package io.kanal.twitter.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.twitter.condition.Cause;
import io.kanal.twitter.condition.Condition;
import io.kanal.twitter.quota.Quota;
import io.kanal.twitter.reading.EventId;
import io.kanal.twitter.reading.Gap;
import io.kanal.twitter.reading.Gap.Kind;
import io.kanal.twitter.reading.History;
import io.kanal.twitter.reading.ReadRequest;
import io.kanal.twitter.reading.ReadRequest.Further;
import io.kanal.twitter.reading.ReadRequest.Top;
import io.kanal.twitter.reading.Reading;
import io.kanal.twitter.reading.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests for {@link Plan} and {@link Schedule}. */
class PlanTests {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Gap GAP = new Gap(Kind.OUTAGE, EventId.of("50"), EventId.of("10"), null, "token");
    private static final PollingProperties PROPERTIES = PollingPropertiesBinding.defaults();

    @Test
    void newestPageIsReadWhenItIsDue() {
        assertThat(plan(reading(NOW, 0), NOW, Condition.well(), quota(14))).isEqualTo(new Plan.Read(new Top(10)));
        assertThat(plan(reading(NOW, 0), NOW.plusSeconds(20), Condition.well(), quota(14)))
                .isEqualTo(new Plan.Wait(Duration.ofSeconds(20)));
    }

    @Test
    void pageIsSmallerForTheIdleAndLargerForTheBusy() {
        assertThat(plan(reading(NOW.minus(Duration.ofHours(2)), 0), NOW, Condition.well(), quota(14)))
                .isEqualTo(new Plan.Read(new Top(5)));
        assertThat(plan(reading(NOW, 20), NOW, Condition.well(), quota(14))).isEqualTo(new Plan.Read(new Top(40)));
        assertThat(plan(reading(NOW, 90), NOW, Condition.well(), quota(14))).isEqualTo(new Plan.Read(new Top(100)));
    }

    @Test
    void gapIsFilledBetweenLivePollsWhileMoreThanAThirdIsLeft() {
        var open = reading(NOW, 0, GAP);
        assertThat(plan(open, NOW, Condition.well(), quota(14))).isEqualTo(new Plan.Read(new Top(10)));
        assertThat(plan(open, NOW.plusSeconds(20), Condition.well(), quota(14)))
                .isEqualTo(new Plan.Read(new Further(GAP, ReadRequest.LARGEST_PAGE)));
        assertThat(plan(open, NOW.plusSeconds(20), Condition.well(), quota(5)))
                .isEqualTo(new Plan.Wait(Duration.ofSeconds(20)));
    }

    @Test
    void exhaustedWindowIsWaitedForEvenIfALivePollIsDue() {
        assertThat(plan(reading(NOW, 0), NOW, Condition.well(), quota(0)))
                .isEqualTo(new Plan.Wait(Duration.ofMillis(900_500)));
    }

    @Test
    void whatKeepsItFromBeingReadIsProbedWithTheSmallestRead() {
        var condition = new Condition(Cause.ACCESS_REVOKED, NOW, null, null);
        assertThat(plan(reading(NOW, 0, GAP), NOW.plusSeconds(500), condition, quota(0)))
                .isEqualTo(new Plan.Read(new Top(1)));
        var limited = new Condition(Cause.READ_LIMIT, NOW, null, null);
        assertThat(plan(reading(NOW, 0), NOW, limited, quota(14))).isEqualTo(new Plan.Read(new Top(10)));
    }

    @Test
    void firstPollNeedsNoKnownLimit() {
        assertThat(plan(reading(NOW, 0), NOW, Condition.well(), null)).isEqualTo(new Plan.Read(new Top(10)));
    }

    @Test
    void scheduleLeavesOutAGapThatWaitsForReadOn() {
        var stopped = new Reading(
                EventId.of("99"),
                List.of(new Gap(Kind.HISTORY, EventId.of("50"), null, NOW, "token")),
                Remembered.nothing(),
                new History(EventId.of("99"), NOW, 30, 5_000, 5_000, null),
                NOW,
                NOW,
                NOW,
                0);
        assertThat(Schedule.of(stopped, quota(14), PROPERTIES).filling()).isNull();
        assertThat(Schedule.of(stopped.readOn(), quota(14), PROPERTIES).filling())
                .isZero();
    }

    @Test
    void scheduleIsLateWhenLivePollsAreMoreThanFiveMinutesApart() {
        assertThat(Schedule.of(reading(NOW, 0), quota(14), PROPERTIES).isLate(PROPERTIES))
                .isFalse();
        assertThat(Schedule.of(reading(NOW, 0), new Quota(1, 0, Duration.ofHours(24)), PROPERTIES)
                        .isLate(PROPERTIES))
                .isTrue();
    }

    @Test
    void withoutLimitsTheUsualPaceHolds() {
        var schedule = Schedule.of(reading(NOW, 0), null, PROPERTIES);
        assertThat(schedule).isEqualTo(new Schedule(Duration.ofSeconds(60), null, Duration.ZERO));
    }

    private static Plan plan(Reading reading, Instant liveDueAt, Condition condition, Quota quota) {
        return Plan.of(new PollState(reading, liveDueAt, NOW, 0, condition, quota), NOW, PROPERTIES);
    }

    private static Reading reading(Instant lastMessageAt, int recent, Gap... gaps) {
        return new Reading(
                EventId.of("99"),
                List.of(gaps),
                Remembered.nothing(),
                new History(EventId.of("5"), NOW, 30, 0, 5_000, null),
                NOW,
                NOW,
                lastMessageAt,
                recent);
    }

    private static Quota quota(long remaining) {
        return new Quota(15, remaining, Duration.ofSeconds(900));
    }
}
