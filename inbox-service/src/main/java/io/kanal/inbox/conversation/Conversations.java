package io.kanal.inbox.conversation;

import io.kanal.edge.ProblemException;
import io.kanal.inbox.channel.ChannelView;
import io.kanal.inbox.storage.Query;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds conversations. Every statement carries the caller's organisation. */
@Repository
public class Conversations {

    /** Nobody can answer there, and the counts of unread messages leave it out too. */
    private static final String NOT_GONE =
            "and not exists (select 1 from channel where channel.id = mailbox.channel_id and channel.gone)";

    private final DatabaseClient database;

    Conversations(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Completes if the organisation has this conversation.
     *
     * <p>Fails with {@link ProblemException} 404 otherwise.
     */
    public Mono<Void> require(UUID organization, UUID id) {
        return database.sql("select 1 from conversation where id = :id and organization_id = :organization")
                .bind("id", id)
                .bind("organization", organization)
                .fetch()
                .first()
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("conversation", id)))
                .then();
    }

    /** Locks a conversation until the transaction ends, so that what happens to it happens in one order. */
    public Mono<Void> lock(UUID organization, UUID id) {
        return database.sql("select 1 from conversation where id = :id and organization_id = :organization for update")
                .bind("id", id)
                .bind("organization", organization)
                .fetch()
                .first()
                .then();
    }

    /**
     * Locks a conversation that is to be answered.
     *
     * <p>Fails with {@link ProblemException} 409 and the code of the cause if nobody can answer in it.
     */
    public Mono<OpenConversation> toAnswer(UUID organization, UUID id) {
        return lock(organization, id)
                .then(database.sql("""
                                select conversation.id, conversation.organization_id, conversation.account_id,
                                    conversation.external_id,
                                """ + ConversationView.CANNOT_REPLY + """
                                from conversation
                                join mailbox using (organization_id, account_id)
                                join channel on channel.id = mailbox.channel_id
                                left join participant as self on self.conversation_id = conversation.id
                                    and self.external_id = conversation.account_id
                                where conversation.id = :id and conversation.organization_id = :organization
                                """)
                        .bind("id", id)
                        .bind("organization", organization)
                        .map(Conversations::open)
                        .one());
    }

    private static OpenConversation open(Readable row) {
        var cause = ConversationView.cannotReply(row, ChannelView.of(row));
        if (cause != null) {
            var problem = new ProblemException(HttpStatus.CONFLICT, cause.code(), cause.message());
            problem.getBody().setProperty("remedy", cause.remedy());
            throw problem;
        }
        return new OpenConversation(
                required(row, "id", UUID.class),
                required(row, "organization_id", UUID.class),
                required(row, "account_id", String.class),
                required(row, "external_id", String.class),
                required(row, "channel_id", UUID.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    /** The conversations that are asked for. */
    Flux<ConversationView> find(ConversationQuestion question) {
        return finding(question).on(database).map(ConversationView::of).all();
    }

    /**
     * The statement of {@link #find}. It picks the part first and dresses it afterwards, so that what is shown of a
     * conversation is looked up for the part alone.
     */
    static Query finding(ConversationQuestion question) {
        var order = question.filter() == ConversationFilter.WAITING
                ? "order by conversation.waiting_since, conversation.id"
                : "order by conversation.last_at desc, conversation.id desc";
        var query = new Query("select " + ConversationView.COLUMNS + """
                        from (
                            select conversation.id from conversation
                            join mailbox using (organization_id, account_id)
                        """)
                .add(ReadMarks.JOINED)
                .add("where conversation.organization_id = :organization")
                .with("user", question.user())
                .with("organization", question.organization());
        pick(query, question);
        return query.add(order)
                .add("limit " + question.limit())
                .add("""
                        ) as part
                        join conversation using (id)
                        join mailbox using (organization_id, account_id)
                        join channel on channel.id = mailbox.channel_id
                        left join message as latest on latest.id = conversation.last_message_id
                        left join profile as customer on customer.organization_id = conversation.organization_id
                            and customer.external_id = conversation.customer_id
                        left join participant as self on self.conversation_id = conversation.id
                            and self.external_id = conversation.account_id
                        """)
                .add(ReadMarks.JOINED)
                .add(order);
    }

    private static void pick(Query query, ConversationQuestion question) {
        query.addIf(question.id(), "id", "and conversation.id = :id");
        var channel = question.channel();
        if (channel != null) {
            query.add("and conversation.account_id = :account and mailbox.channel_id = :channel")
                    .with("account", channel.accountId())
                    .with("channel", channel.channelId());
        }
        switch (question.filter()) {
            case ALL -> {
                // Nothing is left out.
            }
            case UNREAD -> query.add(NOT_GONE).add("""
                        and (reader.user_id is null and conversation.incoming_count > 0
                            or reader.up_to < conversation.incoming_position
                            or reader.arrival < conversation.incoming_arrival)
                        """);
            case WAITING -> query.add(NOT_GONE).add("and conversation.waiting_since is not null");
        }
        search(query, question.search());
        after(query, question);
    }

    private static void after(Query query, ConversationQuestion question) {
        var after = question.after();
        if (after == null) {
            return;
        }
        query.add(
                        switch (question.filter()) {
                            case ALL, UNREAD -> "and (conversation.last_at, conversation.id) < (:at, :after)";
                            case WAITING -> "and (conversation.waiting_since, conversation.id) > (:at, :after)";
                        })
                .with("at", after.at())
                .with("after", after.id());
    }

    private static void search(Query query, SearchTerms terms) {
        if (terms.isEmpty()) {
            return;
        }
        query.add("""
                and conversation.id in (
                    select participant.conversation_id from profile
                    join participant on participant.organization_id = profile.organization_id
                        and participant.external_id = profile.external_id and not own
                    where profile.organization_id = :organization
                """);
        like(query, "search", "name", terms.profilePatterns());
        if (terms.findsTexts()) {
            searchTexts(query, terms);
        }
        query.add(")");
    }

    private static void searchTexts(Query query, SearchTerms terms) {
        query.add("union select conversation_id from message where organization_id = :organization");
        like(query, "search_form(text)", "text", terms.textPatterns());
    }

    private static void like(Query query, String searched, String parameter, List<String> patterns) {
        for (var place = 0; place < patterns.size(); place++) {
            var name = parameter + place;
            query.add("and %s like lower(:%s)".formatted(searched, name)).with(name, patterns.get(place));
        }
    }
}
