package io.kanal.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a browser does with cookies and redirects, without a window: one cookie jar, redirects followed by hand. */
final class Browser {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final URI panel;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(LIMIT)
            .build();

    Browser(URI panel) {
        this.panel = panel;
    }

    /** Signs in at the panel, as its login page does. */
    Browser signIn(String username) {
        send(request(panel.resolve("/")).GET());
        post("/api/auth/login", Map.of("username", username, "password", Kanal.PASSWORD))
                .ok();
        return this;
    }

    Api.Answer get(String path) {
        return Api.Answer.of(send(request(panel.resolve(path)).GET()));
    }

    Api.Answer post(String path, Object body) {
        return sendRaw("POST", path, Api.JSON.writeValueAsString(body));
    }

    /** A call that writes, with the CSRF token that the cookie holds. */
    Api.Answer sendRaw(String method, String path, String body) {
        var request = request(panel.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body, UTF_8));
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return Api.Answer.of(send(request));
    }

    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** Opens a page and tells what came back, without following a redirect. */
    HttpResponse<String> open(URI page) {
        return send(request(page).GET());
    }

    /** Signs in at X on its authorise page and returns where X sends the browser. */
    URI signInAtX(URI authorizePage, String username) {
        return atX(authorizePage, Map.of("username", username, "password", "sandbox"));
    }

    /** Presses Cancel at X and returns where X sends the browser. */
    URI cancelAtX(URI authorizePage) {
        return atX(authorizePage, Map.of("cancel", "true"));
    }

    private URI atX(URI authorizePage, Map<String, String> fields) {
        var page = open(authorizePage);
        if (page.statusCode() != 200 || !page.body().contains("oauth_token")) {
            throw new AssertionError("X shows no sign-in page: " + page.statusCode());
        }
        var token = authorizePage.getRawQuery().replaceAll(".*oauth_token=([^&]*).*", "$1");
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&", "oauth_token=" + token + "&", ""));
        var answer = send(request(authorizePage.resolve("/oauth/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        return answer.headers()
                .firstValue("location")
                .map(URI::create)
                .orElseThrow(() -> new AssertionError("X did not send the browser back: " + answer.statusCode()));
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(LIMIT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
