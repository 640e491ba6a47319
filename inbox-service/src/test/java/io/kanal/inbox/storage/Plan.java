package io.kanal.inbox.storage;

import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;

/** How PostgreSQL answers a query. */
public final class Plan {

    private Plan() {}

    /** The plan, with what was really read. */
    public static String of(Query query, DatabaseClient database) {
        return String.join(
                "\n",
                database.sql("explain (analyze, buffers) " + query.sql())
                        .bindValues(query.parameters())
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block(Duration.ofSeconds(30)));
    }
}
