package io.kanal.auth.session;

import static io.kanal.auth.session.PresentedToken.Verdict.END;
import static io.kanal.auth.session.PresentedToken.Verdict.ROTATE;
import static io.kanal.auth.session.PresentedToken.Verdict.SIBLING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests for {@link PresentedToken}. */
class PresentedTokenTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final SessionProperties PROPERTIES =
            new SessionProperties(Duration.ofHours(12), Duration.ofDays(7), Duration.ofSeconds(30));

    @Test
    void newestTokenRotates() {
        assertThat(token(Duration.ofDays(2), Duration.ofHours(1), null).verdict(PROPERTIES))
                .isEqualTo(ROTATE);
    }

    @Test
    void predecessorYieldsSiblingWithinThirtySeconds() {
        assertThat(replaced(Duration.ZERO).verdict(PROPERTIES)).isEqualTo(SIBLING);
        assertThat(replaced(Duration.ofSeconds(30)).verdict(PROPERTIES)).isEqualTo(SIBLING);
        assertThat(replaced(Duration.ofMillis(30_001)).verdict(PROPERTIES)).isEqualTo(END);
    }

    @Test
    void sessionEndsAfterTwelveIdleHours() {
        assertThat(token(Duration.ofDays(1), Duration.ofHours(12).minusSeconds(1), null)
                        .verdict(PROPERTIES))
                .isEqualTo(ROTATE);
        assertThat(token(Duration.ofDays(1), Duration.ofHours(12), null).verdict(PROPERTIES))
                .isEqualTo(END);
    }

    @Test
    void sessionEndsAfterSevenDaysHoweverBusy() {
        assertThat(token(Duration.ofDays(7).minusSeconds(1), Duration.ZERO, null)
                        .verdict(PROPERTIES))
                .isEqualTo(ROTATE);
        assertThat(token(Duration.ofDays(7), Duration.ZERO, null).verdict(PROPERTIES))
                .isEqualTo(END);
        assertThat(token(Duration.ofDays(7), Duration.ZERO, Duration.ofSeconds(1))
                        .verdict(PROPERTIES))
                .isEqualTo(END);
    }

    @Test
    void successorLivesNoLongerThanTheSession() {
        assertThat(token(Duration.ofDays(1), Duration.ZERO, null).lifeOfSuccessor(PROPERTIES))
                .isEqualTo(Duration.ofHours(12));
        assertThat(token(Duration.ofDays(7).minusHours(2), Duration.ZERO, null).lifeOfSuccessor(PROPERTIES))
                .isEqualTo(Duration.ofHours(2));
    }

    private static PresentedToken replaced(Duration ago) {
        return token(Duration.ofDays(1), Duration.ofMinutes(1), ago);
    }

    private static PresentedToken token(Duration age, Duration unused, Duration replacedAgo) {
        return new PresentedToken(
                UUID.randomUUID(),
                UUID.randomUUID(),
                NOW.minus(age),
                NOW.minus(unused),
                replacedAgo == null ? null : NOW.minus(replacedAgo),
                NOW);
    }
}
