package io.kanal.integration;

import io.kanal.contracts.channel.ChannelEvent;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnecting;
import io.kanal.contracts.channel.ChannelEvent.ChannelRejected;
import io.kanal.contracts.channel.ChannelEvent.ChannelStatusChanged;
import io.kanal.contracts.twitter.TwitterEvent;
import io.kanal.contracts.twitter.TwitterEvent.RevocationCompleted;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountAuthorized;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountReleased;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountStatusChanged;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationWaiting;
import io.kanal.integration.channel.Channels;
import io.kanal.integration.connection.ConnectionFlow;
import io.kanal.integration.disconnection.DisconnectionFlow;
import io.kanal.outbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Hands each record to the features that it concerns; several need the same topic, which has one subscription. */
@Configuration
class IntegrationMessaging {

    private final Channels channels;
    private final ConnectionFlow connections;
    private final DisconnectionFlow disconnections;

    IntegrationMessaging(Channels channels, ConnectionFlow connections, DisconnectionFlow disconnections) {
        this.channels = channels;
        this.connections = connections;
        this.disconnections = disconnections;
    }

    @Bean
    Subscription<ChannelEvent> channelEvents() {
        return Subscription.oneByOne(ChannelEvent.TOPIC, ChannelEvent.class, event -> handle(event.record()));
    }

    @Bean
    Subscription<TwitterEvent> twitterEvents() {
        return Subscription.oneByOne(TwitterEvent.TOPIC, TwitterEvent.class, event -> handle(event.record()));
    }

    private Mono<Void> handle(ChannelEvent event) {
        return switch (event) {
            case ChannelConnected connected ->
                channels.present(connected, connected.channel()).then(connections.on(connected));
            case ChannelRejected rejected -> connections.on(rejected);
            case ChannelStatusChanged changed -> channels.present(changed, changed.channel());
            case ChannelDisconnecting disconnecting -> channels.disconnecting(disconnecting, disconnecting.channel());
            case ChannelDisconnected disconnected ->
                channels.gone(disconnected, disconnected.channel()).then(disconnections.on(disconnected));
        };
    }

    private Mono<Void> handle(TwitterEvent event) {
        return switch (event) {
            case TwitterAccountAuthorized authorized -> connections.on(authorized);
            case TwitterAuthorizationWaiting waiting -> connections.on(waiting);
            case TwitterAuthorizationEnded ended -> connections.on(ended);
            case RevocationCompleted completed -> disconnections.on(completed);
            // The registry answers these, and we hear its answer.
            case TwitterAccountStatusChanged changed -> Mono.empty();
            case TwitterAccountReleased released -> Mono.empty();
        };
    }
}
