package io.kanal.inbox.conversation;

import io.kanal.edge.ProblemException;
import io.kanal.edge.ProblemException.InvalidField;
import io.kanal.inbox.live.LiveEvent;
import io.kanal.inbox.live.LiveEvents;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * How far each person has read. A mark covers what had arrived when it was set: a message that comes late, with a
 * smaller id, is unread although a greater one was read.
 */
@Repository
public class ReadMarks {

    /**
     * Joins the reader's mark of each conversation. The limit makes PostgreSQL look each one up by its key: a plain
     * join compares all marks with all conversations when statistics do not know yet how much the reader has read.
     */
    public static final String JOINED = """
            left join lateral (
                select read_mark as mark, user_id, up_to, arrival from read_mark
                where read_mark.user_id = :user and read_mark.conversation_id = conversation.id
                limit 1) as reader on true
            """;

    private final DatabaseClient database;
    private final LiveEvents live;
    private final TransactionalOperator transaction;

    ReadMarks(DatabaseClient database, LiveEvents live, TransactionalOperator transaction) {
        this.database = database;
        this.live = live;
        this.transaction = transaction;
    }

    /** Marks a conversation as read up to a message; a mark never moves back. The person's other tabs are told. */
    Mono<Void> mark(UUID organization, UUID user, UUID conversation, UUID upTo) {
        return exists(organization, conversation, upTo)
                .switchIfEmpty(Mono.error(() -> unknown(upTo)))
                .then(database.sql("""
                                insert into read_mark (user_id, conversation_id, up_to, arrival)
                                select :user, conversation.id, case when message.position = 'Infinity'
                                    then conversation.incoming_position else message.position end, incoming_arrival
                                from message
                                join conversation on conversation.id = message.conversation_id
                                where (message.id = :upTo or message.echo_id = :upTo)
                                    and conversation.id = :conversation
                                    and conversation.organization_id = :organization
                                on conflict (user_id, conversation_id) do update set
                                    up_to = excluded.up_to,
                                    arrival = greatest(read_mark.arrival, excluded.arrival)
                                where read_mark.up_to <= excluded.up_to
                                """)
                        .bind("user", user)
                        .bind("upTo", upTo)
                        .bind("conversation", conversation)
                        .bind("organization", organization)
                        .fetch()
                        .rowsUpdated())
                .filter(moved -> moved > 0)
                .flatMap(moved -> live.tell(LiveEvent.conversationOf(organization, user, conversation)))
                .as(transaction::transactional);
    }

    private Mono<Boolean> exists(UUID organization, UUID conversation, UUID message) {
        return database.sql("""
                        select true from message
                        where (id = :id or echo_id = :id) and conversation_id = :conversation
                            and organization_id = :organization
                        """)
                .bind("id", message)
                .bind("conversation", conversation)
                .bind("organization", organization)
                .mapValue(Boolean.class)
                .one();
    }

    private static ProblemException unknown(UUID message) {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "not-found",
                "There is no message %s in this conversation.".formatted(message),
                List.of(new InvalidField("upTo", "not-found", "is no message of this conversation")));
    }
}
