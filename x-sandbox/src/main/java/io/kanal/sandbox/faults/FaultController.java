package io.kanal.sandbox.faults;

import io.kanal.sandbox.account.Accounts;
import io.kanal.sandbox.app.Apps;
import io.kanal.sandbox.clock.SandboxClock;
import io.kanal.sandbox.control.InvalidFieldException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

@RestController
@RequestMapping("/sandbox/faults")
class FaultController {

    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Duration NEVER = Duration.ofSeconds(30);

    private final Faults faults;
    private final Apps apps;
    private final Accounts accounts;
    private final SandboxClock clock;

    FaultController(Faults faults, Apps apps, Accounts accounts, SandboxClock clock) {
        this.faults = faults;
        this.apps = apps;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping
    FaultList list() {
        return new FaultList(faults.all().stream().map(FaultView::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    FaultView add(@Valid @RequestBody NewFault ordered) {
        var fault = fault(ordered);
        faults.add(fault);
        return FaultView.of(fault);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        faults.clear();
    }

    private Fault fault(NewFault ordered) {
        var kind = FaultKind.of(ordered.kind())
                .orElseThrow(() -> new InvalidFieldException("kind", "unknown-kind", "One of " + FaultKind.names()));
        var isSlow = kind == FaultKind.SLOW;
        var until = Optional.ofNullable(ordered.seconds()).map(clock.real()::plusSeconds);
        // An order without an end is for one call.
        var times = ordered.times() == null && until.isEmpty() ? Integer.valueOf(1) : ordered.times();
        return new Fault(
                pattern(ordered.path()),
                kind,
                times,
                until.orElse(null),
                account(ordered.account()),
                app(ordered.app()),
                "after".equals(ordered.when()),
                Optional.ofNullable(ordered.delayMillis())
                        .map(Duration::ofMillis)
                        .orElse(isSlow ? SLOW : NEVER));
    }

    private static PathPattern pattern(String path) {
        try {
            var all = "*".equals(path) ? "/**" : path.replaceAll(":([A-Za-z_]+)", "{$1}");
            return PathPatternParser.defaultInstance.parse(all);
        } catch (PatternParseException unreadable) {
            throw new InvalidFieldException("path", "invalid", "This is not a path, nor a pattern of paths.");
        }
    }

    private @Nullable String account(@Nullable String username) {
        if (username == null) {
            return null;
        }
        return accounts.byUsername(username)
                .orElseThrow(() -> new InvalidFieldException(
                        "account", "unknown-account", "There is no account @" + username + "."))
                .username();
    }

    private @Nullable String app(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return apps.byName(name)
                .orElseThrow(() -> new InvalidFieldException("app", "unknown-app", "There is no app " + name + "."))
                .name();
    }

    record NewFault(
            @NotBlank String path,
            @NotBlank String kind,
            @Nullable @Positive @Max(1_000_000) Integer times,
            @Nullable @Positive @Max(31_536_000) Long seconds,
            @Nullable String account,
            @Nullable String app,

            @Nullable @Pattern(regexp = "before|after", message = "before or after")
            String when,

            @Nullable @Positive @Max(600_000) Long delayMillis) {}

    record FaultView(
            String path,
            String kind,
            @Nullable Integer times,
            @Nullable Instant until,
            @Nullable String account,
            @Nullable String app,
            String when) {

        static FaultView of(Fault fault) {
            return new FaultView(
                    fault.path().getPatternString(),
                    fault.kind().wireName(),
                    fault.times(),
                    fault.until(),
                    fault.account(),
                    fault.app(),
                    fault.after() ? "after" : "before");
        }
    }

    record FaultList(List<FaultView> items) {}
}
