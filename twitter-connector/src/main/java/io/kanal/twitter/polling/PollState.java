package io.kanal.twitter.polling;

import io.kanal.twitter.condition.Condition;
import io.kanal.twitter.quota.Quota;
import io.kanal.twitter.reading.Reading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of reading an account.
 *
 * @param reading how far its mailbox has been read
 * @param liveDueAt when the newest page is to be read next
 * @param toldAt when the inbox was told last how far reading is; null if it was not yet
 * @param failures how often in a row reading has failed
 * @param condition what X lets it do
 * @param quota how often X may be asked; null before its first answer
 */
record PollState(
        Reading reading,
        Instant liveDueAt,
        @Nullable Instant toldAt,
        int failures,
        Condition condition,
        @Nullable Quota quota) {}
