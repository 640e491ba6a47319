package io.kanal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

/** Tests for signing in as a program, over HTTP and with a real database. */
class TokenTests extends LocalService {

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
        assertThat(rows).filteredOn(text -> text.startsWith("$argon2id$")).hasSizeGreaterThanOrEqualTo(5);
    }

    private String claimsSubject(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getSubject();
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
