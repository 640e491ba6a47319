package io.kanal.gateway.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for {@link PublicUrl}. */
class PublicUrlTests {

    @ParameterizedTest
    @CsvSource({
        "https://kanal.example, kanal.example, true",
        "https://kanal.example, kanal.example:443, true",
        "https://kanal.example, kanal.example:80, false",
        "https://kanal.example:443, KANAL.example, true",
        "http://127.0.0.1:8080, 127.0.0.1:8080, true",
        "http://127.0.0.1:8080, localhost:8080, false",
        "http://127.0.0.1:8080, 127.0.0.1, false",
        "http://[::1]:8080, [::1]:8080, true",
        "http://localhost, localhost:80, true",
        "http://localhost, '', false",
    })
    void hostIsComparedAsBrowsersWriteIt(URI url, String host, boolean here) {
        assertThat(new PublicUrl(url).isAt(host)).isEqualTo(here);
    }

    @Test
    void requestWithoutHostIsHere() {
        assertThat(new PublicUrl(URI.create("http://localhost")).isAt(null)).isTrue();
    }

    @Test
    void pathAndQueryAreKept() {
        assertThat(new PublicUrl(URI.create("https://kanal.example/")).at("//evil.test/%20", "a=%26"))
                .hasToString("https://kanal.example//evil.test/%20?a=%26");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kanal.example",
                "ftp://kanal.example",
                "https:///x",
                "https://kanal.example/panel",
                "https://kanal.example?a"
            })
    void anythingButAnOriginIsRefused(URI url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublicUrl(url))
                .withMessageContaining("KANAL_PUBLIC_URL")
                .withMessageContaining(url.toString());
    }
}
