package io.kanal.twitter.publishing;

/** Kafka did not acknowledge every record in time. Some may have been written; all are to be published again. */
public final class PublishingFailedException extends RuntimeException {

    PublishingFailedException(int records, Throwable cause) {
        super("Kafka did not acknowledge %d records of inbox-messages: %s".formatted(records, cause), cause);
    }
}
