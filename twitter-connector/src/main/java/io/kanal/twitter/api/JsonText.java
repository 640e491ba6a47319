package io.kanal.twitter.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads texts where X may send something else one day. */
final class JsonText {

    private JsonText() {}

    static @Nullable String orNull(JsonNode node) {
        return node.isString() || node.isNumber() ? node.asString() : null;
    }

    /** The texts of a list; what is no text is passed over. */
    static List<String> list(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isArray()) {
            for (var element : node) {
                var text = orNull(element);
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return List.copyOf(texts);
    }

    /** The texts of one field of a list of objects. */
    static List<String> listOf(JsonNode node, String field) {
        var texts = new ArrayList<String>();
        if (node.isArray()) {
            for (var element : node) {
                var text = orNull(element.path(field));
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return List.copyOf(texts);
    }
}
