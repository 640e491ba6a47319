package io.kanal.twitter.reply;

import io.kanal.edge.Wordless;
import io.kanal.twitter.worker.ParallelWorker;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes replies that are due and does the turn of each. */
@Component
final class ReplyWorker extends ParallelWorker<TakenReply> {

    private static final Logger log = LoggerFactory.getLogger(ReplyWorker.class);

    private final Replies replies;
    private final ReplySender sender;
    private final ReplyProperties properties;

    ReplyWorker(Replies replies, ReplySender sender, ReplyProperties properties) {
        super("replies", properties.poll(), properties.parallelSends(), properties.timeout());
        this.replies = replies;
        this.sender = sender;
        this.properties = properties;
    }

    @Override
    protected Mono<List<TakenReply>> take(int atMost) {
        return replies.take(atMost);
    }

    @Override
    protected String nameOf(TakenReply taken) {
        return "reply-" + taken.reply().replyId();
    }

    @Override
    protected void work(TakenReply taken) {
        var reply = taken.reply();
        try {
            sender.work(taken).block(properties.lease());
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("organizationId", reply.organizationId())
                    .addKeyValue("channelId", reply.channelId())
                    .setCause(Wordless.of(e))
                    .log("Reply {} is seen to again when its lease ends", reply.replyId());
        }
    }
}
