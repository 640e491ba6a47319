package io.kanal.local.operator;

import io.kanal.local.service.ServiceName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Replaces the keys of a platform step by step, and goes on only when a service says that it has followed. */
public final class KeyRotation {

    private static final String KEYS = "/operator/keys";
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long LOOK_EVERY_MILLIS = 1000;

    private final Operator operator;
    private final Consumer<String> says;

    /** A rotation that tells what it does. */
    public KeyRotation(Operator operator, Consumer<String> says) {
        this.operator = operator;
        this.says = says;
    }

    /** Puts a new key in the place of those of a service's keyset. What they have sealed is sealed anew by the service. */
    public void keyset(ServiceName service, KeysetFile file) throws IOException, InterruptedException {
        var added = file.add();
        says.accept("%s: key %d is added; waiting until the service knows it".formatted(service.module(), added));
        await(service, keys -> knows(keys, added));
        file.promote();
        says.accept("%s: key %d seals from now on; waiting until nothing is under an older one"
                .formatted(service.module(), added));
        await(service, keys -> keys.path("primary").asLong() == added && allUnder(keys, added));
        file.drop();
        says.accept("%s: the older keys are dropped".formatted(service.module()));
    }

    /** Has the next key of access tokens made; tokens of the present one stay good until they end. */
    public void signingKey() throws IOException, InterruptedException {
        var answer = operator.post(ServiceName.AUTH, KEYS + "/rotate");
        if (!answer.isGood()) {
            throw new IOException("auth-service: " + answer.words());
        }
        var newest = answer.body().path("signing").path(0);
        says.accept("auth-service: key %s of access tokens is public and signs from %s"
                .formatted(newest.path("id").asString(), newest.path("useFrom").asString()));
    }

    private void await(ServiceName service, Predicate<JsonNode> followed) throws IOException, InterruptedException {
        var end = Instant.now().plus(LIMIT);
        while (!followed.test(keys(service))) {
            if (Instant.now().isAfter(end)) {
                throw new IOException(
                        "%s has not followed in %d minutes. Nothing is lost: both keys are in the file. Say it again later."
                                .formatted(service.module(), LIMIT.toMinutes()));
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private JsonNode keys(ServiceName service) throws IOException, InterruptedException {
        // auth-service seals anew when it is asked to; the connector does so by itself.
        var answer =
                service == ServiceName.AUTH ? operator.post(service, KEYS + "/reseal") : operator.get(service, KEYS);
        if (!answer.isGood()) {
            throw new IOException(service.module() + ": " + answer.words());
        }
        return answer.body();
    }

    private static boolean knows(JsonNode keys, long id) {
        return keys.path("known").values().stream().anyMatch(known -> known.asLong() == id);
    }

    private static boolean allUnder(JsonNode keys, long id) {
        return keys.path("sealed").propertyNames().stream().allMatch(key -> key.equals(Long.toString(id)));
    }
}
