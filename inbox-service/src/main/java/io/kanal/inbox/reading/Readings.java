package io.kanal.inbox.reading;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.inbox.InboxMessage.ReadingProgressed;
import io.kanal.inbox.conversation.ReadMarks;
import io.kanal.inbox.storage.Query;
import io.kanal.inbox.storage.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How far each channel has been read. */
@Repository
public class Readings {

    private final DatabaseClient database;

    Readings(DatabaseClient database) {
        this.database = database;
    }

    /** Takes over what was said last of each channel, at most once per channel. */
    public Mono<Void> progress(Collection<Envelope<ReadingProgressed>> readings) {
        if (readings.isEmpty()) {
            return Mono.empty();
        }
        return database.sql("""
                        insert into reading (channel_id, organization_id, complete_until, next_read_at, every_seconds,
                            history_back_to, history_messages, history_done, history_stopped, told_at)
                        select channel_id, organization_id, complete_until, next_read_at, every_seconds,
                            history_back_to, history_messages, history_done, history_stopped, told_at
                        from jsonb_to_recordset(:readings) as told(channel_id uuid, organization_id uuid,
                            complete_until timestamptz, next_read_at timestamptz, every_seconds integer,
                            history_back_to timestamptz, history_messages integer, history_done boolean,
                            history_stopped boolean, told_at timestamptz)
                        order by channel_id
                        on conflict (channel_id) do update set
                            complete_until = excluded.complete_until,
                            next_read_at = excluded.next_read_at,
                            every_seconds = excluded.every_seconds,
                            history_back_to = excluded.history_back_to,
                            history_messages = excluded.history_messages,
                            history_done = excluded.history_done,
                            history_stopped = excluded.history_stopped,
                            told_at = excluded.told_at
                        where reading.told_at <= excluded.told_at
                        """)
                .bind("readings", Rows.of(readings.stream().map(Told::of).toList()))
                .then();
    }

    /**
     * The organisation's channels with what the person has not read. A channel that is paused or leaving reads nothing
     * next.
     */
    Flux<ChannelReading> list(UUID organization, UUID user) {
        return listing(organization, user).on(database).map(ChannelReading::of).all();
    }

    /** The statement of {@link #list}. */
    static Query listing(UUID organization, UUID user) {
        return new Query("""
                        select channel.id as channel_id, complete_until,
                            case when status not in ('PAUSED', 'DISCONNECTING') and ended_at is null
                                then next_read_at end as next_read_at,
                            every_seconds, history_back_to, history_messages, history_done, history_stopped,
                            coalesce(unread.messages, 0) as unread_count
                        from channel
                        left join reading on reading.channel_id = channel.id
                        left join lateral (
                            select cast(sum(unread_count(conversation, reader.mark)) as bigint) as messages
                            from mailbox
                            join conversation using (organization_id, account_id)
                        """)
                .add(ReadMarks.JOINED)
                .add("""
                            where mailbox.channel_id = channel.id
                                and conversation.organization_id = :organization) as unread on true
                        where channel.organization_id = :organization and not channel.gone and channel.revision >= 0
                        order by channel.handle, channel.id
                        """)
                .with("organization", organization)
                .with("user", user);
    }

    private record Told(
            UUID channelId,
            UUID organizationId,
            @Nullable Instant completeUntil,
            @Nullable Instant nextReadAt,
            int everySeconds,
            @Nullable Instant historyBackTo,
            @Nullable Integer historyMessages,
            @Nullable Boolean historyDone,
            @Nullable Boolean historyStopped,
            Instant toldAt) {

        static Told of(Envelope<ReadingProgressed> envelope) {
            var reading = envelope.record();
            var history = reading.history();
            return new Told(
                    reading.channelId(),
                    reading.organizationId(),
                    reading.completeUntil(),
                    reading.nextReadAt(),
                    reading.everySeconds(),
                    history == null ? null : history.backTo(),
                    history == null ? null : Integer.valueOf(history.messages()),
                    history == null ? null : Boolean.valueOf(history.done()),
                    history == null ? null : Boolean.valueOf(history.stopped()),
                    envelope.time());
        }
    }
}
