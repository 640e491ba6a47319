package io.kanal.twitter.reply;

import io.kanal.twitter.worker.Worker;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Forgets what became of replies long ago. */
@Component
final class ReplyCleaningWorker extends Worker {

    private final Replies replies;
    private final ReplyProperties properties;

    ReplyCleaningWorker(Replies replies, ReplyProperties properties) {
        super("reply cleaning", Duration.ofHours(1));
        this.replies = replies;
        this.properties = properties;
    }

    @Override
    protected boolean workOnce() {
        replies.clean(properties.keep()).block(properties.timeout());
        return false;
    }
}
