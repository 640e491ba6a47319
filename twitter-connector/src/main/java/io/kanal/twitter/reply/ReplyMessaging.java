package io.kanal.twitter.reply;

import io.kanal.contracts.reply.ReplyCommand;
import io.kanal.contracts.reply.ReplyCommand.CancelReply;
import io.kanal.contracts.reply.ReplyCommand.SendReply;
import io.kanal.outbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Receives agents' replies. They are stored here; a worker sends them. */
@Configuration(proxyBeanMethods = false)
class ReplyMessaging {

    @Bean
    Subscription<ReplyCommand> replyCommands(ReplyOrders orders) {
        return Subscription.oneByOne(ReplyCommand.TOPIC, ReplyCommand.class, envelope -> switch (envelope.record()) {
            case SendReply order -> orders.send(order, envelope.time());
            case CancelReply order -> orders.cancel(order);
        });
    }
}
