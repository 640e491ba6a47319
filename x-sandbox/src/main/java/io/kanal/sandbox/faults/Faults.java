package io.kanal.sandbox.faults;

import io.kanal.sandbox.answer.Endpoint;
import io.kanal.sandbox.clock.SandboxClock;
import io.kanal.sandbox.oauth.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The faults that were ordered, used up in the order they came. */
@Component
class Faults {

    private final SandboxClock clock;
    private final List<Fault> faults = new ArrayList<>();

    /** Answers about app keys that were wrong: the next call that proves the keys alone is refused too. */
    private final List<Fault> wrongKeys = new ArrayList<>();

    Faults(SandboxClock clock) {
        this.clock = clock;
    }

    synchronized void add(Fault fault) {
        faults.add(fault);
    }

    synchronized List<Fault> all() {
        faults.removeIf(fault -> fault.isOver(clock.real()));
        return List.copyOf(faults);
    }

    synchronized void clear() {
        faults.clear();
        wrongKeys.clear();
    }

    /** The fault that this call meets, if any. */
    synchronized Optional<Fault> next(String path, Claim claim) {
        for (var fault : all()) {
            if (fault.concerns(path, claim.app(), claim.account())) {
                faults.set(faults.indexOf(fault), fault.onceLess());
                if (fault.kind() == FaultKind.APP_KEYS && fault.times() != null && !isKeyTest(path)) {
                    wrongKeys.add(fault);
                }
                return Optional.of(fault);
            }
        }
        return isKeyTest(path) ? wrongKeysOf(claim) : Optional.empty();
    }

    private static boolean isKeyTest(String path) {
        return Endpoint.REQUEST_TOKEN.path().equals(path);
    }

    /** Keys that are wrong for one call are wrong for the call that tells whether they are. */
    private Optional<Fault> wrongKeysOf(Claim claim) {
        var lasting = all().stream()
                .filter(fault -> fault.kind() == FaultKind.APP_KEYS && fault.times() == null)
                .filter(fault -> fault.app() == null || Objects.equals(fault.app(), claim.app()))
                .findFirst();
        if (lasting.isPresent()) {
            return lasting;
        }
        var once = wrongKeys.stream()
                .filter(fault -> fault.app() == null || Objects.equals(fault.app(), claim.app()))
                .findFirst();
        once.ifPresent(wrongKeys::remove);
        return once;
    }
}
