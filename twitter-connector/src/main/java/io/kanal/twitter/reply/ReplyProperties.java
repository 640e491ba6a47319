package io.kanal.twitter.reply;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of replying.
 *
 * @param lookAfter how long after a doubtful outcome the conversation is looked into for the reply, each time
 * @param tooLate how long a reply waits to be handed to X before it fails
 * @param parallelSends how many replies one instance sends at a time
 * @param poll how often replies are looked for that are due
 * @param lease how long one attempt may take before its outcome counts as unknown
 * @param timeout how long one query may take
 * @param retryAfter how long to wait after X could not be reached; it doubles
 * @param longestRetry how far that pause grows, and how long to wait if the conversation cannot be looked into
 * @param clockTolerance how far our idea of X's clock may be off when a message is compared with an attempt
 * @param matchWithin how long after an attempt X may have made a message of it
 * @param lookPage how many events a look asks for first; each costs once a day
 * @param keep how long what became of a reply is remembered
 */
@Validated
@ConfigurationProperties("kanal.reply")
record ReplyProperties(
        @NotEmpty @DefaultValue({"5s", "30s", "120s"}) List<Duration> lookAfter,
        @DefaultValue("1h") Duration tooLate,
        @Positive @DefaultValue("32") int parallelSends,
        @DefaultValue("200ms") Duration poll,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("1s") Duration retryAfter,
        @DefaultValue("30s") Duration longestRetry,
        @DefaultValue("5s") Duration clockTolerance,
        @DefaultValue("1h") Duration matchWithin,
        @Positive @DefaultValue("10") int lookPage,
        @DefaultValue("30d") Duration keep) {

    ReplyProperties {
        lookAfter = List.copyOf(lookAfter);
    }

    /** How long to wait for the next look, after so many. */
    Duration untilLook(int looked) {
        var next = lookAfter.get(looked);
        return looked == 0 ? next : next.minus(lookAfter.get(looked - 1));
    }

    /** How long to wait before X is tried again, after so many times in a row that it was not reached. */
    Duration untilRetry(int tries) {
        var grown = retryAfter.multipliedBy(1L << Math.min(tries, 10));
        return grown.compareTo(longestRetry) < 0 ? grown : longestRetry;
    }
}
