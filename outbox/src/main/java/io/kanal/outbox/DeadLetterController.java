package io.kanal.outbox;

import io.kanal.edge.Caller;
import io.kanal.edge.Page;
import io.kanal.edge.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What an operator does about dead letters. The gateway does not lead here. */
@RestController
@RequestMapping("/operator/dead-letters")
class DeadLetterController {

    private final DeadLetters deadLetters;
    private final Replay replay;

    DeadLetterController(DeadLetters deadLetters, Replay replay) {
        this.deadLetters = deadLetters;
        this.replay = replay;
    }

    @GetMapping
    Mono<Page<DeadLetter>> list(
            Caller caller,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        caller.requireOperator();
        return deadLetters.list(cursor, limit + 1).map(found -> page(found, limit));
    }

    @GetMapping("/{id}")
    Mono<DeadLetter> show(Caller caller, @PathVariable long id) {
        caller.requireOperator();
        return deadLetters.find(id).switchIfEmpty(Mono.error(() -> ProblemException.notFound("dead letter", id)));
    }

    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> replay(Caller caller, @PathVariable long id) {
        caller.requireOperator();
        return replay.of(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> discard(Caller caller, @PathVariable long id) {
        caller.requireOperator();
        return deadLetters
                .discard(id)
                .filter(wasThere -> wasThere)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("dead letter", id)))
                .then();
    }

    private static Page<DeadLetter> page(List<DeadLetter> found, int limit) {
        var items = found.stream().limit(limit).toList();
        return found.size() <= limit
                ? Page.whole(items)
                : new Page<>(items, Long.toString(items.getLast().id()));
    }
}
