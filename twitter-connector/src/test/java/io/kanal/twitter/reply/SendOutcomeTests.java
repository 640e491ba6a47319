package io.kanal.twitter.reply;

import static io.kanal.twitter.reply.ReplyFailure.*;
import static io.kanal.twitter.reply.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.twitter.api.SentMessage;
import io.kanal.twitter.api.XApiException;
import io.kanal.twitter.api.XError;
import io.kanal.twitter.api.XError.*;
import io.kanal.twitter.api.XLimits;
import io.kanal.twitter.api.XLimits.Window;
import io.kanal.twitter.reply.SendOutcome.Accepted;
import io.kanal.twitter.reply.SendOutcome.NotYet;
import io.kanal.twitter.reply.SendOutcome.Refused;
import io.kanal.twitter.reply.SendOutcome.Unclear;
import io.kanal.twitter.reply.SendOutcome.Unreached;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests for {@link SendOutcome} and {@link ReplyFailure}: every error of X has a meaning. */
class SendOutcomeTests {

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new Unauthorized(), NEEDS_REAUTHORIZATION),
                Arguments.of(new AppKeysWrong(), NEEDS_REAUTHORIZATION),
                Arguments.of(new NoDmPermission(), NO_DM_PERMISSION),
                Arguments.of(new NoWritePermission(), NO_WRITE_PERMISSION),
                Arguments.of(new NotEnrolled(null), APP_NOT_ENROLLED),
                Arguments.of(new OutOfCredit(), OUT_OF_CREDIT),
                Arguments.of(new AccountSuspended(), ACCOUNT_SUSPENDED),
                Arguments.of(new AppSuspended(), APP_SUSPENDED),
                Arguments.of(new AccountLocked(), ACCOUNT_LOCKED),
                Arguments.of(new UsageCapped("Monthly", "Account"), USAGE_CAP),
                Arguments.of(new RecipientClosed(), RECIPIENT_CLOSED),
                Arguments.of(new RecipientBlocked(), RECIPIENT_BLOCKED),
                Arguments.of(new LooksAutomated(), LOOKS_AUTOMATED),
                Arguments.of(new Duplicate(), DUPLICATE_TEXT),
                Arguments.of(new TooLong(), TOO_LONG),
                Arguments.of(new BadRequest(Set.of("text")), TOO_LONG),
                Arguments.of(new BadRequest(Set.of("message.text")), TOO_LONG),
                Arguments.of(new BadRequest(Set.of("dm_conversation_id")), X_REFUSES),
                Arguments.of(new ClockWrong(), CLOCK_WRONG),
                Arguments.of(new NotFound(), CONVERSATION_GONE),
                Arguments.of(new Retired(), X_REFUSES),
                Arguments.of(new Forbidden(), X_REFUSES),
                Arguments.of(new CallbackNotApproved(), X_REFUSES),
                Arguments.of(new DailyLimit(null), DAILY_LIMIT));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalHasItsReason(XError error, ReplyFailure why) {
        assertThat(SendOutcome.of(new XApiException(error))).isEqualTo(new Refused(why));
        assertThat(error.certainlyNotActed()).isTrue();
    }

    static Stream<XError> doubtful() {
        return Stream.of(new NoAnswer(false), new Unavailable(500), new Unavailable(503), new Malformed(201));
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void whatXMayHaveDoneIsUnclear(XError error) {
        assertThat(SendOutcome.of(new XApiException(error))).isEqualTo(new Unclear());
    }

    @Test
    void whatCannotHaveReachedXIsTriedAgain() {
        assertThat(SendOutcome.of(new XApiException(new NoAnswer(true)))).isEqualTo(new Unreached());
        assertThat(SendOutcome.of(new XApiException(new Busy()))).isEqualTo(new Unreached());
    }

    @Test
    void theShortWindowIsWaitedForInAnyCase() {
        assertThat(SendOutcome.of(new XApiException(new RateLimited(Duration.ofMinutes(3)))))
                .isEqualTo(new NotYet(Duration.ofMinutes(3), null));
    }

    @Test
    void theLimitsOfAccountAndAppAreToldApart() {
        var day = new DailyLimit(Duration.ofHours(3));
        var usedUp = new Window(1440, 0, NOON.plusSeconds(10_800));
        var left = new Window(1440, 7, NOON.plusSeconds(10_800));
        assertThat(SendOutcome.of(new XApiException(day, limits(usedUp, left))))
                .isEqualTo(new NotYet(Duration.ofHours(3), DAILY_LIMIT));
        assertThat(SendOutcome.of(new XApiException(day, limits(left, usedUp))))
                .isEqualTo(new NotYet(Duration.ofHours(3), APP_DAILY_LIMIT));
    }

    @Test
    void whenItWasSentStandsInItsId() {
        assertThat(SendOutcome.of(new SentMessage("1000-2000", "1860000000000000000")))
                .isEqualTo(new Accepted("1860000000000000000", Instant.parse("2024-11-22T16:38:51.785Z")));
    }

    @Test
    void everyReasonHasACodeOfItsOwnAndTellsWhatToDo() {
        assertThat(Arrays.stream(ReplyFailure.values()).map(ReplyFailure::code)).doesNotHaveDuplicates();
        assertThat(ReplyFailure.values()).allSatisfy(why -> {
            assertThat(why.code()).matches("[a-z]+(-[a-z]+)*");
            assertThat(why.inWords().message()).endsWith(".");
            assertThat(why.inWords().remedy()).endsWith(".");
        });
    }

    private static XLimits limits(Window userDay, Window appDay) {
        return new XLimits(NOON, new Window(15, 5, NOON), userDay, appDay);
    }
}
