package io.kanal.twitter.condition;

import static io.kanal.twitter.condition.Cause.ACCESS_REVOKED;
import static io.kanal.twitter.condition.Cause.OUT_OF_CREDIT_AT_X;
import static io.kanal.twitter.condition.Cause.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests for {@link Condition}. */
class ConditionTests {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration APART = Duration.ofSeconds(30);

    @Test
    void oneAnswerIsOnlyASuspicion() {
        var condition = Condition.well().named(ACCESS_REVOKED, NOW, APART);
        assertThat(condition.cause()).isNull();
        assertThat(condition.suspected()).isEqualTo(ACCESS_REVOKED);
        assertThat(condition.isWell()).isFalse();
        assertThat(condition.isProbed()).isFalse();
    }

    @Test
    void twoEqualAnswersThirtySecondsApartCount() {
        var condition = Condition.well()
                .named(ACCESS_REVOKED, NOW, APART)
                .named(ACCESS_REVOKED, NOW.plusSeconds(10), APART)
                .named(ACCESS_REVOKED, NOW.plusSeconds(30), APART);
        assertThat(condition).isEqualTo(new Condition(ACCESS_REVOKED, NOW, null, null));
        assertThat(condition.isProbed()).isTrue();
    }

    @Test
    void twoEqualAnswersThatAreTooCloseDoNotCount() {
        var condition = Condition.well().named(UNREACHABLE, NOW, APART).named(UNREACHABLE, NOW.plusSeconds(29), APART);
        assertThat(condition.cause()).isNull();
    }

    @Test
    void anotherAnswerInBetweenBeginsAnew() {
        var condition = Condition.well()
                .named(UNREACHABLE, NOW, APART)
                .named(ACCESS_REVOKED, NOW.plusSeconds(20), APART)
                .named(UNREACHABLE, NOW.plusSeconds(40), APART);
        assertThat(condition.cause()).isNull();
        assertThat(condition.suspectedSince()).isEqualTo(NOW.plusSeconds(40));
    }

    @Test
    void aCauseGivesWayToAnotherOnlyAfterTwoAnswers() {
        var revoked = new Condition(ACCESS_REVOKED, NOW, null, null);
        var once = revoked.named(OUT_OF_CREDIT_AT_X, NOW.plusSeconds(300), APART);
        assertThat(once.cause()).isEqualTo(ACCESS_REVOKED);
        var twice = once.named(OUT_OF_CREDIT_AT_X, NOW.plusSeconds(330), APART);
        assertThat(twice).isEqualTo(new Condition(OUT_OF_CREDIT_AT_X, NOW.plusSeconds(300), null, null));
        assertThat(once.named(ACCESS_REVOKED, NOW.plusSeconds(330), APART)).isEqualTo(revoked);
    }

    @Test
    void whatIsKnownForCertainCountsAtOnceAndKeepsItsBeginning() {
        var condition = Condition.well().certain(Cause.KEY_LOST, NOW);
        assertThat(condition.certain(Cause.KEY_LOST, NOW.plusSeconds(60))).isEqualTo(condition);
        assertThat(condition.since()).isEqualTo(NOW);
    }

    @Test
    void whatWeReckonOurselvesIsNotProbed() {
        assertThat(Condition.well().certain(Cause.READ_LIMIT, NOW).isProbed()).isFalse();
    }
}
