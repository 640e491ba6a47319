package io.kanal.inbox.message;

import io.kanal.contracts.inbox.InboxMessage;
import io.kanal.outbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears what happens in the conversations of all accounts, in batches. */
@Configuration(proxyBeanMethods = false)
class MessageMessaging {

    @Bean
    Subscription<InboxMessage> inboxMessages(Inbox inbox) {
        return Subscription.inBatches(InboxMessage.TOPIC, InboxMessage.class, inbox::store);
    }
}
