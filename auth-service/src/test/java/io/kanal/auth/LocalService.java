package io.kanal.auth;

import io.kanal.test.IntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

/** The whole service as a local installation runs it; the tests that extend it share one, and one database. */
@IntegrationTest
abstract class LocalService {

    static final Duration LIMIT = Duration.ofSeconds(20);

    @Autowired
    WebTestClient http;

    @Autowired
    DatabaseClient database;

    @DynamicPropertySource
    static void localInstallation(DynamicPropertyRegistry registry) throws IOException {
        var folder = Files.createTempDirectory("auth-service");
        registry.add("kanal.mode", () -> "local");
        registry.add("kanal.keyset-file", () -> folder.resolve("keyset.json").toString());
    }

    @BeforeEach
    void forgetWrongPasswords() {
        sql("delete from login_failure");
    }

    String token(String username) {
        return token(username, "kanal-demo");
    }

    String token(String username, String password) {
        return json(post("/api/auth/token", signIn(username, password))
                        .expectStatus()
                        .isOk())
                .get("accessToken")
                .asString();
    }

    /** A person with the password {@code kopi senja}; the answer of the invitation. */
    JsonNode joined(String owner, String username, String role) {
        var added = add(owner, username, role);
        call("POST", invitation(added), null, Map.of("password", "kopi senja"))
                .expectStatus()
                .isNoContent();
        return added;
    }

    JsonNode add(String owner, String username, String role) {
        return json(call("POST", "/api/users", owner, person(username, role))
                .expectStatus()
                .isCreated());
    }

    static Map<String, String> person(String username, String role) {
        return Map.of("username", username, "displayName", "Some One", "role", role);
    }

    static String invitation(JsonNode answer) {
        var url = answer.get("invitationUrl").asString();
        return "/api/invitations/" + url.substring(url.lastIndexOf('/') + 1);
    }

    JsonNode begin(String username) {
        return post("/internal/sessions", signIn(username, "kanal-demo"))
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    WebTestClient.ResponseSpec refresh(JsonNode session) {
        return post("/internal/sessions/refresh", refreshOf(session));
    }

    JsonNode refreshed(JsonNode session) {
        return refresh(session)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    static Map<String, String> refreshOf(JsonNode session) {
        return Map.of("refreshToken", session.get("refreshToken").asString());
    }

    static Map<String, String> signIn(String username, String password) {
        return Map.of("username", username, "password", password);
    }

    WebTestClient.ResponseSpec me(String token) {
        return http.get()
                .uri("/api/auth/me")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    WebTestClient.ResponseSpec post(String path, Object body) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    static String body(WebTestClient.ResponseSpec answer) {
        EntityExchangeResult<String> result = answer.expectBody(String.class).returnResult();
        return result.getResponseBody() == null ? "" : result.getResponseBody();
    }

    void sql(String statement) {
        StepVerifier.create(database.sql(statement).then()).expectComplete().verify(LIMIT);
    }

    WebTestClient.ResponseSpec call(String method, String path, String token, Object body) {
        var request = http.method(HttpMethod.valueOf(method)).uri(path).headers(headers -> {
            if (token != null) {
                headers.setBearerAuth(token);
            }
        });
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange();
    }

    static JsonNode json(WebTestClient.ResponseSpec answer) {
        return answer.expectBody(JsonNode.class).returnResult().getResponseBody();
    }
}
