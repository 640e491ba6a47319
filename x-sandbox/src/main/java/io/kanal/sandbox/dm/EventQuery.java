package io.kanal.sandbox.dm;

import io.kanal.sandbox.answer.Query;
import io.kanal.sandbox.answer.Switches;
import io.kanal.sandbox.answer.XException;
import io.kanal.sandbox.user.UserFields;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What is asked of a list of events, or of one: which, how many and with what. */
record EventQuery(
        int maxResults,
        Optional<String> pageToken,
        Set<String> types,
        Set<String> fields,
        Set<String> expansions,
        Set<String> userFields,
        Set<String> mediaFields) {

    private static final Set<String> PAGING = Set.of("max_results", "pagination_token", "event_types");
    private static final Set<String> SHAPE = Set.of("dm_event.fields", "expansions", "user.fields", "media.fields");
    private static final Set<String> TYPES = Set.of(DmEvent.MESSAGE, DmEvent.JOIN, DmEvent.LEAVE);
    private static final Set<String> FIELDS =
            Set.of("attachments", "created_at", "dm_conversation_id", "entities", "event_type", "id", "text");
    private static final Set<String> OLD_FIELDS = Set.of("sender_id", "participant_ids", "referenced_tweets");
    private static final Set<String> EXPANSIONS = Set.of("attachments.media_keys", "participant_ids", "sender_id");
    private static final Set<String> MEDIA_FIELDS = Set.of(
            "alt_text",
            "duration_ms",
            "height",
            "media_key",
            "non_public_metrics",
            "organic_metrics",
            "preview_image_url",
            "promoted_metrics",
            "public_metrics",
            "type",
            "url",
            "variants",
            "width");
    private static final int MOST = 100;

    static EventQuery ofList(HttpServletRequest request, Switches switches) {
        return of(Query.of(request, union(PAGING, SHAPE, postFields(switches))), switches);
    }

    static EventQuery ofOne(HttpServletRequest request, Switches switches) {
        return of(Query.of(request, union(SHAPE, postFields(switches))), switches);
    }

    private static EventQuery of(Query query, Switches switches) {
        var token = query.text("pagination_token");
        token.filter(text -> text.length() < 16).ifPresent(EventQuery::refuseToken);
        return new EventQuery(
                query.number("max_results", 1, MOST, MOST),
                token,
                query.words("event_types", TYPES),
                query.words("dm_event.fields", fields(switches)),
                query.words("expansions", expansions(switches)),
                query.words("user.fields", UserFields.ALL),
                query.words("media.fields", MEDIA_FIELDS));
    }

    /** 400: the token is not one that this list has handed out, or it is too old. */
    static void refuseToken(String token) {
        throw XException.invalid(
                "pagination_token",
                token,
                "The `pagination_token` query parameter value [%s] is not valid".formatted(token));
    }

    boolean wants(String field) {
        return fields.contains(field);
    }

    boolean expands(String expansion) {
        return expansions.contains(expansion);
    }

    /** The names of before August 2026 are taken too, unless the switch says otherwise. */
    private static Set<String> fields(Switches switches) {
        return switches.strictFields() && !switches.oldNames() ? FIELDS : union(FIELDS, OLD_FIELDS);
    }

    private static Set<String> expansions(Switches switches) {
        return union(EXPANSIONS, drifted(switches, "referenced_posts.id", "referenced_posts", "referenced_tweets.id"));
    }

    private static Set<String> postFields(Switches switches) {
        return drifted(switches, "post.fields", "post.fields", "tweet.fields");
    }

    private static Set<String> drifted(Switches switches, String lenient, String current, String old) {
        if (!switches.strictFields()) {
            return union(Set.of(current, old), Set.of(lenient));
        }
        return Set.of(switches.oldNames() ? old : current);
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        var union = new HashSet<String>();
        for (var set : sets) {
            union.addAll(set);
        }
        return union;
    }
}
