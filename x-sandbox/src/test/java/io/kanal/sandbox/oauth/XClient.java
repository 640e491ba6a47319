package io.kanal.sandbox.oauth;

import io.kanal.sandbox.oauth.Signature.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of X over a real socket, with keys of an app and perhaps of an account. */
public record XClient(int port, String apiKey, String apiKeySecret, String token, String tokenSecret) {

    public static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Answer get(String path, String... query) {
        return exchange(request("GET", path, query), null);
    }

    public Answer post(String path, String json) {
        var request = request("POST", path);
        return exchange(new Signed(request.method(), request.uri(), request.header(), "application/json"), json);
    }

    public Answer delete(String path) {
        return exchange(request("DELETE", path), null);
    }

    /** A call with further OAuth parameters in its header, as the sign-in needs them. */
    public Answer oauth(String path, String... oauth) {
        return exchange(sign("POST", path, List.of(), pairs(oauth), Instant.now()), null);
    }

    /** A call that carries a form, which is signed too. */
    public Answer form(String path, String... form) {
        var body = query(pairs(form));
        var signed = sign("POST", path, pairs(form), List.of(), Instant.now());
        var uri = URI.create(base() + path);
        return exchange(new Signed("POST", uri, signed.header(), "application/x-www-form-urlencoded"), body);
    }

    /** A call signed at another time. */
    public Answer getAt(Instant time, String path) {
        return exchange(sign("GET", path, List.of(), List.of(), time), null);
    }

    /** A call that can be sent again as it is. */
    public Signed request(String method, String path, String... query) {
        return sign(method, path, pairs(query), List.of(), Instant.now());
    }

    public Answer exchange(Signed signed, String body) {
        return exchange(signed, body, Duration.ofSeconds(20));
    }

    public Answer exchange(Signed signed, String body, Duration timeout) {
        try {
            return exchangeOrFail(signed, body, timeout);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Answer exchangeOrFail(Signed signed, String body, Duration timeout) throws IOException {
        var request = HttpRequest.newBuilder(signed.uri())
                .timeout(timeout)
                .header("Authorization", signed.header())
                .method(signed.method(), publisher(body));
        if (!signed.contentType().isEmpty()) {
            request.header("Content-Type", signed.contentType());
        }
        return send(request.build());
    }

    /** A call that nobody signed: of a browser, or of the control side. */
    public static Answer plain(
            int port, String method, String path, String contentType, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", contentType)
                .method(method, publisher(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return send(request.build());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Answer send(HttpRequest request) throws IOException {
        try {
            return new Answer(HTTP.send(request, BodyHandlers.ofString()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private Signed sign(String method, String path, List<Parameter> parameters, List<Parameter> oauth, Instant time) {
        var header = new LinkedHashMap<String, String>();
        header.put("oauth_consumer_key", apiKey);
        header.put("oauth_nonce", UUID.randomUUID().toString().replace("-", ""));
        header.put("oauth_signature_method", "HMAC-SHA1");
        header.put("oauth_timestamp", Long.toString(time.getEpochSecond()));
        header.put("oauth_version", "1.0");
        if (!token.isEmpty()) {
            header.put("oauth_token", token);
        }
        oauth.forEach(parameter -> header.put(parameter.name(), parameter.value()));
        var all = new ArrayList<>(parameters);
        header.forEach((name, value) -> all.add(new Parameter(name, value)));
        header.put("oauth_signature", Signature.of(method, base() + path, all, apiKeySecret, tokenSecret));
        var uri = URI.create(base() + path + (parameters.isEmpty() ? "" : "?" + query(parameters)));
        return new Signed(method, uri, header(header), "");
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private static String header(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=\"" + Signature.encode(entry.getValue()) + "\"")
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }

    private static String query(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> parameter.name() + "=" + URLEncoder.encode(parameter.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static List<Parameter> pairs(String... pairs) {
        var parameters = new ArrayList<Parameter>();
        for (var index = 0; index < pairs.length; index += 2) {
            parameters.add(new Parameter(pairs[index], pairs[index + 1]));
        }
        return parameters;
    }

    private static BodyPublisher publisher(String body) {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    public record Signed(String method, URI uri, String header, String contentType) {}

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The value of a form field in the body. */
        public String field(String name) {
            for (var pair : response.body().split("&")) {
                if (pair.startsWith(name + "=")) {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                }
            }
            return "";
        }
    }
}
