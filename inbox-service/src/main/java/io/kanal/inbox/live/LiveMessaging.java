package io.kanal.inbox.live;

import io.kanal.contracts.connection.ConnectionEvent;
import io.kanal.contracts.connection.ConnectionEvent.ConnectionStateChanged;
import io.kanal.contracts.person.PersonEvent;
import io.kanal.contracts.person.PersonEvent.PersonActivated;
import io.kanal.contracts.person.PersonEvent.PersonDeactivated;
import io.kanal.outbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears of steps of connections, only to tell browsers that there was one, and of people who are not to be told any more. */
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

    @Bean
    Subscription<PersonEvent> personEvents(DeactivatedPeople people, LiveEvents live) {
        return Subscription.oneByOne(PersonEvent.TOPIC, PersonEvent.class, envelope -> switch (envelope.record()) {
            case PersonDeactivated gone ->
                people.add(gone).then(live.tell(LiveEvent.deactivation(gone.organizationId(), gone.personId())));
            case PersonActivated back -> people.remove(back);
        });
    }
}
