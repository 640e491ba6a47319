package io.kanal.sandbox.answer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
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

@RestController
@RequestMapping("/sandbox/switches")
class SwitchController {

    private final CurrentSwitches switches;

    SwitchController(CurrentSwitches switches) {
        this.switches = switches;
    }

    @GetMapping
    Switches read() {
        return switches.get();
    }

    @PostMapping
    Switches change(@Valid @RequestBody Changes changes) {
        switches.change(changes.appliedTo(switches.get()));
        return switches.get();
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        switches.reset();
    }

    /** The switches to change; what is not named stays. */
    record Changes(
            @Nullable @Pattern(regexp = "2\\.16[67]", message = "2.166 or 2.167")
            String spec,

            @Nullable Boolean strictFields,
            @Nullable Boolean expandedIds,
            @Nullable Boolean escapeText,
            @Nullable Boolean shortenLinks,
            @Nullable Boolean billIncludedUsers) {

        Switches appliedTo(Switches before) {
            return new Switches(
                    Optional.ofNullable(spec).orElse(before.spec()),
                    Optional.ofNullable(strictFields).orElse(before.strictFields()),
                    Optional.ofNullable(expandedIds).orElse(before.expandedIds()),
                    Optional.ofNullable(escapeText).orElse(before.escapeText()),
                    Optional.ofNullable(shortenLinks).orElse(before.shortenLinks()),
                    Optional.ofNullable(billIncludedUsers).orElse(before.billIncludedUsers()));
        }
    }
}
