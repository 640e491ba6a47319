package io.kanal.contracts;

import io.kanal.contracts.audit.AuditEvent;
import io.kanal.contracts.channel.ChannelCommand;
import io.kanal.contracts.channel.ChannelEvent;
import io.kanal.contracts.connection.ConnectionEvent;
import io.kanal.contracts.inbox.InboxMessage;
import io.kanal.contracts.person.PersonEvent;
import io.kanal.contracts.reply.ReplyCommand;
import io.kanal.contracts.reply.ReplyEvent;
import io.kanal.contracts.twitter.TwitterCommand;
import io.kanal.contracts.twitter.TwitterEvent;
import java.time.Duration;
import java.util.List;

/** Every topic of Kanal. They are created from this list when a service starts, never by a first record. */
public final class Topics {

    /** The number of partitions of every topic, for good: a key must never move to another partition. */
    public static final int PARTITIONS = 12;

    /** Retention of a topic whose records are never deleted. */
    public static final Duration FOR_EVER = Duration.ofMillis(-1);

    /** All topics, each with the sealed interface of its records and how long they are kept. */
    public static final List<Topic> ALL = List.of(
            new Topic(ConnectionEvent.TOPIC, ConnectionEvent.class, Duration.ofDays(7)),
            new Topic(ChannelCommand.TOPIC, ChannelCommand.class, Duration.ofDays(7)),
            new Topic(TwitterCommand.TOPIC, TwitterCommand.class, Duration.ofDays(7)),
            new Topic(ChannelEvent.TOPIC, ChannelEvent.class, FOR_EVER),
            new Topic(TwitterEvent.TOPIC, TwitterEvent.class, Duration.ofDays(7)),
            new Topic(InboxMessage.TOPIC, InboxMessage.class, Duration.ofDays(14)),
            new Topic(ReplyCommand.TOPIC, ReplyCommand.class, Duration.ofDays(14)),
            new Topic(ReplyEvent.TOPIC, ReplyEvent.class, Duration.ofDays(14)),
            new Topic(AuditEvent.TOPIC, AuditEvent.class, Duration.ofDays(14)),
            new Topic(PersonEvent.TOPIC, PersonEvent.class, Duration.ofDays(14)));

    private Topics() {}

    /** The topic that a record is written to. */
    public static Topic of(KanalRecord record) {
        return ALL.stream()
                .filter(topic -> topic.records().isInstance(record))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No topic for " + record.getClass()));
    }

    /**
     * One topic.
     *
     * @param name the topic's name in Kafka
     * @param records the sealed interface of its records
     * @param retention how long Kafka keeps a record, or {@link #FOR_EVER}
     */
    public record Topic(String name, Class<? extends KanalRecord> records, Duration retention) {}
}
