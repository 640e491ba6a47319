package io.kanal.inbox.message;

import io.kanal.edge.Cursor;
import io.kanal.inbox.storage.Query;
import io.kanal.inbox.storage.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The lines of all conversations. */
@Repository
class Messages {

    private final DatabaseClient database;

    /** A conversation with new lines, and the newest of them. */
    record News(UUID organization, UUID conversation, UUID message) {}

    Messages(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Stores lines whose conversations are open; what is there already stays as it is, also a reply that a line is the
     * echo of. Their conversations then know what is news to agents.
     *
     * @return the conversations that have a new line, each with its newest
     */
    Mono<List<News>> store(List<Line> lines, Instant receivedAt) {
        return database.sql("""
                        with stored as (
                            insert into message (organization_id, account_id, conversation_id, channel_id, external_id,
                                position, type, direction, incoming, sender_id, text, attachments, links, joined,
                                departed, event_type, sent_at, received_at, history)
                            select organization_id, account_id, conversation.id, line.channel_id, line.external_id,
                                cast(line.external_id as numeric), line.type, line.direction, line.incoming,
                                line.sender_id, line.text, line.attachments, line.links, line.joined, line.departed,
                                line.event_type, line.sent_at, :receivedAt, line.history
                            from jsonb_to_recordset(:lines) as line(organization_id uuid, channel_id uuid,
                                account_id text, conversation text, external_id text, type text, direction text,
                                incoming boolean, sender_id text, text text, attachments jsonb, links jsonb,
                                joined jsonb, departed jsonb, event_type text, sent_at timestamptz, history boolean)
                            join conversation using (organization_id, account_id)
                            where conversation.external_id = line.conversation
                            on conflict (organization_id, account_id, external_id) do nothing
                            returning id, conversation_id, incoming, position, arrival),
                        news as (
                            select conversation_id, (array_agg(id order by position desc))[1] as newest,
                                count(*) filter (where incoming) as messages,
                                coalesce(max(position) filter (where incoming), 0) as position,
                                coalesce(max(arrival) filter (where incoming), 0) as arrival
                            from stored group by conversation_id)
                        update conversation set
                            incoming_count = incoming_count + news.messages,
                            incoming_position = greatest(incoming_position, news.position),
                            incoming_arrival = greatest(incoming_arrival, news.arrival)
                        from news where conversation.id = news.conversation_id
                        returning conversation.organization_id, conversation.id as conversation, news.newest
                        """)
                .bind("receivedAt", receivedAt)
                .bind("lines", Rows.of(lines))
                .map(Messages::news)
                .all()
                .collectList();
    }

    private static News news(Readable row) {
        return new News(
                Objects.requireNonNull(row.get("organization_id", UUID.class)),
                Objects.requireNonNull(row.get("conversation", UUID.class)),
                Objects.requireNonNull(row.get("newest", UUID.class)));
    }

    /** The lines of a conversation, newest first. */
    Flux<MessageView> list(UUID organization, UUID conversation, @Nullable Cursor after, int limit, String openAtX) {
        return listing(organization, conversation, after, limit)
                .on(database)
                .map(row -> MessageView.of(row, openAtX))
                .all();
    }

    /** The statement of {@link #list}. */
    static Query listing(UUID organization, UUID conversation, @Nullable Cursor after, int limit) {
        return new Query("select " + MessageView.COLUMNS + """
                        from message
                        join conversation on conversation.id = message.conversation_id
                        left join profile as sender on sender.organization_id = message.organization_id
                            and sender.external_id = message.sender_id
                        where message.conversation_id = :conversation and message.organization_id = :organization
                        """)
                .with("conversation", conversation)
                .with("organization", organization)
                .addIf(after == null ? null : after.id(), "after", """
                        and (message.position, message.received_at, message.id) <
                            (select last.position, last.received_at, last.id from message as last
                            where (last.id = :after or last.echo_id = :after) and last.conversation_id = :conversation)
                        """)
                .add("order by message.position desc, message.received_at desc, message.id desc limit " + limit);
    }
}
