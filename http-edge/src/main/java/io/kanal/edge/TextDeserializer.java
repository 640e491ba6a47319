package io.kanal.edge;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads a JSON string, and nothing else, into a text without U+0000. */
final class TextDeserializer extends StdScalarDeserializer<String> {

    TextDeserializer() {
        super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
        }
        var text = parser.getString();
        if (text.indexOf('\0') >= 0) {
            return (String) context.handleWeirdStringValue(String.class, "", "U+0000 is not allowed");
        }
        return text;
    }
}
