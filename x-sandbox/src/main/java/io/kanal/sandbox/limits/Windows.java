package io.kanal.sandbox.limits;

import io.kanal.sandbox.answer.Endpoint;
import io.kanal.sandbox.clock.SandboxClock;
import io.kanal.sandbox.limits.LimitRule.Key;
import io.kanal.sandbox.limits.LimitRule.Scope;
import io.kanal.sandbox.oauth.Caller;
import io.kanal.sandbox.oauth.Claim;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Counts calls against the rules, in windows that begin with the first call. */
@Component
class Windows {

    private final LimitRules rules;
    private final SandboxClock clock;
    private final Map<Counted, Window> windows = new HashMap<>();

    Windows(LimitRules rules, SandboxClock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Counts a call, unless a window is used up; answers how the windows of this call stand. */
    synchronized Verdict count(Endpoint endpoint, Caller caller) {
        var standing = standing(endpoint, caller);
        var admitted = standing.stream().allMatch(state -> state.remaining() > 0);
        if (!admitted) {
            return new Verdict(false, standing);
        }
        standing.forEach(state -> windows.put(state.counted(), state.oneMore()));
        return new Verdict(true, standing(endpoint, caller));
    }

    /** How the windows of this call stand; nothing is counted. */
    synchronized List<WindowState> standing(Endpoint endpoint, Caller caller) {
        return rules.of(endpoint).stream()
                .map(rule -> state(rule, Counted.of(rule.key(), caller)))
                .toList();
    }

    /** When the window of that rule ends for that caller, in real time. */
    synchronized Instant end(LimitRule rule, Claim claim) {
        var account = rule.key().scope() == Scope.USER ? String.valueOf(claim.account()) : "";
        return state(rule, new Counted(rule.key(), String.valueOf(claim.app()), account))
                .resetAt();
    }

    /** The second after which that time is surely over. */
    static long second(Instant time) {
        return Math.ceilDiv(time.toEpochMilli(), 1000L);
    }

    /** All windows that are open. */
    synchronized List<WindowState> open() {
        var now = clock.now();
        windows.values().removeIf(window -> !window.end().isAfter(now));
        return rules.all().stream()
                .flatMap(rule -> windows.keySet().stream()
                        .filter(counted -> counted.key().equals(rule.key()))
                        .map(counted -> state(rule, counted)))
                .toList();
    }

    /** Forgets what was counted, because the rules have changed. */
    synchronized void forget(Predicate<Key> which) {
        windows.keySet().removeIf(counted -> which.test(counted.key()));
    }

    private WindowState state(LimitRule rule, Counted counted) {
        var now = clock.now();
        var window = windows.get(counted);
        var current = window == null || !window.end().isAfter(now) ? new Window(now.plus(rule.window()), 0) : window;
        return new WindowState(rule, counted, current, clock.toReal(current.end()));
    }

    /** Whether a call may be made, and how its windows stand. */
    record Verdict(boolean admitted, List<WindowState> windows) {}

    /** What a window counts: one limit, for one user of an app or for the app. */
    record Counted(Key key, String app, String account) {

        static Counted of(Key key, Caller caller) {
            return new Counted(
                    key,
                    caller.app().name(),
                    key.scope() == Scope.USER ? caller.account().username() : "");
        }
    }

    record Window(Instant end, int used) {}

    record WindowState(LimitRule rule, Counted counted, Window window, Instant resetAt) {

        int remaining() {
            return Math.max(0, rule.allowed() - window.used());
        }

        Window oneMore() {
            return new Window(window.end(), window.used() + 1);
        }

        long resetSecond() {
            return second(resetAt);
        }
    }
}
