package io.kanal.inbox.conversation;

import io.kanal.inbox.storage.Rows;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes conversations while their messages are stored, in the transaction that stores them. */
@Repository
public class ConversationStore {

    private final DatabaseClient database;

    ConversationStore(DatabaseClient database) {
        this.database = database;
    }

    /** Opens the conversations that are new and locks them all, in one order (also those that stay as they are). */
    public Mono<Void> open(Collection<XConversation> conversations) {
        return database.sql("""
                        insert into conversation (organization_id, account_id, external_id, type, customer_id, last_at)
                        select organization_id, account_id, external_id, type, customer_id, last_at
                        from jsonb_to_recordset(:conversations) as opened(organization_id uuid, account_id text,
                            external_id text, type text, customer_id text, last_at timestamptz)
                        order by organization_id, account_id, external_id
                        on conflict (organization_id, account_id, external_id)
                            do update set customer_id = excluded.customer_id
                            where conversation.customer_id is null and excluded.customer_id is not null
                        """).bind("conversations", Rows.of(conversations)).then();
    }

    /** Remembers who is in which conversation; the sign with the greatest position counts. */
    public Mono<Void> see(Collection<Presence> presences) {
        return database.sql("""
                        insert into participant (conversation_id, organization_id, external_id, own, present, position)
                        select distinct on (conversation.id, seen.external_id)
                            conversation.id, organization_id, seen.external_id, own, present, position
                        from jsonb_to_recordset(:presences) as seen(organization_id uuid, account_id text,
                            conversation text, external_id text, own boolean, present boolean, position numeric)
                        join conversation using (organization_id, account_id)
                        where conversation.external_id = seen.conversation
                        order by conversation.id, seen.external_id, position desc
                        on conflict (conversation_id, external_id) do update set
                            present = excluded.present,
                            position = excluded.position
                        where participant.position < excluded.position
                        """).bind("presences", Rows.of(presences)).then();
    }

    /** The conversations that somebody is in. */
    public Flux<UUID> with(UUID organization, String person) {
        return database.sql("""
                        select conversation_id from participant
                        where organization_id = :organization and external_id = :person and not own
                        """)
                .bind("organization", organization)
                .bind("person", person)
                .mapValue(UUID.class)
                .all();
    }

    /**
     * Derives what a conversation shows from its lines, so that it does not matter in which order, or how often, they
     * came: the last line, and since when the customer waits (the first message after our last one; the past waits for
     * nobody). A reply that X does not know yet is the last line until something later comes; it ends the wait unless
     * it failed.
     */
    public Mono<Void> derive(List<UUID> conversations) {
        return database.sql("""
                        update conversation set
                            last_message_id = latest.id,
                            last_at = latest.sent_at,
                            waiting_since = waiting.since
                        from unnest(:ids) as touched(id)
                        cross join lateral (
                            select id, sent_at from (
                                (select id, sent_at, position from message
                                where conversation_id = touched.id and position < 'Infinity'
                                order by position desc, received_at desc, id desc
                                limit 1)
                                union all
                                (select id, sent_at, position from message
                                where conversation_id = touched.id and position = 'Infinity'
                                order by received_at desc, id desc
                                limit 1)) as newest
                            order by sent_at desc, position desc
                            limit 1) as latest
                        left join lateral (
                            select sent_at as since from message
                            where conversation_id = touched.id and incoming and type = 'MESSAGE'
                                and position > coalesce(
                                    (select max(position) from message as answer
                                    where answer.conversation_id = touched.id and answer.direction = 'OUTBOUND'
                                        and answer.state is distinct from 'FAILED'), -1)
                            order by position
                            limit 1) as waiting on true
                        where conversation.id = touched.id
                        """).bind("ids", conversations.toArray(UUID[]::new)).then();
    }
}
