package io.kanal.twitter.reply;

import static io.kanal.twitter.reply.Samples.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests for {@link HeldVerdict}. */
class HeldVerdictTests {

    @Test
    void xsAnswerIsWaitedFor() {
        assertThat(verdict("ok", Samples.notConfirmed(), Samples.inFlight())).isInstanceOf(HeldVerdict.Keep.class);
    }

    @Test
    void whatIsLookedForIsFound() {
        assertThat(verdict("ok", Samples.unconfirmed())).isEqualTo(new HeldVerdict.Belongs(Samples.unconfirmed()));
    }

    @Test
    void whatShowsLateMakesAFailedReplySent() {
        assertThat(verdict("ok", Samples.notConfirmed())).isEqualTo(new HeldVerdict.Belongs(Samples.notConfirmed()));
    }

    @Test
    void whatIsStillLookedForComesFirst() {
        assertThat(verdict("ok", Samples.notConfirmed(), Samples.unconfirmed()))
                .isEqualTo(new HeldVerdict.Belongs(Samples.unconfirmed()));
    }

    @Test
    void whatIsNobodysIsPublished() {
        assertThat(verdict("ok")).isInstanceOf(HeldVerdict.Publish.class);
        assertThat(verdict("hello", Samples.unconfirmed(), Samples.inFlight())).isInstanceOf(HeldVerdict.Publish.class);
    }

    private static HeldVerdict verdict(String text, Reply... inDoubt) {
        return HeldVerdict.of(Samples.sent(101, Duration.ofSeconds(1), text), List.of(inDoubt), SETTINGS);
    }
}
