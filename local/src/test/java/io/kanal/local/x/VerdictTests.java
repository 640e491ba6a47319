package io.kanal.local.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** Tests for {@link Verdict} and {@link RequestTokenCall}. */
class VerdictTests {

    private static final String CALLBACK = "http://127.0.0.1:8080/oauth/twitter/callback";

    /** The request of X's own log-in guide. */
    @Test
    void signsAsXDocuments() {
        var call = new RequestTokenCall(
                URI.create("https://api.twitter.com/oauth/request_token"),
                "cChZNFj6T5R0TigYB9yd1w",
                "L8qq9PZyRg6ieKGEKhZolGC0vJWLw8iEJ88DRdyOg");

        var header = call.authorization(
                "http://localhost/sign-in-with-twitter/", "ea9ec8429b68d6b77cd5600adbbb0456", 1318467427);

        assertThat(header)
                .startsWith("OAuth oauth_callback=\"http%3A%2F%2Flocalhost%2Fsign-in-with-twitter%2F\", ")
                .contains("oauth_signature=\"F1Li3tvehgcraF8DMJ7OyxO4w9Y%3D\"");
    }

    @Test
    void aTokenMeansUsable() {
        assertThat(Verdict.of(200, "oauth_token=a&oauth_token_secret=b", CALLBACK))
                .isEqualTo(new Verdict(true, ""));
    }

    @Test
    void saysWhichCallbackIsMissing() {
        var verdict = Verdict.of(403, error(415), CALLBACK);

        assertThat(verdict.usable()).isFalse();
        assertThat(verdict.words()).contains(CALLBACK);
    }

    @Test
    void tellsWrongKeysFromAWrongClock() {
        assertThat(Verdict.of(401, error(32), CALLBACK).words()).contains("KANAL_X_API_KEY_SECRET");
        assertThat(Verdict.of(401, "", CALLBACK).words()).contains("KANAL_X_API_KEY_SECRET");
        assertThat(Verdict.of(401, error(135), CALLBACK).words()).contains("clock");
        assertThat(Verdict.of(401, error(135), CALLBACK).usable()).isFalse();
    }

    @Test
    void anOutageOfXKeepsNobodyFromStarting() {
        assertThat(Verdict.of(503, "", CALLBACK).usable()).isTrue();
        assertThat(Verdict.unreachable("https://api.x.com", "timeout").usable()).isTrue();
    }

    private static String error(int code) {
        return "{\"errors\":[{\"code\":%d,\"message\":\"...\"}]}".formatted(code);
    }
}
