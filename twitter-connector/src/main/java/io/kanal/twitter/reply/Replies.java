package io.kanal.twitter.reply;

import io.kanal.twitter.reading.EventId;
import io.kanal.twitter.reply.Reply.Next;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table reply. Any number of instances share the replies by it, by the database's clock. */
@Component
final class Replies {

    private static final String OPEN = "('WAITING', 'IN_FLIGHT', 'UNCONFIRMED')";

    private final DatabaseClient database;
    private final ReplyProperties properties;

    Replies(DatabaseClient database, ReplyProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    /** Takes replies that are due, of each conversation the first that has not come to its end. */
    Mono<List<TakenReply>> take(int atMost) {
        return database.sql("""
                        with due as (
                            select r.reply_id from reply r
                            where r.state in %1$s and r.due_at <= now() and not exists (
                                select 1 from reply before
                                where before.channel_id = r.channel_id and before.conversation_id = r.conversation_id
                                    and before.position < r.position and before.state in %1$s)
                            order by r.position limit :atMost for update of r skip locked)
                        update reply set lease_token = lease_token + 1, due_at = now() + make_interval(secs => :seconds)
                        from due where reply.reply_id = due.reply_id
                        returning reply.*, now() as now,
                            (select intent from account a
                                where a.channel_id = reply.channel_id and a.organization_id = reply.organization_id
                                    and a.x_account_id = reply.x_account_id) as intent,
                            exists (select 1 from channel_revision c where c.channel_id = reply.channel_id) as was_known
                        """.formatted(OPEN))
                .bind("atMost", atMost)
                .bind("seconds", properties.lease().toMillis() / 1000.0)
                .map(TakenReply::of)
                .all()
                .collectList();
    }

    /** Locks a reply. */
    Mono<Reply> lock(UUID replyId) {
        return database.sql("select * from reply where reply_id = :replyId for update")
                .bind("replyId", replyId)
                .map(StoredReply::read)
                .one();
    }

    /** Locks the replies of a channel that have not come to their end. */
    Flux<Reply> lockOpen(UUID channelId) {
        return database.sql(
                        "select * from reply where channel_id = :channelId and state in %s order by position for update"
                                .formatted(OPEN))
                .bind("channelId", channelId)
                .map(StoredReply::read)
                .all();
    }

    /** Those of a channel of which X may have made a message that nobody has seen. */
    Flux<Reply> inDoubt(UUID channelId) {
        return database.sql("""
                        select * from reply
                        where channel_id = :channelId and state <> 'SENT'
                            and (attempt_at is not null or doubt_from is not null)
                        order by position
                        """)
                .bind("channelId", channelId)
                .map(StoredReply::read)
                .all();
    }

    /** Which of these events of X are replies. */
    Mono<Set<String>> claimed(UUID channelId, Collection<String> eventIds) {
        return eventIds.isEmpty()
                ? Mono.just(Set.of())
                : database.sql("""
                        select dm_event_id from reply where channel_id = :channelId and dm_event_id = any(:eventIds)
                        """)
                        .bind("channelId", channelId)
                        .bind("eventIds", eventIds.toArray(String[]::new))
                        .mapValue(String.class)
                        .all()
                        .collect(Collectors.toSet());
    }

    Mono<Void> insert(Reply reply) {
        return database.sql("""
                        insert into reply (reply_id, organization_id, channel_id, x_account_id, conversation_id, attempt,
                                           text, requested_at, state)
                        values (:replyId, :organizationId, :channelId, :accountId, :conversationId, :attempt,
                                :text, :requestedAt, 'WAITING')
                        """)
                .bind("replyId", reply.replyId())
                .bind("organizationId", reply.organizationId())
                .bind("channelId", reply.channelId())
                .bind("accountId", reply.accountId())
                .bind("conversationId", reply.conversationId())
                .bind("attempt", reply.attempt())
                .bind("text", reply.text())
                .bind("requestedAt", reply.requestedAt())
                .then();
    }

    /** Stores the next step of a turn; false if the turn is no longer ours, or the step was stored before. */
    Mono<Boolean> step(TakenReply taken, Next next) {
        return StoredReply.bind(
                        database.sql("update reply set " + StoredReply.CHANGES
                                + "where reply_id = :replyId and lease_token = :token and state = :from"),
                        next)
                .bind("token", taken.token())
                .bind("from", StoredReply.nameOf(taken.reply().state()))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Stores what was decided with the reply locked; whoever has its turn has it no longer. */
    Mono<Void> decide(Next next) {
        return StoredReply.bind(
                        database.sql("update reply set " + StoredReply.CHANGES
                                + ", lease_token = lease_token + 1 where reply_id = :replyId"),
                        next)
                .then();
    }

    /** Puts a reply behind the others of its conversation. */
    Mono<Void> moveToEnd(UUID replyId) {
        return database.sql("update reply set position = nextval('reply_position') where reply_id = :replyId")
                .bind("replyId", replyId)
                .then();
    }

    /** Locks the account of a reply so that it stays as it is; false if it may not send now. */
    Mono<Boolean> lockAccount(Reply reply) {
        return database.sql("""
                        select 1 from account
                        where channel_id = :channelId and organization_id = :organizationId and x_account_id = :accountId
                            and intent = 'ACTIVE' for share
                        """)
                .bind("channelId", reply.channelId())
                .bind("organizationId", reply.organizationId())
                .bind("accountId", reply.accountId())
                .fetch()
                .first()
                .hasElement();
    }

    /** The greatest event id of the account that has been read. */
    Mono<Optional<EventId>> known(Reply reply) {
        return database.sql("""
                        select mark from reading
                        where organization_id = :organizationId and x_account_id = :accountId and mark is not null
                        """)
                .bind("organizationId", reply.organizationId())
                .bind("accountId", reply.accountId())
                .mapValue(String.class)
                .one()
                .map(EventId::of)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /**
     * Forgets all replies of a channel. Of those in doubt it stays when that was, without words and conversation: the account may
     * come back, and somebody try again.
     */
    Mono<Void> forget(UUID channelId) {
        return database.sql("""
                        with gone as (delete from reply where channel_id = :channelId and doubt_from is null)
                        update reply set text = null, conversation_id = ''
                        where channel_id = :channelId and doubt_from is not null
                        """).bind("channelId", channelId).then();
    }

    /** Forgets replies that came to their end, long ago or at a channel that is gone. */
    Mono<Void> clean(Duration age) {
        return database.sql("""
                        delete from reply
                        where state in ('SENT', 'FAILED') and (
                            changed_at < now() - make_interval(secs => :seconds)
                            or doubt_from is null
                                and not exists (select 1 from account where account.channel_id = reply.channel_id))
                        """).bind("seconds", (double) age.toSeconds()).then();
    }
}
