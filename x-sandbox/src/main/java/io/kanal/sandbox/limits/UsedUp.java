package io.kanal.sandbox.limits;

import io.kanal.sandbox.answer.Endpoint;
import io.kanal.sandbox.limits.LimitRule.Key;
import io.kanal.sandbox.limits.LimitRule.Scope;
import io.kanal.sandbox.oauth.Claim;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The headers of a window that is used up, for answers that only pretend so. */
@Component
public class UsedUp {

    private static final int A_LIMIT = 15;
    private static final int A_DAILY_LIMIT = 1_440;

    private final LimitRules rules;
    private final Windows windows;

    UsedUp(LimitRules rules, Windows windows) {
        this.rules = rules;
        this.windows = windows;
    }

    /** The headers; the reset is the given time, else when the caller's window really ends. */
    public Map<String, String> headers(
            Optional<Endpoint> endpoint, Claim claim, boolean daily, @Nullable Instant until) {
        var rule = endpoint.stream()
                .flatMap(known -> rules.of(known).stream())
                .filter(known ->
                        known.key().scope() == Scope.USER && known.key().daily() == daily)
                .findFirst()
                .orElseGet(() -> made(endpoint.orElse(Endpoint.DM_EVENTS), daily));
        var reset = until == null ? windows.end(rule, claim) : until;
        var headers = new LinkedHashMap<String, String>();
        headers.put(rule.key().header() + "limit", Integer.toString(rule.allowed()));
        headers.put(rule.key().header() + "remaining", "0");
        headers.put(rule.key().header() + "reset", Long.toString(Windows.second(reset)));
        return headers;
    }

    private static LimitRule made(Endpoint endpoint, boolean daily) {
        var window = daily ? XLimits.DAY : XLimits.QUARTER_HOUR;
        return new LimitRule(new Key(endpoint, Scope.USER, daily), daily ? A_DAILY_LIMIT : A_LIMIT, window);
    }
}
