package io.kanal.gateway.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link AccessTokenExpiry}. */
class AccessTokenExpiryTests {

    private final AccessTokenExpiry expiry = new AccessTokenExpiry(new JsonMapper());

    @Test
    void expiryIsReadFromTheToken() {
        assertThat(expiry.of(token("{\"exp\":1800000000}"))).isEqualTo(Instant.ofEpochSecond(1_800_000_000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "a.b", "a.b.c", "a.!.c", "a..c", "a.b.c.d"})
    void whatIsNoTokenExpiredLongAgo(String value) {
        assertThat(expiry.of(value)).isEqualTo(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "null", "7", "{\"exp\":\"soon\"}", "{\"exp\":null}", "{\"exp\":9e99}", "{\"exp\":{}}"
            })
    void tokenWithoutUsableExpiryExpiredLongAgo(String claims) {
        assertThat(expiry.of(token(claims))).isEqualTo(Instant.EPOCH);
    }

    private static String token(String claims) {
        return "h." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + ".s";
    }
}
