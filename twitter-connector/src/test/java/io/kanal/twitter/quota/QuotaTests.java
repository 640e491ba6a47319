package io.kanal.twitter.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests for {@link Quota}. */
class QuotaTests {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    @Test
    void fifteenInFifteenMinutesBringAMessageWithinSeventyFiveSeconds() {
        assertThat(quota(15, 14, 900).livePace(false, SHORTEST)).isBetween(seconds(59), seconds(61));
        assertThat(quota(15, 12, 895).livePace(false, SHORTEST)).isLessThan(seconds(70));
    }

    @Test
    void aWholeWindowOfLivePollsIsSpreadEvenlyAndNeverRunsDry() {
        var left = Duration.ofSeconds(900);
        for (var remaining = 14; remaining >= 0; remaining--) {
            var pace = quota(15, remaining, left.toSeconds()).livePace(false, SHORTEST);
            assertThat(pace).isBetween(seconds(55), seconds(65));
            left = left.minus(pace);
        }
        assertThat(left).isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void raisedLimitsArePolledEverySecond() {
        assertThat(quota(100_000, 99_999, 900).livePace(false, SHORTEST)).isEqualTo(SHORTEST);
        assertThat(quota(900, 899, 900).livePace(false, SHORTEST)).isLessThan(seconds(2));
    }

    @Test
    void aThirdStaysForLivePollsWhileAGapIsOpen() {
        assertThat(quota(15, 6, 900).pauseForFilling()).isZero();
        assertThat(quota(15, 5, 900).pauseForFilling()).isGreaterThan(seconds(899));
        assertThat(quota(15, 14, 900).livePace(true, SHORTEST)).isBetween(seconds(149), seconds(151));
        assertThat(quota(15, 5, 600).livePace(true, SHORTEST)).isBetween(seconds(99), seconds(101));
    }

    @Test
    void anExhaustedWindowIsWaitedFor() {
        assertThat(quota(15, 0, 300).pause()).isBetween(seconds(300), seconds(301));
        assertThat(quota(15, 1, 300).pause()).isZero();
        assertThat(quota(15, 0, 300).livePace(false, SHORTEST)).isGreaterThan(seconds(299));
    }

    @Test
    void aWindowThatHasEndedAllowsEverything() {
        assertThat(quota(15, 0, 0).pause()).isZero();
        assertThat(quota(15, 0, -20).pauseForFilling()).isZero();
        assertThat(quota(15, 0, -20).livePace(true, SHORTEST)).isEqualTo(SHORTEST);
    }

    @Test
    void aWindowOfOneCallIsSharedInTurns() {
        assertThat(quota(1, 1, 600).pauseForFilling()).isZero();
        assertThat(quota(1, 0, 600).livePace(true, SHORTEST)).isGreaterThan(seconds(1_200));
        assertThat(quota(1, 0, 600).livePace(false, SHORTEST)).isLessThan(seconds(602));
    }

    private static Quota quota(long limit, long remaining, long untilReset) {
        return new Quota(limit, remaining, Duration.ofSeconds(untilReset));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
