package io.kanal.twitter.reply;

import static io.kanal.twitter.reply.Samples.NOON;
import static io.kanal.twitter.reply.Samples.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.twitter.reply.State.Failed;
import io.kanal.twitter.reply.State.Unconfirmed;
import io.kanal.twitter.reply.State.Waiting;
import io.kanal.twitter.reply.Turn.Channel;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests for {@link Turn}. */
class TurnTests {

    private static final Instant LATE = NOON.plus(Duration.ofHours(1));

    @Test
    void whatWaitsIsSent() {
        assertThat(turn(Samples.waiting(), Channel.ACTIVE)).isInstanceOf(Turn.Send.class);
    }

    @Test
    void whatIsTriedAgainInDoubtIsLookedForFirst() {
        var again = Samples.notConfirmed().orderedAgain(Samples.order(2, "ok", NOON), NOON);
        assertThat(turn(again, Channel.ACTIVE)).isInstanceOf(Turn.Look.class);
    }

    @Test
    void whatIsTriedAgainWithoutDoubtIsSent() {
        var refused = Samples.inFlight()
                .on(new SendOutcome.Refused(ReplyFailure.ACCOUNT_LOCKED), NOON, SETTINGS)
                .reply();
        assertThat(turn(refused.orderedAgain(Samples.order(2, "ok", NOON), NOON), Channel.ACTIVE))
                .isInstanceOf(Turn.Send.class);
    }

    @Test
    void whatIsUnconfirmedIsLookedForWhateverTheChannelDoes() {
        assertThat(turn(Samples.unconfirmed(), Channel.ACTIVE)).isInstanceOf(Turn.Look.class);
        assertThat(turn(Samples.unconfirmed(), Channel.PAUSED)).isInstanceOf(Turn.Look.class);
        assertThat(settled(turn(Samples.unconfirmed(), Channel.GONE)))
                .isEqualTo(new Failed(ReplyFailure.NOT_CONFIRMED));
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void whatNobodyCameBackFromIsInDoubtAndNeverSentAgain(Channel channel) {
        assertThat(settled(turn(Samples.inFlight(), channel))).isEqualTo(new Unconfirmed(0));
    }

    @Test
    void theHourIsOverToTheSecond() {
        assertThat(Turn.of(Samples.waiting(), Channel.ACTIVE, LATE.minusMillis(1), SETTINGS))
                .isInstanceOf(Turn.Send.class);
        assertThat(settled(Turn.of(Samples.waiting(), Channel.ACTIVE, LATE, SETTINGS)))
                .isEqualTo(new Failed(ReplyFailure.TOO_LATE));
    }

    @Test
    void aPausedChannelSaysSo() {
        assertThat(settled(turn(Samples.waiting(), Channel.PAUSED))).isEqualTo(new Failed(ReplyFailure.CHANNEL_PAUSED));
    }

    @Test
    void aChannelThatIsGoneSaysSoHoweverLateItIs() {
        assertThat(settled(Turn.of(Samples.waiting(), Channel.GONE, LATE, SETTINGS)))
                .isEqualTo(new Failed(ReplyFailure.CHANNEL_DISCONNECTED));
    }

    @Test
    void aChannelThatIsNotKnownYetIsWaitedFor() {
        assertThat(settled(turn(Samples.waiting(), Channel.UNKNOWN))).isEqualTo(new Waiting(0));
        assertThat(settled(Turn.of(Samples.waiting(), Channel.UNKNOWN, LATE, SETTINGS)))
                .isEqualTo(new Failed(ReplyFailure.TOO_LATE));
    }

    private static Turn turn(Reply reply, Channel channel) {
        return Turn.of(reply, channel, NOON, SETTINGS);
    }

    private static State settled(Turn turn) {
        assertThat(turn).isInstanceOf(Turn.Settle.class);
        return ((Turn.Settle) turn).next().reply().state();
    }
}
