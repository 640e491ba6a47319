package io.kanal.inbox.live;

import io.kanal.contracts.connection.ConnectionEvent;
import io.kanal.contracts.connection.ConnectionEvent.ConnectionStateChanged;
import io.kanal.outbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears of steps of connections, only to tell browsers that there was one. */
@Configuration(proxyBeanMethods = false)
class LiveMessaging {

    @Bean
    Subscription<ConnectionEvent> connectionEvents(LiveEvents live) {
        return Subscription.oneByOne(
                ConnectionEvent.TOPIC, ConnectionEvent.class, envelope -> switch (envelope.record()) {
                    case ConnectionStateChanged changed ->
                        live.tell(LiveEvent.connection(changed.organizationId(), changed.connectionId()));
                });
    }
}
