package io.kanal.inbox.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.r2dbc.postgresql.codec.Json;
import java.util.Collection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many rows as one parameter: a JSON array for {@code jsonb_to_recordset}, each row a record whose components are named as the
 * columns are.
 */
public final class Rows {

    private static final JsonMapper COLUMNS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final JsonMapper CONTENT = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Rows() {}

    /** The rows as a parameter. */
    public static Json of(Collection<? extends Record> rows) {
        return Json.of(COLUMNS.writeValueAsString(rows));
    }

    /** The content of a column that holds JSON; null fields are left out. */
    public static JsonNode content(Object value) {
        return CONTENT.valueToTree(value);
    }

    /** Reads the content of a column that holds JSON. */
    public static JsonNode content(Json column) {
        return CONTENT.readTree(column.asString());
    }
}
