package io.kanal.sandbox.dm;

import io.kanal.sandbox.account.Account;
import io.kanal.sandbox.account.Accounts;
import io.kanal.sandbox.answer.CurrentSwitches;
import io.kanal.sandbox.answer.XTime;
import io.kanal.sandbox.user.UserView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Events as X shows them: id, type and text, what was asked for beyond, and what was expanded. */
@Component
class EventView {

    /** All that the sandbox knows of a picture's size. */
    private static final int WIDTH = 1_200;

    private static final int HEIGHT = 900;

    private final Accounts accounts;
    private final UserView users;
    private final CurrentSwitches switches;

    EventView(Accounts accounts, UserView users, CurrentSwitches switches) {
        this.accounts = accounts;
        this.users = users;
        this.switches = switches;
    }

    /** One event. */
    Map<String, Object> event(DmEvent event, EventQuery query) {
        var delivered = DeliveredText.of(event.text(), switches.get());
        var view = new LinkedHashMap<String, Object>();
        view.put("id", Long.toString(event.id()));
        view.put("event_type", event.type());
        if (event.participantIds().isEmpty()) {
            view.put("text", delivered.text());
        }
        if (query.wants("created_at")) {
            view.put("created_at", XTime.of(event.sentAt()));
        }
        if (query.wants("dm_conversation_id")) {
            view.put("dm_conversation_id", event.conversationId());
        }
        if (shows(query, "sender_id", "sender_id")) {
            view.put("sender_id", Long.toString(event.senderId()));
        }
        if (shows(query, "participant_ids", "participant_ids")
                && !event.participantIds().isEmpty()) {
            view.put(
                    "participant_ids",
                    event.participantIds().stream().map(String::valueOf).toList());
        }
        if (shows(query, "attachments", "attachments.media_keys") && event.mediaUrl() != null) {
            view.put("attachments", Map.of("media_keys", List.of(mediaKey(event))));
        }
        if (query.wants("entities") && !delivered.entities().isEmpty()) {
            view.put("entities", delivered.entities());
        }
        return view;
    }

    /** What the events refer to, as far as it was asked for. */
    Map<String, Object> includes(List<DmEvent> events, EventQuery query) {
        var includes = new LinkedHashMap<String, Object>();
        var people = people(events, query).stream()
                .map(account -> users.of(account, query.userFields()))
                .toList();
        if (!people.isEmpty()) {
            includes.put("users", people);
        }
        var media = media(events, query);
        if (!media.isEmpty()) {
            includes.put("media", media);
        }
        return includes;
    }

    /** The accounts that the events refer to, as far as they were asked for. */
    List<Account> people(List<DmEvent> events, EventQuery query) {
        var ids = new LinkedHashSet<Long>();
        for (var event : events) {
            if (query.expands("sender_id")) {
                ids.add(event.senderId());
            }
            if (query.expands("participant_ids")) {
                ids.addAll(event.participantIds());
            }
        }
        return accounts.byIds(ids);
    }

    private boolean shows(EventQuery query, String field, String expansion) {
        return query.wants(field) || query.expands(expansion) && switches.get().expandedIds();
    }

    private static List<Map<String, Object>> media(List<DmEvent> events, EventQuery query) {
        var media = new ArrayList<Map<String, Object>>();
        if (query.expands("attachments.media_keys")) {
            events.stream()
                    .filter(event -> event.mediaUrl() != null)
                    .map(event -> medium(event, query.mediaFields()))
                    .forEach(media::add);
        }
        return media;
    }

    private static Map<String, Object> medium(DmEvent event, Set<String> fields) {
        var all = new LinkedHashMap<String, Object>();
        all.put("url", String.valueOf(event.mediaUrl()));
        all.put("width", WIDTH);
        all.put("height", HEIGHT);
        var medium = new LinkedHashMap<String, Object>();
        medium.put("media_key", mediaKey(event));
        medium.put("type", "photo");
        all.keySet().stream().filter(fields::contains).forEach(field -> medium.put(field, all.get(field)));
        return medium;
    }

    /** Media keys name the kind (3 is a photo) and the media; each message here has media of its own. */
    private static String mediaKey(DmEvent event) {
        return "3_" + event.id();
    }
}
