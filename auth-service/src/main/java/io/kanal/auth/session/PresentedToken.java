package io.kanal.auth.session;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token that someone presents, with what its session knows of it.
 *
 * @param sessionId its session
 * @param userId whose session it is
 * @param startedAt when the person signed in
 * @param lastUsedAt when the session was last refreshed
 * @param replacedAt since when it has a successor; null while it has none
 * @param now the database's time
 */
record PresentedToken(
        UUID sessionId,
        UUID userId,
        Instant startedAt,
        Instant lastUsedAt,
        @Nullable Instant replacedAt,
        Instant now) {

    /** What a refresh with this token leads to. */
    enum Verdict {
        /** It is replaced by a successor. */
        ROTATE,
        /** It was replaced a moment ago: one more successor is given beside the first. */
        SIBLING,
        /** The session is over, or somebody uses an old token, which may have been stolen: the session ends. */
        END
    }

    Verdict verdict(SessionProperties properties) {
        if (!now.isBefore(endsAt(properties))) {
            return Verdict.END;
        }
        if (replacedAt == null) {
            return Verdict.ROTATE;
        }
        return now.isAfter(replacedAt.plus(properties.grace())) ? Verdict.END : Verdict.SIBLING;
    }

    /** How long the successor is good for. */
    Duration lifeOfSuccessor(SessionProperties properties) {
        var left = Duration.between(now, startedAt.plus(properties.most()));
        return left.compareTo(properties.idle()) < 0 ? left : properties.idle();
    }

    private Instant endsAt(SessionProperties properties) {
        var idleEnd = lastUsedAt.plus(properties.idle());
        var lastEnd = startedAt.plus(properties.most());
        return idleEnd.isBefore(lastEnd) ? idleEnd : lastEnd;
    }
}
