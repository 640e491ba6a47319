package io.kanal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Tests for a person's own account, over HTTP and with a real database. */
class AccountTests extends LocalService {

    @Test
    void languageIsKept() {
        var token = token("agent");
        patchMe(token, Map.of("language", "id"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.language")
                .isEqualTo("id");
        me(token).expectBody().jsonPath("$.language").isEqualTo("id");
        patchMe(token, Map.of("language", "en")).expectStatus().isOk();
        patchMe(token, Map.of("language", "fr"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("language");
    }

    @Test
    void whoHasNeverChosenHasNoLanguage() {
        joined(token("owner"), "undecided", "AGENT");
        var token = token("undecided", "kopi senja");
        assertThat(json(me(token)).path("language").isNull()).isTrue();
        var session = json(post("/internal/sessions", signIn("undecided", "kopi senja")));
        assertThat(session.at("/user/language").isNull()).isTrue();
        patchMe(token, Map.of("language", "en")).expectStatus().isOk();
        assertThat(json(me(token)).path("language").asString()).isEqualTo("en");
    }

    @Test
    void newPasswordEndsTheOtherSessions() {
        var here = begin("other");
        var there = begin("other");
        var token = here.get("accessToken").asString();
        changePassword(token, Map.of("current", "wrong", "new", "a longer one"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("current")
                .jsonPath("$.errors[0].code")
                .isEqualTo("wrong-password");
        changePassword(token, Map.of("current", "kanal-demo", "new", "short"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("new");
        changePassword(token, Map.of("current", "kanal-demo", "new", "a longer one"))
                .expectStatus()
                .isNoContent();
        refresh(there).expectStatus().isUnauthorized();
        refreshed(here);
        post("/api/auth/token", signIn("other", "kanal-demo")).expectStatus().isUnauthorized();
        post("/api/auth/token", signIn("other", "a longer one")).expectStatus().isOk();
        changePassword(token, Map.of("current", "a longer one", "new", "kanal-demo"))
                .expectStatus()
                .isNoContent();
    }

    @Test
    void withoutTokenThereIsNoAccount() {
        http.get()
                .uri("/api/auth/me")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-signed-in");
        me("a.b.c").expectStatus().isUnauthorized();
    }

    @ParameterizedTest
    @MethodSource
    void badAccountInputIsNamed(String method, String path, String json, int status, String field) {
        var answer = http.method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token("owner")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
        assertThat(body(answer)).contains("\"field\":\"%s\"".formatted(field));
    }

    static Stream<Arguments> badAccountInputIsNamed() {
        return Stream.of(
                Arguments.of("PATCH", "/api/auth/me", "{}", 422, "language"),
                Arguments.of("PATCH", "/api/auth/me", "{\"language\":null}", 422, "language"),
                Arguments.of("PATCH", "/api/auth/me", "{\"language\":\"EN\\n\"}", 422, "language"),
                Arguments.of("PATCH", "/api/auth/me", "{\"language\":true}", 400, "language"),
                Arguments.of("POST", "/api/auth/password", "{}", 422, "current"),
                Arguments.of("POST", "/api/auth/password", "{\"current\":\"x\"}", 422, "new"),
                Arguments.of("POST", "/api/auth/password", "{\"current\":\"x\",\"new\":null}", 422, "new"),
                Arguments.of("POST", "/api/auth/password", "{\"current\":\"x\",\"new\":5}", 400, "new"));
    }

    private WebTestClient.ResponseSpec patchMe(String token, Object body) {
        return http.patch()
                .uri("/api/auth/me")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec changePassword(String token, Object body) {
        return http.post()
                .uri("/api/auth/password")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }
}
