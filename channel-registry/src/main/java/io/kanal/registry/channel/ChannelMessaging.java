package io.kanal.registry.channel;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.channel.ChannelCommand;
import io.kanal.contracts.channel.ChannelCommand.DisconnectChannel;
import io.kanal.contracts.channel.ChannelCommand.PauseChannel;
import io.kanal.contracts.channel.ChannelCommand.RegisterChannel;
import io.kanal.contracts.channel.ChannelCommand.ResumeChannel;
import io.kanal.contracts.twitter.TwitterEvent;
import io.kanal.contracts.twitter.TwitterEvent.RevocationCompleted;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountAuthorized;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountReleased;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountStatusChanged;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationWaiting;
import io.kanal.outbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What the registry does with the records that it listens to. */
@Configuration
class ChannelMessaging {

    @Bean
    Subscription<ChannelCommand> channelCommands(ChannelRegistry registry) {
        return Subscription.oneByOne(
                ChannelCommand.TOPIC, ChannelCommand.class, command -> handle(registry, command.record()));
    }

    @Bean
    Subscription<TwitterEvent> twitterEvents(ChannelRegistry registry) {
        return Subscription.oneByOne(TwitterEvent.TOPIC, TwitterEvent.class, event -> handle(registry, event));
    }

    private static Mono<Void> handle(ChannelRegistry registry, ChannelCommand command) {
        return switch (command) {
            case RegisterChannel register -> registry.register(register);
            case PauseChannel pause -> registry.pause(pause);
            case ResumeChannel resume -> registry.resume(resume);
            case DisconnectChannel disconnect -> registry.disconnect(disconnect);
        };
    }

    private static Mono<Void> handle(ChannelRegistry registry, Envelope<TwitterEvent> event) {
        return switch (event.record()) {
            case TwitterAccountStatusChanged changed -> registry.conditionChanged(changed, event.time());
            case TwitterAccountReleased released -> registry.released(released);
            case RevocationCompleted completed -> registry.revocationCompleted(completed);
            // Connections are integration-service's business; it sends RegisterChannel when one succeeds.
            case TwitterAccountAuthorized authorized -> Mono.empty();
            case TwitterAuthorizationWaiting waiting -> Mono.empty();
            case TwitterAuthorizationEnded ended -> Mono.empty();
        };
    }
}
