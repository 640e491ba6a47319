package io.kanal.twitter.polling;

import java.util.UUID;

/** Somebody else has taken the account over; what this one found out is void. */
final class LeaseLostException extends RuntimeException {

    LeaseLostException(UUID channelId) {
        super("The account of channel " + channelId + " is no longer ours to read");
    }
}
