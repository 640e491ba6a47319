package io.kanal.inbox.reply;

import io.kanal.contracts.Person;
import io.kanal.edge.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answering customers. What is accepted is on its way; what became of it is told live and stands at the message. */
@RestController
@RequestMapping("/api/inbox")
class ReplyController {

    private final Replying replying;

    ReplyController(Replying replying) {
        this.replying = replying;
    }

    @PostMapping("/conversations/{id}/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Accepted> send(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Request request) {
        var organization = caller.organization();
        var text = ReplyText.of(request.text());
        var requestKey = RequestKey.of(key, caller.userId(), id, text, request.seenUpTo());
        return replying.ask(organization, person(caller), id, text, request.seenUpTo(), requestKey)
                .map(Accepted::new);
    }

    @PostMapping("/messages/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Accepted> retry(Caller caller, @PathVariable UUID id) {
        return replying.retry(caller.organization(), person(caller), id).thenReturn(new Accepted(id));
    }

    @PostMapping("/messages/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Accepted> cancel(Caller caller, @PathVariable UUID id) {
        return replying.cancel(caller.organization(), person(caller), id).thenReturn(new Accepted(id));
    }

    private static Person person(Caller caller) {
        return new Person(caller.userId(), caller.username());
    }

    /**
     * What an agent wants to say.
     *
     * @param seenUpTo the id of the newest message that the agent has seen; null asks nothing about newer ones
     */
    record Request(@Nullable String text, @Nullable UUID seenUpTo) {}

    /** A reply that is on its way. */
    record Accepted(UUID id, ReplyState state) {

        Accepted(UUID id) {
            this(id, ReplyState.PENDING);
        }
    }
}
