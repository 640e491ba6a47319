package io.kanal.sandbox.limits;

import io.kanal.sandbox.answer.Endpoint;
import io.kanal.sandbox.limits.LimitRule.Key;
import io.kanal.sandbox.limits.LimitRule.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** X's limits, and in their place those that somebody has set here. */
@Repository
class LimitRules {

    private static final Map<Key, LimitRule> OF_X = byKey(XLimits.all());

    private final JdbcClient database;
    private volatile Map<Key, LimitRule> overrides;

    LimitRules(JdbcClient database) {
        this.database = database;
        this.overrides = byKey(database.sql("select * from limit_override")
                .query(LimitRules::read)
                .list());
    }

    /** All rules in force. */
    Collection<LimitRule> all() {
        var rules = new LinkedHashMap<>(OF_X);
        rules.putAll(overrides);
        return rules.values();
    }

    /** The rules of one call. */
    List<LimitRule> of(Endpoint endpoint) {
        return all().stream().filter(rule -> rule.key().endpoint() == endpoint).toList();
    }

    boolean isOverride(LimitRule rule) {
        return overrides.containsKey(rule.key());
    }

    static boolean isOfX(Key key) {
        return OF_X.containsKey(key);
    }

    synchronized void override(LimitRule rule) {
        database.sql("""
                        merge into limit_override (method, path, scope, daily, allowed, window_seconds)
                        key (method, path, scope, daily)
                        values (:method, :path, :scope, :daily, :allowed, :seconds)
                        """)
                .param("method", rule.key().endpoint().method())
                .param("path", rule.key().endpoint().path())
                .param("scope", rule.key().scope().name())
                .param("daily", rule.key().daily())
                .param("allowed", rule.allowed())
                .param("seconds", rule.window().toSeconds())
                .update();
        var changed = new LinkedHashMap<>(overrides);
        changed.put(rule.key(), rule);
        overrides = changed;
    }

    /** Back to X's limits for these calls. */
    synchronized void reset(Collection<Endpoint> endpoints) {
        var changed = new LinkedHashMap<>(overrides);
        for (var endpoint : endpoints) {
            database.sql("delete from limit_override where method = :method and path = :path")
                    .param("method", endpoint.method())
                    .param("path", endpoint.path())
                    .update();
            changed.keySet().removeIf(key -> key.endpoint() == endpoint);
        }
        overrides = changed;
    }

    private static Map<Key, LimitRule> byKey(Collection<LimitRule> rules) {
        var map = new LinkedHashMap<Key, LimitRule>();
        rules.forEach(rule -> map.put(rule.key(), rule));
        return map;
    }

    private static LimitRule read(ResultSet row, int number) throws SQLException {
        var path = row.getString("path").replaceAll("\\{[^}]*}", "1");
        var endpoint = Endpoint.of(row.getString("method"), path).orElseThrow();
        var key = new Key(endpoint, Scope.valueOf(row.getString("scope")), row.getBoolean("daily"));
        return new LimitRule(key, row.getInt("allowed"), Duration.ofSeconds(row.getLong("window_seconds")));
    }
}
