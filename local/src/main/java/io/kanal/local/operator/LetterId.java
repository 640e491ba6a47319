package io.kanal.local.operator;

import io.kanal.local.service.ServiceName;

/**
 * Names a dead letter, such as {@code inbox-service/12}.
 *
 * @param service whose it is
 * @param number its number there
 */
public record LetterId(ServiceName service, long number) {

    /** Reads what {@link #toString()} wrote. */
    public static LetterId of(String text) {
        var parts = text.split("/", 2);
        return Addresses.services().stream()
                .filter(service -> service.module().equals(parts[0]))
                .filter(service -> parts.length == 2 && parts[1].matches("[1-9]\\d{0,17}"))
                .map(service -> new LetterId(service, Long.parseLong(parts[1])))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' names no dead letter; one is called like inbox-service/12.".formatted(text)));
    }

    String path() {
        return DeadLetters.PATH + "/" + number;
    }

    @Override
    public String toString() {
        return service.module() + "/" + number;
    }
}
