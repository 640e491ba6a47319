package io.kanal.local.operator;

import io.kanal.local.home.Settings;
import io.kanal.local.service.ServiceName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operator who has signed in, and speaks to the services directly: the gateway does not lead to what is an operator's. */
public final class Operator implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String DEMO_PASSWORD = "kanal-demo";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(4)).build();
    private final Addresses addresses;
    private String token = "";

    private Operator(Addresses addresses) {
        this.addresses = addresses;
    }

    /** Signs in as the settings say; asks for the password where they do not and somebody is there to ask. */
    public static Operator signIn(Settings settings) throws IOException, InterruptedException {
        var operator = new Operator(new Addresses(settings));
        var username = settings.variable("KANAL_OPERATOR_USERNAME").orElse("operator");
        var answer = operator.call(
                ServiceName.AUTH,
                "POST",
                "/api/auth/token",
                BodyPublishers.ofString(JSON.writeValueAsString(
                        Map.of("username", username, "password", password(settings, username)))));
        if (answer.status() != 200) {
            throw new IOException("%s cannot sign in: %s".formatted(username, answer.words()));
        }
        operator.token = answer.body().path("accessToken").asString();
        return operator;
    }

    /** Reads something of a service. */
    public Answer get(ServiceName service, String path) throws IOException, InterruptedException {
        return call(service, "GET", path, BodyPublishers.noBody());
    }

    /** Has a service do something. */
    public Answer post(ServiceName service, String path) throws IOException, InterruptedException {
        return call(service, "POST", path, BodyPublishers.noBody());
    }

    /** Has a service forget something. */
    public Answer delete(ServiceName service, String path) throws IOException, InterruptedException {
        return call(service, "DELETE", path, BodyPublishers.noBody());
    }

    @Override
    public void close() {
        http.close();
    }

    /** What a service answers. */
    public record Answer(int status, JsonNode body) {

        /** Whether it did what was asked. */
        public boolean isGood() {
            return status < 300;
        }

        /** What it says to a person. */
        public String words() {
            return body.path("detail").asString("it answers " + status);
        }
    }

    private Answer call(ServiceName service, String method, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(addresses.of(service) + path))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .method(method, body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            var content = answer.body().length == 0 ? JSON.missingNode() : JSON.readTree(answer.body());
            return new Answer(answer.statusCode(), content);
        } catch (IOException e) {
            throw new IOException("%s cannot be reached".formatted(service.module()), e);
        }
    }

    private static String password(Settings settings, String username) throws IOException {
        var given = settings.variable("KANAL_OPERATOR_PASSWORD");
        if (given.isPresent()) {
            return given.get();
        }
        // On one machine the operator of the demo is there, with the password that everybody knows.
        if (settings.variable("KANAL_AUTH_URL").isEmpty()) {
            return DEMO_PASSWORD;
        }
        var console = System.console();
        if (console == null) {
            throw new IOException("Set KANAL_OPERATOR_PASSWORD: there is nobody to ask for it.");
        }
        return new String(console.readPassword("Password of %s: ", username));
    }
}
