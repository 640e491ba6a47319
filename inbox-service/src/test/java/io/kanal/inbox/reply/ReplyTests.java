package io.kanal.inbox.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kanal.contracts.Failure;
import io.kanal.contracts.reply.ReplyEvent;
import io.kanal.contracts.reply.ReplyEvent.ReplyFailed;
import io.kanal.contracts.reply.ReplyEvent.ReplySent;
import io.kanal.contracts.reply.ReplyEvent.ReplyUnconfirmed;
import io.kanal.edge.ProblemException;
import io.kanal.inbox.reply.Reply.AtX;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Tests of {@link Reply}: what becomes of a reply, whatever is heard of it and in whichever order. */
class ReplyTests {

    private static final UUID ID = UUID.randomUUID();
    private static final Instant SENT_AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final Failure CLOSED = Failure.of("recipient-closed", "They take no messages.", "Ask them to.");
    private static final Failure DOUBT = Failure.of("not-confirmed", "Nobody knows.", "Look at X.");

    @Test
    void beginsPendingWithItsFirstAttempt() {
        assertThat(Reply.asked(ID)).isEqualTo(new Reply(ID, 1, ReplyState.PENDING, null, null));
    }

    @Test
    void isSentWithItsEventAtX() {
        assertThat(Reply.asked(ID).after(sent(1, "42")))
                .isEqualTo(new Reply(ID, 1, ReplyState.SENT, null, new AtX("42", SENT_AT)));
    }

    @Test
    void doubtEndsEitherWay() {
        var doubtful = Reply.asked(ID).after(unconfirmed(1));

        assertThat(doubtful.state()).isEqualTo(ReplyState.UNCONFIRMED);
        assertThat(doubtful.after(sent(1, "42")).state()).isEqualTo(ReplyState.SENT);
        assertThat(doubtful.after(failed(1, DOUBT)).failure()).isEqualTo(DOUBT);
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void isSentHoweverLateAndOfWhicheverAttempt(int attempt) {
        var failed = Reply.asked(ID).after(failed(1, DOUBT)).again().after(failed(2, DOUBT));

        var sent = failed.after(sent(attempt, "42"));

        assertThat(sent.state()).isEqualTo(ReplyState.SENT);
        assertThat(sent.failure()).isNull();
    }

    @Test
    void lateSuccessOfAnOlderAttemptEndsTheNewerOne() {
        var again = Reply.asked(ID).after(failed(1, DOUBT)).again();

        var sent = again.after(sent(1, "42"));

        assertThat(sent.state()).isEqualTo(ReplyState.SENT);
        assertThat(sent.after(failed(2, CLOSED))).isSameAs(sent);
        assertThat(sent.after(unconfirmed(2))).isSameAs(sent);
        assertThat(sent.after(sent(2, "43"))).isSameAs(sent);
    }

    @Test
    void olderAttemptUndoesNothingOfANewerOne() {
        var again = Reply.asked(ID).after(failed(1, DOUBT)).again();

        assertThat(again.after(unconfirmed(1))).isSameAs(again);
        assertThat(again.after(failed(1, CLOSED))).isSameAs(again);
        var doubtful = again.after(unconfirmed(2));
        assertThat(doubtful.after(failed(1, CLOSED))).isSameAs(doubtful);
    }

    @Test
    void repeatsTellNothingNew() {
        for (var events : List.<List<ReplyEvent>>of(
                List.of(sent(1, "42")),
                List.of(unconfirmed(1), sent(1, "42")),
                List.of(unconfirmed(1), failed(1, DOUBT)),
                List.of(failed(1, CLOSED)))) {
            var end = Reply.asked(ID);
            for (var event : events) {
                end = end.after(event);
            }
            for (var event : events) {
                assertThat(end.after(event)).isSameAs(end);
            }
        }
    }

    @Test
    void failureIsFinalForItsAttempt() {
        var failed = Reply.asked(ID).after(failed(1, CLOSED));

        assertThat(failed.after(unconfirmed(1))).isSameAs(failed);
        assertThat(failed.after(failed(1, DOUBT))).isSameAs(failed);
    }

    @Test
    void retryIsTheNextAttempt() {
        var again = Reply.asked(ID).after(failed(1, CLOSED)).again();

        assertThat(again).isEqualTo(new Reply(ID, 2, ReplyState.PENDING, null, null));
    }

    @ParameterizedTest
    @EnumSource(names = "FAILED", mode = Mode.EXCLUDE)
    void onlyWhatFailedIsTriedAgain(ReplyState state) {
        var reply = new Reply(ID, 1, state, null, null);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(reply::again)
                .satisfies(problem -> assertThat(problem.getBody().getProperties())
                        .containsEntry("code", "cannot-retry")
                        .containsEntry("state", state));
    }

    @ParameterizedTest
    @EnumSource(names = "PENDING", mode = Mode.EXCLUDE)
    void onlyWhatIsPendingIsCancelled(ReplyState state) {
        var reply = new Reply(ID, 1, state, null, null);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(reply::requireCancellable)
                .satisfies(problem -> assertThat(problem.getBody().getProperties())
                        .containsEntry("code", "cannot-cancel")
                        .containsEntry("state", state));
    }

    private static ReplyEvent sent(int attempt, String dmEventId) {
        return new ReplySent(ID, ID, ID, attempt, "1-2", dmEventId, SENT_AT);
    }

    private static ReplyEvent unconfirmed(int attempt) {
        return new ReplyUnconfirmed(ID, ID, ID, attempt, "1-2");
    }

    private static ReplyEvent failed(int attempt, Failure failure) {
        return new ReplyFailed(ID, ID, ID, attempt, "1-2", failure);
    }
}
