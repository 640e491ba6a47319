package io.kanal.twitter.polling;

import io.kanal.twitter.quota.Quota;
import io.kanal.twitter.reading.ReadRequest;
import io.kanal.twitter.reading.ReadRequest.Top;
import io.kanal.twitter.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What to do with an account that is due. */
sealed interface Plan {

    /** Ask X for a page. */
    record Read(ReadRequest request) implements Plan {}

    /** Nothing may be asked yet. */
    record Wait(Duration pause) implements Plan {}

    /** Decides it. */
    static Plan of(PollState state, Instant now, PollingProperties properties) {
        if (state.condition().isProbed()) {
            return new Read(new Top(1));
        }
        var quota = state.quota();
        var pause = quota == null ? Duration.ZERO : quota.pause();
        if (pause.isPositive()) {
            return new Wait(pause);
        }
        if (!state.liveDueAt().isAfter(now)) {
            return new Read(state.reading().top(pageSize(state.reading(), now, properties)));
        }
        return fillOrWait(state, Duration.between(now, state.liveDueAt()));
    }

    private static Plan fillOrWait(PollState state, Duration untilLive) {
        var filling = state.reading().filling();
        if (filling.isEmpty()) {
            return new Wait(untilLive);
        }
        var pause = pauseForFilling(state.quota());
        if (!pause.isPositive()) {
            return new Read(filling.get());
        }
        return new Wait(pause.compareTo(untilLive) < 0 ? pause : untilLive);
    }

    private static Duration pauseForFilling(@Nullable Quota quota) {
        return quota == null ? Duration.ZERO : quota.pauseForFilling();
    }

    /** Small, because every event costs once a day; larger while more comes than fits. */
    private static int pageSize(Reading reading, Instant now, PollingProperties properties) {
        var last = reading.lastMessageAt();
        var idle = last == null || last.isBefore(now.minus(properties.idleAfter()));
        var usual = idle ? properties.idlePageSize() : properties.pageSize();
        return Math.clamp(2L * reading.recent(), usual, ReadRequest.LARGEST_PAGE);
    }
}
