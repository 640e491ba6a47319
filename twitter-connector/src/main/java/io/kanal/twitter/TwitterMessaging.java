package io.kanal.twitter;

import io.kanal.contracts.channel.ChannelEvent;
import io.kanal.contracts.twitter.TwitterCommand;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization;
import io.kanal.contracts.twitter.TwitterCommand.CheckNow;
import io.kanal.contracts.twitter.TwitterCommand.ReadOn;
import io.kanal.outbox.Subscription;
import io.kanal.twitter.account.ChannelAccounts;
import io.kanal.twitter.authorization.AuthorizationFlow;
import io.kanal.twitter.polling.ReadingOrders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the connector does with the records of other services. */
@Configuration(proxyBeanMethods = false)
class TwitterMessaging {

    @Bean
    Subscription<ChannelEvent> channelEvents(ChannelAccounts accounts) {
        return Subscription.oneByOne(
                ChannelEvent.TOPIC, ChannelEvent.class, envelope -> accounts.on(envelope.record()));
    }

    @Bean
    Subscription<TwitterCommand> twitterCommands(AuthorizationFlow authorizations, ReadingOrders readings) {
        return Subscription.oneByOne(
                TwitterCommand.TOPIC, TwitterCommand.class, envelope -> switch (envelope.record()) {
                    case CancelAuthorization order -> authorizations.cancel(order);
                    case ReadOn order -> readings.readOn(order);
                    case CheckNow order -> readings.checkNow(order);
                });
    }
}
