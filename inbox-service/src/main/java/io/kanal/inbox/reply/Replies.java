package io.kanal.inbox.reply;

import io.kanal.contracts.Failure;
import io.kanal.contracts.Person;
import io.kanal.edge.ProblemException;
import io.kanal.edge.ProblemException.InvalidField;
import io.kanal.inbox.conversation.OpenConversation;
import io.kanal.inbox.reply.Reply.AtX;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Replies, which are lines of conversations. */
@Repository
class Replies {

    private final DatabaseClient database;

    Replies(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A reply as it is stored.
     *
     * @param channelId the channel that it was last handed to
     */
    record Sent(Reply reply, UUID channelId, String text) {}

    /** Stores a new reply as the last line of its conversation. */
    Mono<Void> add(OpenConversation open, Reply reply, String text, Person agent, Instant now) {
        return database.sql("""
                        insert into message (id, organization_id, account_id, conversation_id, channel_id, type,
                            direction, incoming, sender_id, text, sent_at, received_at, history, state, attempt, sent_by,
                            sent_by_username)
                        values (:id, :organization, :account, :conversation, :channel, 'MESSAGE', 'OUTBOUND',
                            false, :account, :text, :now, :now, false, :state, :attempt, :agent, :username)
                        """)
                .bind("id", reply.id())
                .bind("organization", open.organizationId())
                .bind("account", open.accountId())
                .bind("conversation", open.id())
                .bind("channel", open.channelId())
                .bind("text", text)
                .bind("now", now)
                .bind("state", reply.state().name())
                .bind("attempt", reply.attempt())
                .bind("agent", agent.id())
                .bind("username", agent.username())
                .then();
    }

    /** The conversation of one of the organisation's replies. */
    Mono<UUID> conversationOf(UUID organization, UUID id) {
        return database.sql("""
                        select conversation_id from message
                        where id = :id and organization_id = :organization and state is not null
                        """)
                .bind("id", id)
                .bind("organization", organization)
                .mapValue(UUID.class)
                .one();
    }

    /** A reply; to be called when its conversation is locked. */
    Mono<Sent> find(UUID organization, UUID id) {
        return database.sql("""
                        select id, attempt, state, failure_code, failure_message, failure_remedy, external_id, sent_at,
                            channel_id, text
                        from message where id = :id and organization_id = :organization and state is not null
                        """)
                .bind("id", id)
                .bind("organization", organization)
                .map(Replies::sent)
                .one();
    }

    /** Takes over what became of a reply. */
    Mono<Void> change(UUID organization, Reply reply) {
        var atX = reply.atX();
        return atX == null
                ? state(organization, reply).then()
                : dropEcho(organization, reply.id(), atX)
                        .then(state(organization, reply))
                        .then(place(organization, reply.id(), atX));
    }

    /** Hands a reply to the channel that the conversation belongs to now. */
    Mono<Void> retry(OpenConversation open, Reply again) {
        return state(open.organizationId(), again)
                .then(database.sql("update message set channel_id = :channel where id = :id")
                        .bind("channel", open.channelId())
                        .bind("id", again.id())
                        .then());
    }

    /** When a message arrived, in the order of arrivals; fails with 404 if the conversation has no such message. */
    Mono<Long> arrivalOf(UUID conversation, UUID message) {
        return database.sql("""
                        select arrival from message
                        where (id = :message or echo_id = :message) and conversation_id = :conversation
                        """)
                .bind("message", message)
                .bind("conversation", conversation)
                .mapValue(Long.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "There is no message %s in this conversation.".formatted(message),
                        List.of(new InvalidField("seenUpTo", "not-found", "is no message of this conversation")))));
    }

    /** The latest answer of somebody else that arrived later; nothing of the past, and nothing that failed. */
    Mono<NewerReply> newerThan(long arrival, UUID conversation, UUID agent) {
        return database.sql("""
                        select id, sent_by, sent_by_username, sent_at from message
                        where conversation_id = :conversation and arrival > :arrival and direction = 'OUTBOUND'
                            and not history and state is distinct from 'FAILED' and sent_by is distinct from :agent
                        order by arrival desc
                        limit 1
                        """)
                .bind("conversation", conversation)
                .bind("arrival", arrival)
                .bind("agent", agent)
                .map(row -> new NewerReply(
                        required(row, "id", UUID.class), authorOf(row), required(row, "sent_at", Instant.class)))
                .one();
    }

    private Mono<Long> state(UUID organization, Reply reply) {
        var failure = reply.failure();
        return database.sql("""
                        update message set state = :state, attempt = :attempt, failure_code = :code,
                            failure_message = :message, failure_remedy = :remedy
                        where id = :id and organization_id = :organization
                        """)
                .bind("state", reply.state().name())
                .bind("attempt", reply.attempt())
                .bind("code", text(failure == null ? null : failure.code()))
                .bind("message", text(failure == null ? null : failure.message()))
                .bind("remedy", text(failure == null ? null : failure.remedy()))
                .bind("id", reply.id())
                .bind("organization", organization)
                .fetch()
                .rowsUpdated();
    }

    /** X's echo of the reply may have been stored as a line of its own; who has its id means the reply from now on. */
    private Mono<Void> dropEcho(UUID organization, UUID id, AtX atX) {
        return database.sql("""
                        delete from message using message as reply
                        where reply.id = :id and reply.organization_id = :organization
                            and message.organization_id = reply.organization_id
                            and message.account_id = reply.account_id
                            and message.external_id = :dmEventId and message.state is null
                        returning message.id
                        """)
                .bind("id", id)
                .bind("organization", organization)
                .bind("dmEventId", atX.dmEventId())
                .mapValue(UUID.class)
                .one()
                .flatMap(echo -> database.sql("update message set echo_id = :echo where id = :id")
                        .bind("echo", echo)
                        .bind("id", id)
                        .then());
    }

    private Mono<Void> place(UUID organization, UUID id, AtX atX) {
        return database.sql("""
                        update message set external_id = :dmEventId, position = cast(:dmEventId as numeric),
                            sent_at = :sentAt
                        where id = :id and organization_id = :organization
                        """)
                .bind("dmEventId", atX.dmEventId())
                .bind("sentAt", atX.sentAt())
                .bind("id", id)
                .bind("organization", organization)
                .then();
    }

    private static Sent sent(Readable row) {
        var code = row.get("failure_code", String.class);
        var externalId = row.get("external_id", String.class);
        return new Sent(
                new Reply(
                        required(row, "id", UUID.class),
                        required(row, "attempt", Integer.class),
                        ReplyState.valueOf(required(row, "state", String.class)),
                        code == null
                                ? null
                                : Failure.of(
                                        code,
                                        required(row, "failure_message", String.class),
                                        row.get("failure_remedy", String.class)),
                        externalId == null ? null : new AtX(externalId, required(row, "sent_at", Instant.class))),
                required(row, "channel_id", UUID.class),
                required(row, "text", String.class));
    }

    private static @Nullable Person authorOf(Readable row) {
        var id = row.get("sent_by", UUID.class);
        return id == null ? null : new Person(id, required(row, "sent_by_username", String.class));
    }

    private static Parameter text(@Nullable String value) {
        return Parameters.in(R2dbcType.VARCHAR, value);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
