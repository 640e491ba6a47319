package io.kanal.twitter.credential;

import io.kanal.edge.Caller;
import io.kanal.edge.ProblemException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells an operator which keys this instance knows and what each has sealed. The gateway does not lead here. */
@RestController
class KeyController {

    private final Sealing sealing;
    private final Resealing resealing;

    KeyController(Sealing sealing, Resealing resealing) {
        this.sealing = sealing;
        this.resealing = resealing;
    }

    @GetMapping("/operator/keys")
    Mono<KeysView> keys(Caller caller) {
        caller.requireOperator();
        return Mono.justOrEmpty(sealing.keys())
                .switchIfEmpty(Mono.error(() ->
                        new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "key-lost", "The keyset is not loaded.")))
                .flatMap(keys -> resealing.values().map(values -> KeysView.of(keys, values)));
    }

    /**
     * The keys, by their ids; none of this is secret.
     *
     * @param primary the one that seals
     * @param known all that open
     * @param sealed how many values each has sealed
     */
    record KeysView(long primary, Set<Long> known, Map<Long, Long> sealed) {

        static KeysView of(Keys keys, Map<Integer, Long> values) {
            return new KeysView(
                    Integer.toUnsignedLong(keys.primary()),
                    keys.known().stream().map(Integer::toUnsignedLong).collect(Collectors.toCollection(TreeSet::new)),
                    values.entrySet().stream()
                            .collect(Collectors.toMap(
                                    each -> Integer.toUnsignedLong(each.getKey()),
                                    Map.Entry::getValue,
                                    Long::sum,
                                    TreeMap::new)));
        }
    }
}
