package io.kanal.twitter.reply;

import io.kanal.twitter.worker.Worker;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes replies that are due and does the turn of each on a virtual thread of its own. Instances need no coordinator. */
@Component
final class ReplyWorker extends Worker {

    private static final Logger log = LoggerFactory.getLogger(ReplyWorker.class);

    private final Replies replies;
    private final ReplySender sender;
    private final ReplyProperties properties;
    private final Semaphore slots;

    ReplyWorker(Replies replies, ReplySender sender, ReplyProperties properties) {
        super("replies", properties.poll());
        this.replies = replies;
        this.sender = sender;
        this.properties = properties;
        this.slots = new Semaphore(properties.parallelSends());
    }

    @Override
    protected boolean workOnce() {
        var free = slots.drainPermits();
        var started = 0;
        try {
            var taken = free == 0 ? null : replies.take(free).block(properties.timeout());
            for (var reply : taken == null ? List.<TakenReply>of() : taken) {
                Thread.ofVirtual().name("reply-" + reply.reply().replyId()).start(() -> work(reply));
                started++;
            }
            return started > 0;
        } finally {
            slots.release(free - started);
        }
    }

    /** What is on its way to X is awaited, so that nobody need look for it. */
    @PreDestroy
    void finish() throws InterruptedException {
        if (!slots.tryAcquire(properties.parallelSends(), properties.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            log.info("Some replies are still on their way; they are looked for later");
        }
    }

    private void work(TakenReply taken) {
        var reply = taken.reply();
        try {
            sender.work(taken).block(properties.lease());
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("organizationId", reply.organizationId())
                    .addKeyValue("channelId", reply.channelId())
                    .setCause(e)
                    .log("Reply {} is seen to again when its lease ends", reply.replyId());
        } finally {
            slots.release();
            wake();
        }
    }
}
