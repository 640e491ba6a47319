package io.kanal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests for sessions, over HTTP and with a real database. */
class SessionTests extends LocalService {

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
}
