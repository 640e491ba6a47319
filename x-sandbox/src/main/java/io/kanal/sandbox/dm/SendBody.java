package io.kanal.sandbox.dm;

import io.kanal.sandbox.answer.XException;
import io.kanal.sandbox.dm.DirectMessages.Content;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of the calls that send, read as strictly as X reads them: nothing unknown, nothing of another type. */
final class SendBody {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_TEXT = 10_000;
    private static final int FEWEST_OTHERS = 2;
    private static final int MOST_OTHERS = 49;

    private SendBody() {}

    static Content message(byte[] body) {
        return message(object(body), "");
    }

    static Group group(byte[] body) {
        var json = object(body);
        allow(json, "", Set.of("conversation_type", "participant_ids", "message"));
        if (!"Group".equals(json.path("conversation_type").asString(""))) {
            throw invalid("conversation_type", json.path("conversation_type"), "is not [Group]");
        }
        return new Group(participants(json.path("participant_ids")), message(json.path("message"), "message."));
    }

    private static Content message(JsonNode json, String at) {
        if (!json.isObject()) {
            throw invalid(at.isEmpty() ? "body" : "message", json, "is not an object");
        }
        allow(json, at, Set.of("text", "attachments"));
        if (json.has("attachments")) {
            refuse(json.get("attachments"), at);
        }
        var text = json.path("text");
        if (!text.isString() || text.asString().isEmpty()) {
            throw invalid(at + "text", text, "is not a text of at least one character");
        }
        if (text.asString().codePointCount(0, text.asString().length()) > LONGEST_TEXT) {
            throw XException.invalid(
                    at + "text", "", "$.%stext: must be at most %d characters long".formatted(at, LONGEST_TEXT));
        }
        return new Content(text.asString(), null);
    }

    /** Nothing can be uploaded here, so every attachment is one that X does not know. */
    private static void refuse(JsonNode attachments, String at) {
        var wellFormed = attachments.isArray()
                && attachments.size() == 1
                && attachments.get(0).path("media_id").asString("").matches("[0-9]{1,19}");
        throw invalid(
                at + "attachments",
                attachments,
                wellFormed ? "names media that does not exist or is not yours" : "is not a list of one media_id");
    }

    private static List<String> participants(JsonNode ids) {
        if (!ids.isArray() || ids.size() < FEWEST_OTHERS || ids.size() > MOST_OTHERS) {
            throw invalid("participant_ids", ids, "does not have 2 to 49 ids");
        }
        return StreamSupport.stream(ids.spliterator(), false)
                .map(id -> {
                    if (!id.isString() || !id.asString().matches("[0-9]{1,19}")) {
                        throw invalid("participant_ids", id, "does not match ^[0-9]{1,19}$");
                    }
                    return id.asString();
                })
                .distinct()
                .toList();
    }

    private static JsonNode object(byte[] body) {
        try {
            var json = JSON.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException unreadable) {
            // Said below, as for every other body that is no object.
        }
        throw XException.invalid("body", "", "Requests with bodies must have content-type of application/json.");
    }

    private static void allow(JsonNode json, String at, Set<String> names) {
        for (var name : json.propertyNames()) {
            if (!names.contains(name)) {
                throw invalid(at + name, json.get(name), "is not defined in the schema");
            }
        }
    }

    private static XException invalid(String field, JsonNode value, String what) {
        var text = value.isMissingNode() ? "" : value.toString();
        var given = text.length() <= 100 ? text : text.substring(0, 100);
        return XException.invalid(field, given, "$.%s: [%s] %s".formatted(field, given, what));
    }

    /** A group to begin: who else is in it, and its first message. */
    record Group(List<String> participantIds, Content content) {}
}
