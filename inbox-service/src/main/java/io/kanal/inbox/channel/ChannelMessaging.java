package io.kanal.inbox.channel;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.channel.ChannelEvent;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnecting;
import io.kanal.contracts.channel.ChannelEvent.ChannelRejected;
import io.kanal.contracts.channel.ChannelEvent.ChannelStatusChanged;
import io.kanal.inbox.live.LiveEvent;
import io.kanal.inbox.live.LiveEvents;
import io.kanal.outbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Hears what becomes of channels. */
@Configuration(proxyBeanMethods = false)
class ChannelMessaging {

    @Bean
    Subscription<ChannelEvent> channelEvents(Channels channels, LiveEvents live) {
        return Subscription.oneByOne(
                ChannelEvent.TOPIC,
                ChannelEvent.class,
                event -> handle(channels, event).then(live.tell(toldOf(event.record()))));
    }

    private static LiveEvent[] toldOf(ChannelEvent event) {
        var organization = event.organizationId();
        var channel = LiveEvent.channel(organization, event.channelId());
        return switch (event) {
            case ChannelConnected connected -> new LiveEvent[] {channel};
            case ChannelStatusChanged changed -> new LiveEvent[] {channel};
            case ChannelDisconnecting leaving ->
                new LiveEvent[] {channel, LiveEvent.disconnection(organization, leaving.disconnectionId())};
            case ChannelDisconnected gone ->
                new LiveEvent[] {channel, LiveEvent.disconnection(organization, gone.disconnectionId())};
            case ChannelRejected rejected -> new LiveEvent[0];
        };
    }

    private static Mono<Void> handle(Channels channels, Envelope<ChannelEvent> event) {
        return switch (event.record()) {
            case ChannelConnected connected -> channels.mirror(connected, connected.channel(), false, event.time());
            case ChannelStatusChanged changed -> channels.mirror(changed, changed.channel(), false, event.time());
            case ChannelDisconnecting leaving -> channels.mirror(leaving, leaving.channel(), false, event.time());
            case ChannelDisconnected gone -> channels.mirror(gone, gone.channel(), true, event.time());
            case ChannelRejected rejected -> Mono.empty();
        };
    }
}
