package io.kanal.gateway.origin;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Tells pages, which people open, from calls, which programs make. */
public final class Pages {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<String> FOR_PROGRAMS = Set.of("api", "oauth", "webhooks", "actuator", "internal");

    private Pages() {}

    /** Whether the request asks for a page or one of its files. */
    public static boolean asksForOne(ServerHttpRequest request) {
        return READING.contains(request.getMethod()) && !isForPrograms(request);
    }

    private static boolean isForPrograms(ServerHttpRequest request) {
        var elements = request.getPath().pathWithinApplication().elements();
        return elements.size() > 1 && FOR_PROGRAMS.contains(elements.get(1).value());
    }
}
