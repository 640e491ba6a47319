package io.kanal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests for what cannot be a user name and a password. */
class SignInInputTests extends LocalService {

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
}
