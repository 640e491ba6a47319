package io.kanal.sandbox.limits;

import io.kanal.sandbox.answer.Endpoint;
import io.kanal.sandbox.control.InvalidFieldException;
import io.kanal.sandbox.limits.LimitRule.Key;
import io.kanal.sandbox.limits.LimitRule.Scope;
import io.kanal.sandbox.limits.Windows.WindowState;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/sandbox/limits")
class LimitController {

    private final LimitRules rules;
    private final Windows windows;

    LimitController(LimitRules rules, Windows windows) {
        this.rules = rules;
        this.windows = windows;
    }

    @GetMapping
    LimitList list() {
        return new LimitList(
                rules.all().stream()
                        .map(rule -> LimitView.of(rule, rules.isOverride(rule)))
                        .toList(),
                windows.open().stream().map(WindowView::of).toList());
    }

    @PostMapping
    LimitList override(@Valid @RequestBody NewLimit limit) {
        endpoints(limit.path()).stream()
                .filter(endpoint -> limit.method() == null || limit.method().equalsIgnoreCase(endpoint.method()))
                .flatMap(limit::keys)
                .forEach(key -> replace(key, limit));
        return list();
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@RequestParam(required = false) @Nullable String path) {
        var endpoints = endpoints(path);
        rules.reset(endpoints);
        windows.forget(key -> endpoints.contains(key.endpoint()));
    }

    private void replace(Key key, NewLimit limit) {
        rules.override(new LimitRule(key, limit.limit(), Duration.ofSeconds(limit.windowSeconds())));
        windows.forget(key::equals);
    }

    private static List<Endpoint> endpoints(@Nullable String path) {
        var limited = Arrays.stream(Endpoint.values())
                .filter(endpoint -> LimitRules.isOfX(new Key(endpoint, Scope.USER, false)))
                .filter(endpoint -> path == null || endpoint.isAt(path))
                .toList();
        if (limited.isEmpty()) {
            throw new InvalidFieldException("path", "unknown-path", "X has no limit on that path.");
        }
        return limited;
    }

    /**
     * A limit to set. A window of a day or more stands in place of the 24-hour limits, a shorter one in place of the
     * 15-minute limit.
     */
    record NewLimit(
            @Nullable String path,

            @Nullable @Pattern(regexp = "(?i)get|post|delete", message = "GET, POST or DELETE")
            String method,

            @Nullable @Pattern(regexp = "(?i)user|app", message = "user or app")
            String scope,

            @NotNull @PositiveOrZero Integer limit,
            @NotNull @Positive @Max(31 * 86_400) Long windowSeconds) {

        private boolean daily() {
            return windowSeconds >= XLimits.DAY.toSeconds();
        }

        Stream<Key> keys(Endpoint endpoint) {
            if (scope != null) {
                return Stream.of(new Key(endpoint, Scope.valueOf(scope.toUpperCase(Locale.ROOT)), daily()));
            }
            var known = Arrays.stream(Scope.values())
                    .map(each -> new Key(endpoint, each, daily()))
                    .filter(LimitRules::isOfX)
                    .toList();
            return known.isEmpty() && path != null ? Stream.of(new Key(endpoint, Scope.USER, daily())) : known.stream();
        }
    }

    record LimitView(String method, String path, String scope, int limit, long windowSeconds, boolean overridden) {

        static LimitView of(LimitRule rule, boolean overridden) {
            return new LimitView(
                    rule.key().endpoint().method(),
                    rule.key().endpoint().path(),
                    rule.key().scope().name().toLowerCase(Locale.ROOT),
                    rule.allowed(),
                    rule.window().toSeconds(),
                    overridden);
        }
    }

    record WindowView(
            String method,
            String path,
            String scope,
            String app,
            String account,
            int limit,
            int remaining,
            Instant resetAt) {

        static WindowView of(WindowState state) {
            return new WindowView(
                    state.rule().key().endpoint().method(),
                    state.rule().key().endpoint().path(),
                    state.rule().key().scope().name().toLowerCase(Locale.ROOT),
                    state.counted().app(),
                    state.counted().account(),
                    state.rule().allowed(),
                    state.remaining(),
                    state.resetAt());
        }
    }

    record LimitList(List<LimitView> items, List<WindowView> windows) {}
}
