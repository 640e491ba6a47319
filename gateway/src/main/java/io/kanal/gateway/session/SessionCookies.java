package io.kanal.gateway.session;

import io.kanal.gateway.origin.PublicUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;

/** The cookies of a browser session: two that no script can read, and the CSRF token, which our scripts must read. */
@Component
public class SessionCookies {

    static final String ACCESS = "KANAL_ACCESS";
    static final String REFRESH = "KANAL_REFRESH";
    static final String CSRF = "XSRF-TOKEN";

    /** The names of all of them. */
    public static final Set<String> NAMES = Set.of(ACCESS, REFRESH, CSRF);

    private final boolean secure;

    SessionCookies(PublicUrl publicUrl) {
        this.secure = publicUrl.isHttps();
    }

    static @Nullable String valueOf(String name, ServerHttpRequest request) {
        var cookie = request.getCookies().getFirst(name);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    static boolean areIn(ServerHttpRequest request) {
        return valueOf(ACCESS, request) != null || valueOf(REFRESH, request) != null;
    }

    void set(ServerHttpResponse response, Session session) {
        replace(response, cookie(ACCESS, session.accessToken(), session.expiresIn()));
        replace(response, cookie(REFRESH, session.refreshToken(), session.refreshExpiresIn()));
    }

    void clear(ServerHttpResponse response) {
        replace(response, cookie(ACCESS, "", 0));
        replace(response, cookie(REFRESH, "", 0));
    }

    /** It lives as long as the browser runs; any GET sets a new one. */
    void setCsrfToken(ServerHttpResponse response, String token) {
        replace(response, common(CSRF, token).build());
    }

    /** A header instead of the response's cookies, which Netty would write with an unusual HTTPOnly. */
    private static void replace(ServerHttpResponse response, ResponseCookie cookie) {
        var headers = response.getHeaders();
        var lines = new ArrayList<>(headers.getOrEmpty(HttpHeaders.SET_COOKIE));
        lines.removeIf(line -> line.startsWith(cookie.getName() + "="));
        lines.add(cookie.toString());
        headers.put(HttpHeaders.SET_COOKIE, lines);
    }

    private ResponseCookie cookie(String name, String value, long seconds) {
        return common(name, value)
                .httpOnly(true)
                .maxAge(Duration.ofSeconds(seconds))
                .build();
    }

    private ResponseCookie.ResponseCookieBuilder common(String name, String value) {
        return ResponseCookie.from(name, value).path("/").sameSite("Lax").secure(secure);
    }
}
