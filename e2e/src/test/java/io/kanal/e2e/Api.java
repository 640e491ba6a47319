package io.kanal.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that calls a JSON API.
 *
 * @param base where it is
 * @param accessToken the bearer token, or null without one
 */
record Api(URI base, String accessToken) {

    static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(LIMIT)
            .build();

    /** The same API for a person who has signed in. */
    Api as(String username) {
        var answer = post("/api/auth/token", Map.of("username", username, "password", Kanal.PASSWORD));
        return new Api(base, answer.ok().get("accessToken").stringValue());
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    Answer post(String path, Object body) {
        return postRaw(path, JSON.writeValueAsString(body));
    }

    Answer postRaw(String path, String body) {
        return sendRaw("POST", path, body);
    }

    /** A call that is carried out once, however often it is made with the same key. */
    Answer postWithKey(String path, Object body, String idempotencyKey) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body), UTF_8)));
    }

    Answer sendRaw(String method, String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body, UTF_8)));
    }

    /** Every item of a list, page by page. */
    List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        var separator = path.contains("?") ? "&" : "?";
        var next = path + separator + "limit=200";
        while (next != null) {
            var page = get(next).ok();
            page.get("items").forEach(items::add);
            var cursor = page.get("nextCursor");
            next = cursor == null ? null : path + separator + "limit=200&cursor=" + cursor.stringValue();
        }
        return items;
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
        if (accessToken != null) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(HTTP.send(request.build(), BodyHandlers.ofString(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * What came back.
     *
     * @param status the HTTP status
     * @param body the JSON, or a missing node where there is none
     * @param text the body as it came
     */
    record Answer(int status, JsonNode body, String text) {

        static Answer of(HttpResponse<String> response) {
            var type = response.headers().firstValue("content-type").orElse("");
            var body = type.contains("json") ? JSON.readTree(response.body()) : JSON.missingNode();
            return new Answer(response.statusCode(), body, response.body());
        }

        JsonNode ok() {
            if (status >= 300) {
                throw new AssertionError("%d %s".formatted(status, text));
            }
            return body;
        }

        String code() {
            return body.path("code").asString("");
        }

        /** The codes of the fields that are wrong, as {@code field:code}. */
        List<String> fieldErrors() {
            var errors = new ArrayList<String>();
            body.path("errors")
                    .forEach(error -> errors.add(error.get("field").stringValue() + ":"
                            + error.get("code").stringValue()));
            return errors;
        }
    }
}
