package io.kanal.inbox.reply;

import io.kanal.contracts.reply.ReplyEvent;
import io.kanal.outbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears what became of replies. */
@Configuration(proxyBeanMethods = false)
class ReplyMessaging {

    @Bean
    Subscription<ReplyEvent> replyEvents(Replying replying) {
        return Subscription.oneByOne(ReplyEvent.TOPIC, ReplyEvent.class, envelope -> replying.apply(envelope.record()));
    }
}
