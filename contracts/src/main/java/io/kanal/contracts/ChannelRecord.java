package io.kanal.contracts;

import java.util.UUID;

/** A record about one channel, which is its key. */
public interface ChannelRecord extends KanalRecord {

    /** The channel that the record is about; minted with the connection, before the channel exists. */
    UUID channelId();

    @Override
    default String key() {
        return channelId().toString();
    }
}
