package io.kanal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

/** Tests for the whole of auth-service, over HTTP and with a real database. */
class AuthServiceTests extends LocalService {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Autowired
    WebTestClient http;

    @Autowired
    DatabaseClient database;

    @BeforeEach
    void forgetWrongPasswords() {
        sql("delete from login_failure");
    }

    @Test
    void programGetsTokenThatEveryServiceCanCheck() throws ParseException {
        var answer = post("/api/auth/token", signIn("owner", "kanal-demo"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-store.*")
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();

        assertThat(answer.get("expiresIn").asInt()).isEqualTo(300);
        var token = answer.get("accessToken").asString();
        var claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("kanal-auth");
        assertThat(claims.getAudience()).containsExactly("kanal");
        assertThat(claims.getStringClaim("username")).isEqualTo("owner");
        assertThat(claims.getStringClaim("role")).isEqualTo("OWNER");
        assertThat(UUID.fromString(claims.getStringClaim("org"))).isNotNull();
        assertThat(claims.getClaims()).doesNotContainKey("sid");
        var keys = http.get()
                .uri("/oauth2/jwks")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(keys.get("keys")).hasSize(1);
        assertThat(keys.get("keys").get(0).propertyNames())
                .containsExactlyInAnyOrder("kty", "e", "use", "kid", "alg", "n");
        var url = http.get()
                .uri("/oauth2/jwks")
                .exchange()
                .expectBody()
                .returnResult()
                .getUrl();
        StepVerifier.create(NimbusReactiveJwtDecoder.withJwkSetUri(url.toString())
                        .build()
                        .decode(token))
                .assertNext(jwt -> assertThat(jwt.getSubject()).isEqualTo(claimsSubject(token)))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void everyDemoUserIsThere() {
        for (var name : Set.of("owner", "supervisor", "agent", "other", "operator")) {
            var me = me(token(name))
                    .expectStatus()
                    .isOk()
                    .expectBody(JsonNode.class)
                    .returnResult()
                    .getResponseBody();
            assertThat(me.get("username").asString()).isEqualTo(name);
            assertThat(me.get("language").asString()).isIn("en", "id");
            assertThat(me.has("organization")).isEqualTo(!name.equals("operator"));
        }
        me(token("other"))
                .expectBody()
                .jsonPath("$.role")
                .isEqualTo("OWNER")
                .jsonPath("$.organization.name")
                .isEqualTo("Other")
                .jsonPath("$.organization.id")
                .isNotEmpty()
                .jsonPath("$.displayName")
                .isNotEmpty();
    }

    @Test
    void caseOfUserNameMakesNoDifference() {
        post("/api/auth/token", signIn(" OwNer ", "kanal-demo")).expectStatus().isOk();
    }

    @Test
    void wrongPasswordAndUnknownUserAreAnsweredAlike() {
        var wrong = body(
                post("/api/auth/token", signIn("owner", "wrong")).expectStatus().isUnauthorized());
        var unknown = body(post("/api/auth/token", signIn("nobody", "wrong"))
                .expectStatus()
                .isUnauthorized());
        assertThat(wrong).contains("wrong-credentials").isEqualTo(unknown);
    }

    @Test
    void guessingIsSlowedForKnownAndUnknownUsersAlike() {
        for (var name : Set.of("agent", "nobody")) {
            for (var guess = 0; guess < 5; guess++) {
                post("/internal/sessions", signIn(name, "guess-" + guess))
                        .expectStatus()
                        .isUnauthorized();
            }
            var refused = post("/internal/sessions", signIn(name.toUpperCase(), "kanal-demo"))
                    .expectStatus()
                    .isEqualTo(429)
                    .expectHeader()
                    .value(
                            "Retry-After",
                            wait -> assertThat(Integer.parseInt(wait)).isBetween(800, 901));
            assertThat(body(refused)).contains("too-many-attempts");
        }
        sql("update login_failure set at = at - interval '16 minutes'");
        post("/internal/sessions", signIn("agent", "kanal-demo")).expectStatus().isOk();
    }

    @Test
    void rightPasswordForgetsTheWrongOnes() {
        for (var round = 0; round < 2; round++) {
            for (var guess = 0; guess < 4; guess++) {
                post("/api/auth/token", signIn("supervisor", "wrong"))
                        .expectStatus()
                        .isUnauthorized();
            }
            post("/api/auth/token", signIn("supervisor", "kanal-demo"))
                    .expectStatus()
                    .isOk();
        }
    }

    @Test
    void sessionGoesOnWithEveryRefreshTokenOnce() {
        var first = begin("agent");
        assertThat(first.get("refreshExpiresIn").asInt()).isEqualTo(12 * 3600);
        assertThat(first.get("user").get("username").asString()).isEqualTo("agent");
        var second = refreshed(first);
        assertThat(second.get("refreshToken")).isNotEqualTo(first.get("refreshToken"));
        var sibling = refreshed(first);
        assertThat(sibling.get("refreshToken")).isNotEqualTo(second.get("refreshToken"));
        me(refreshed(second).get("accessToken").asString()).expectStatus().isOk();
        refreshed(sibling);
    }

    @Test
    void oldRefreshTokenEndsTheSession() {
        var first = begin("agent");
        var second = refreshed(first);
        sql("update refresh_token set replaced_at = replaced_at - interval '31 seconds'");
        refresh(first).expectStatus().isUnauthorized();
        refresh(second).expectStatus().isUnauthorized();
    }

    @Test
    void sessionEndsWhenUnusedAndAfterAWeek() {
        var unused = begin("agent");
        sql("update session set last_used_at = last_used_at - interval '12 hours 1 second'");
        refresh(unused).expectStatus().isUnauthorized();
        var old = begin("agent");
        sql("update session set created_at = created_at - interval '6 days 23 hours'");
        var last = refreshed(old);
        assertThat(last.get("refreshExpiresIn").asInt()).isBetween(3500, 3600);
        sql("update session set created_at = created_at - interval '1 hour'");
        refresh(last).expectStatus().isUnauthorized();
    }

    @Test
    void endedSessionStaysEnded() {
        var session = begin("agent");
        var other = begin("agent");
        post("/internal/sessions/end", refreshOf(session)).expectStatus().isNoContent();
        post("/internal/sessions/end", refreshOf(session)).expectStatus().isNoContent();
        refresh(session).expectStatus().isUnauthorized();
        refreshed(other);
    }

    @Test
    void logoutEverywhereEndsAllSessionsOfThePersonOnly() {
        var here = begin("agent");
        var there = begin("agent");
        var colleague = begin("supervisor");
        http.post()
                .uri("/api/auth/logout-everywhere")
                .headers(
                        headers -> headers.setBearerAuth(here.get("accessToken").asString()))
                .exchange()
                .expectStatus()
                .isNoContent();
        refresh(here).expectStatus().isUnauthorized();
        refresh(there).expectStatus().isUnauthorized();
        refreshed(colleague);
    }

    @Test
    void userWhoMayNoLongerSignInIsOutAtTheNextRefresh() {
        var session = begin("supervisor");
        sql("update app_user set active = false where username = 'supervisor'");
        try {
            refresh(session).expectStatus().isUnauthorized();
            me(session.get("accessToken").asString()).expectStatus().isUnauthorized();
            post("/api/auth/token", signIn("supervisor", "kanal-demo"))
                    .expectStatus()
                    .isUnauthorized();
        } finally {
            sql("update app_user set active = true where username = 'supervisor'");
        }
    }

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
    void badInputIsNamed(String path, String json, int status, String field) {
        var answer = post(path, json).expectStatus().isEqualTo(status);
        var body = body(answer);
        assertThat(body)
                .contains("\"code\"")
                .doesNotContainIgnoringCase("exception")
                .doesNotContain("io.kanal");
        if (field != null) {
            assertThat(body).contains("\"field\":\"%s\"".formatted(field));
        }
    }

    static Stream<Arguments> badInputIsNamed() {
        var long300 = "x".repeat(300);
        return Stream.of("/api/auth/token", "/internal/sessions")
                .flatMap(path -> Stream.of(
                        Arguments.of(path, "{\"username\":\"\",\"password\":\"p\"}", 422, "username"),
                        Arguments.of(path, "{\"username\":\"   \",\"password\":\"p\"}", 422, "username"),
                        Arguments.of(path, "{\"password\":\"p\"}", 422, "username"),
                        Arguments.of(path, "{\"username\":null,\"password\":\"p\"}", 422, "username"),
                        Arguments.of(path, "{\"username\":\"u\"}", 422, "password"),
                        Arguments.of(path, "{\"username\":\"u\",\"password\":\"\"}", 422, "password"),
                        Arguments.of(path, "{\"username\":\"u\",\"password\":null}", 422, "password"),
                        Arguments.of(
                                path, "{\"username\":\"%s\",\"password\":\"p\"}".formatted(long300), 422, "username"),
                        Arguments.of(
                                path, "{\"username\":\"u\",\"password\":\"%s\"}".formatted(long300), 422, "password"),
                        Arguments.of(path, "{\"username\":1,\"password\":\"p\"}", 400, "username"),
                        Arguments.of(path, "{\"username\":\"u\",\"password\":[\"p\"]}", 400, "password"),
                        Arguments.of(path, "{\"username\":{},\"password\":\"p\"}", 400, "username"),
                        Arguments.of(path, "{\"username\":\"a\\u0000b\",\"password\":\"p\"}", 400, "username"),
                        Arguments.of(path, "{\"username\":\"a\\u0007b\",\"password\":\"p\\u001b\\u0085\"}", 401, null),
                        Arguments.of(path, "{\"username\":\"a\\ud800b\",\"password\":\"p\"}", 422, "username"),
                        Arguments.of(path, "{\"username\":\"a\",\"password\":\"p\\udfff\"}", 422, "password"),
                        Arguments.of(path, "{\"username\":", 400, null),
                        Arguments.of(path, "null", 400, null),
                        Arguments.of(path, "[]", 400, null),
                        Arguments.of(path, "\"text\"", 400, null),
                        Arguments.of(path, "[".repeat(5000), 400, null),
                        Arguments.of(path, "", 400, null)));
    }

    @ParameterizedTest
    @MethodSource
    void badRefreshTokenIsNamed(String json, int status) {
        assertThat(body(post("/internal/sessions/refresh", json).expectStatus().isEqualTo(status)))
                .contains("\"code\"");
    }

    static Stream<Arguments> badRefreshTokenIsNamed() {
        return Stream.of(
                Arguments.of("{}", 422),
                Arguments.of("{\"refreshToken\":null}", 422),
                Arguments.of("{\"refreshToken\":\"\"}", 422),
                Arguments.of("{\"refreshToken\":\"%s\"}".formatted("x".repeat(300)), 422),
                Arguments.of("{\"refreshToken\":7}", 400),
                Arguments.of("{\"refreshToken\":\"unknown\\u0001\"}", 401));
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

    @Test
    void nothingSecretIsInTheDatabaseUnsealed() {
        var session = begin("agent");
        var refreshToken = session.get("refreshToken").asString();
        var rows = database.sql("""
                        select encode(hash, 'escape') as text from refresh_token
                        union all select encode(sealed_key, 'escape') from signing_key
                        union all select public_key from signing_key
                        union all select password_hash from app_user where password_hash is not null
                        """)
                .map(row -> row.get("text", String.class))
                .all()
                .collectList()
                .block(LIMIT);
        assertThat(rows)
                .hasSizeGreaterThan(6)
                .noneMatch(
                        text -> text.contains(refreshToken) || text.contains("kanal-demo") || text.contains("\"d\""));
        assertThat(rows).filteredOn(text -> text.startsWith("$argon2id$")).hasSize(5);
    }

    private String claimsSubject(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getSubject();
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private String token(String username) {
        return post("/api/auth/token", signIn(username, "kanal-demo"))
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .get("accessToken")
                .asString();
    }

    private JsonNode begin(String username) {
        return post("/internal/sessions", signIn(username, "kanal-demo"))
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec refresh(JsonNode session) {
        return post("/internal/sessions/refresh", refreshOf(session));
    }

    private JsonNode refreshed(JsonNode session) {
        return refresh(session)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static Map<String, String> refreshOf(JsonNode session) {
        return Map.of("refreshToken", session.get("refreshToken").asString());
    }

    private static Map<String, String> signIn(String username, String password) {
        return Map.of("username", username, "password", password);
    }

    private WebTestClient.ResponseSpec me(String token) {
        return http.get()
                .uri("/api/auth/me")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
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

    private WebTestClient.ResponseSpec post(String path, Object body) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static String body(WebTestClient.ResponseSpec answer) {
        EntityExchangeResult<String> result = answer.expectBody(String.class).returnResult();
        return result.getResponseBody() == null ? "" : result.getResponseBody();
    }

    private void sql(String statement) {
        StepVerifier.create(database.sql(statement).then()).expectComplete().verify(LIMIT);
    }
}
