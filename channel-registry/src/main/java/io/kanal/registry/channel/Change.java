package io.kanal.registry.channel;

import io.kanal.contracts.channel.ChannelEvent;
import java.util.List;

/**
 * What became of a channel.
 *
 * @param channel the channel from now on
 * @param events what others have to hear of it; empty where nothing changed that they can see
 */
record Change(Channel channel, List<ChannelEvent> events) {

    static Change none(Channel channel) {
        return new Change(channel, List.of());
    }

    static Change of(Channel channel, ChannelEvent event) {
        return new Change(channel, List.of(event));
    }
}
