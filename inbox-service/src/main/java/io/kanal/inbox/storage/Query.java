package io.kanal.inbox.storage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

/** A statement that grows with what is asked for, together with its parameters. */
public final class Query {

    private final StringBuilder sql;
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /** A statement that begins so. */
    public Query(String sql) {
        this.sql = new StringBuilder(sql);
    }

    /** Adds to the statement. */
    public Query add(String part) {
        sql.append(part).append('\n');
        return this;
    }

    /** Adds to the statement if there is a value, and binds it. */
    public Query addIf(@Nullable Object value, String name, String part) {
        return value == null ? this : add(part).with(name, value);
    }

    /** Binds a parameter. */
    public Query with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    /** The statement, ready to be run. */
    public DatabaseClient.GenericExecuteSpec on(DatabaseClient database) {
        return database.sql(sql()).bindValues(parameters());
    }

    String sql() {
        return sql.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
