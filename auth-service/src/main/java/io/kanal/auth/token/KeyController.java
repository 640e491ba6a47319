package io.kanal.auth.token;

import io.kanal.edge.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows an operator the keys and replaces the one that signs. The gateway does not lead here. */
@RestController
@RequestMapping("/operator/keys")
class KeyController {

    private final SigningKeys keys;

    KeyController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping
    Mono<KeyReport> show(Caller caller) {
        caller.requireOperator();
        return keys.report();
    }

    /** Seals anew at once what would be within a quarter of an hour. */
    @PostMapping("/reseal")
    Mono<KeyReport> reseal(Caller caller) {
        caller.requireOperator();
        return keys.reseal().then(keys.report());
    }

    /** The next signing key is public at once and signs later; it does not matter how often this is asked meanwhile. */
    @PostMapping("/rotate")
    Mono<KeyReport> rotate(Caller caller) {
        caller.requireOperator();
        return keys.rotateNow().then(keys.report());
    }
}
