package io.kanal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests for what cannot be done to people. */
class PeopleInputTests extends LocalService {

    String owner;

    @BeforeEach
    void signIn() {
        owner = token("owner");
    }

    @ParameterizedTest
    @MethodSource
    void badInputIsNamed(String method, String path, String body, int status, String field) {
        var answer = call(method, path, owner, body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(answer).contains("\"field\":\"%s\"".formatted(field)).doesNotContain("io.kanal");
    }

    static Stream<Arguments> badInputIsNamed() {
        var nobody = "/api/users/" + UUID.randomUUID();
        return Stream.of(
                Arguments.of("POST", "/api/users", "{\"displayName\":\"B\",\"role\":\"AGENT\"}", 422, "username"),
                Arguments.of(
                        "POST",
                        "/api/users",
                        "{\"username\":\"a b\",\"displayName\":\"B\",\"role\":\"AGENT\"}",
                        422,
                        "username"),
                Arguments.of(
                        "POST",
                        "/api/users",
                        "{\"username\":\"b\",\"displayName\":\"\",\"role\":\"AGENT\"}",
                        422,
                        "displayName"),
                Arguments.of(
                        "POST",
                        "/api/users",
                        "{\"username\":\"b\",\"displayName\":\"B\\u0007\",\"role\":\"AGENT\"}",
                        422,
                        "displayName"),
                Arguments.of(
                        "POST",
                        "/api/users",
                        "{\"username\":\"b\",\"displayName\":\"%s\",\"role\":\"AGENT\"}".formatted("x".repeat(101)),
                        422,
                        "displayName"),
                Arguments.of("POST", "/api/users", "{\"username\":\"b\",\"displayName\":\"B\"}", 422, "role"),
                Arguments.of(
                        "POST",
                        "/api/users",
                        "{\"username\":\"b\",\"displayName\":\"B\",\"role\":\"OPERATOR\"}",
                        422,
                        "role"),
                Arguments.of(
                        "POST",
                        "/api/users",
                        "{\"username\":\"b\",\"displayName\":\"B\",\"role\":\"BOSS\"}",
                        400,
                        "role"),
                Arguments.of(
                        "POST", "/api/users", "{\"username\":\"b\",\"displayName\":\"B\",\"role\":1}", 400, "role"),
                Arguments.of("PATCH", nobody, "{\"active\":\"yes\"}", 400, "active"),
                Arguments.of("PATCH", nobody, "{\"role\":[]}", 400, "role"),
                Arguments.of("GET", "/api/users?limit=0", null, 422, "limit"),
                Arguments.of("GET", "/api/users?limit=many", null, 400, "limit"),
                Arguments.of("GET", "/api/users?cursor=%25", null, 400, "cursor"));
    }
}
