package io.kanal.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser or a program that talks to the gateway, and keeps its cookies when asked to. */
final class Client {

    static {
        // Read once, when the HTTP client's classes are loaded: a browser at another host is told by this header.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Client(int port) {
        this.port = port;
    }

    Client withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    String cookie(String name) {
        return cookies.get(name);
    }

    Map<String, String> cookies() {
        return cookies;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, BodyPublishers.ofString(body), headers);
    }

    /** Posts as our pages do: with the CSRF token repeated. */
    HttpResponse<String> postAsPage(String path, String body) {
        return post(path, body, "Content-Type", "application/json", "X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        try {
            var answer = HTTP.send(request(method, path, body, headers), BodyHandlers.ofString());
            setCookies(answer).forEach(this::remember);
            return answer;
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " had no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpResponse<InputStream> stream(String path, String... headers) throws IOException, InterruptedException {
        var answer = HTTP.send(request("GET", path, BodyPublishers.noBody(), headers), BodyHandlers.ofInputStream());
        setCookies(answer).forEach(this::remember);
        return answer;
    }

    static List<String> setCookies(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie");
    }

    static String setCookie(HttpResponse<?> answer, String name) {
        return setCookies(answer).stream()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No cookie " + name + " in " + setCookies(answer)));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static String code(HttpResponse<String> answer) {
        return json(answer).path("code").asString("");
    }

    private HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(15))
                .method(method, body);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private void remember(String line) {
        var nameAndValue = line.split(";", 2)[0].split("=", 2);
        if (nameAndValue[1].isEmpty()) {
            cookies.remove(nameAndValue[0]);
        } else {
            cookies.put(nameAndValue[0], nameAndValue[1]);
        }
    }
}
