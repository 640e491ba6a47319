package io.kanal.inbox.storage;

import java.time.Duration;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How PostgreSQL answers a query. */
public final class Plan {

    private static final List<String> REMOVED =
            List.of("Rows Removed by Filter", "Rows Removed by Join Filter", "Rows Removed by Index Recheck");

    private Plan() {}

    /** The plan, with what was really read. */
    public static String of(Query query, DatabaseClient database) {
        return explain("analyze, buffers", query, database);
    }

    /** How many rows all steps of the plan handed on or threw away: its cost, whatever else the machine does. */
    public static long rows(Query query, DatabaseClient database) {
        var explained = JsonMapper.shared().readTree(explain("analyze, format json", query, database));
        return rows(explained.at("/0/Plan"));
    }

    private static long rows(JsonNode step) {
        var once = step.get("Actual Rows").asDouble();
        for (var removed : REMOVED) {
            once += step.path(removed).asDouble(0);
        }
        var all = Math.round(once * step.get("Actual Loops").asDouble());
        for (var child : step.path("Plans")) {
            all += rows(child);
        }
        return all;
    }

    private static String explain(String options, Query query, DatabaseClient database) {
        return String.join(
                "\n",
                database.sql("explain (" + options + ") " + query.sql())
                        .bindValues(query.parameters())
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block(Duration.ofSeconds(30)));
    }
}
