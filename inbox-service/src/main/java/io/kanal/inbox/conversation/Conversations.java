package io.kanal.inbox.conversation;

import io.kanal.edge.ProblemException;
import io.kanal.inbox.storage.Query;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds conversations. Every statement carries the caller's organisation. */
@Repository
public class Conversations {

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

    /** The conversations that are asked for. */
    Flux<ConversationView> find(ConversationQuestion question) {
        return finding(question).on(database).map(ConversationView::of).all();
    }

    /** The statement of {@link #find}. */
    static Query finding(ConversationQuestion question) {
        var query = new Query("select " + ConversationView.COLUMNS + """
                        from conversation
                        join mailbox using (organization_id, account_id)
                        join channel on channel.id = mailbox.channel_id
                        left join message as latest on latest.id = conversation.last_message_id
                        left join profile as customer on customer.organization_id = conversation.organization_id
                            and customer.external_id = conversation.customer_id
                        left join read_mark as mark
                            on mark.user_id = :user and mark.conversation_id = conversation.id
                        where conversation.organization_id = :organization
                        """)
                .with("user", question.user())
                .with("organization", question.organization())
                .addIf(question.id(), "id", "and conversation.id = :id");
        var channel = question.channel();
        if (channel != null) {
            query.add("and conversation.account_id = :account and channel.id = :channel")
                    .with("account", channel.accountId())
                    .with("channel", channel.channelId());
        }
        search(query, question.search());
        return part(query, question);
    }

    private static Query part(Query query, ConversationQuestion question) {
        var waiting = question.filter() == ConversationFilter.WAITING;
        switch (question.filter()) {
            case ALL -> {
                // Nothing is left out.
            }
            case UNREAD -> query.add("""
                        and (mark.user_id is null and conversation.incoming_count > 0
                            or mark.up_to < conversation.incoming_position
                            or mark.arrival < conversation.incoming_arrival)
                        """);
            case WAITING -> query.add("and waiting_since is not null");
        }
        var after = question.after();
        if (after != null) {
            query.add(
                            waiting
                                    ? "and (waiting_since, conversation.id) > (:at, :after)"
                                    : "and (last_at, conversation.id) < (:at, :after)")
                    .with("at", after.at())
                    .with("after", after.id());
        }
        return query.add(
                        waiting
                                ? "order by waiting_since, conversation.id limit :limit"
                                : "order by last_at desc, conversation.id desc limit :limit")
                .with("limit", question.limit());
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
        var word = 0;
        for (var patterns : terms.profilePatterns()) {
            searchProfiles(query, patterns, "name" + word++);
        }
        if (terms.findsTexts()) {
            searchTexts(query, terms);
        }
        query.add(")");
    }

    private static void searchProfiles(Query query, List<String> patterns, String name) {
        query.add("and (false");
        for (var pattern : patterns) {
            var parameter = name + "_" + patterns.indexOf(pattern);
            query.add("or search_form(display_name) like lower(:%1$s) or search_form(handle) like lower(:%1$s)"
                            .formatted(parameter))
                    .with(parameter, pattern);
        }
        query.add(")");
    }

    private static void searchTexts(Query query, SearchTerms terms) {
        query.add("union select conversation_id from message where organization_id = :organization");
        var text = 0;
        for (var pattern : terms.textPatterns()) {
            var word = "text" + text++;
            query.add("and search_form(text) like lower(:%s)".formatted(word)).with(word, pattern);
        }
    }
}
