package io.kanal.gateway.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** Tests for {@link ClientAddress}. */
class ClientAddressTests {

    private final ClientAddress client = trusting("10.0.0.0/8", "192.0.2.7", "2001:db8::/32", " ", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1 | 1.1.1.1                        | 198.51.100.1",
                "10.0.0.1     | 1.1.1.1                        | 1.1.1.1",
                "192.0.2.7    | 1.1.1.1                        | 1.1.1.1",
                "192.0.2.8    | 1.1.1.1                        | 192.0.2.8",
                "10.0.0.1     | 6.6.6.6, 1.1.1.1, 10.9.9.9     | 1.1.1.1",
                "10.0.0.1     | 1.1.1.1:5000                   | 1.1.1.1",
                "10.0.0.1     | 10.0.0.2, 10.0.0.3             | 10.0.0.2",
                "10.0.0.1     | 1.1.1.1, rubbish               | 10.0.0.1",
                "10.0.0.1     | rubbish, 10.0.0.2              | 10.0.0.2",
                "10.0.0.1     | ''                             | 10.0.0.1",
                "2001:db8::1  | 2a00::5                        | 2a00::5",
                "2a00::6      | 1.1.1.1                        | 2a00::6",
                "10.0.0.1     | evil.test                      | 10.0.0.1",
            })
    void callerIsTheLastOneBeforeTheTrustedProxies(String peer, String forwardedFor, String caller) {
        assertThat(client.of(request(peer, "X-Forwarded-For", forwardedFor))).isEqualTo(caller);
    }

    @Test
    void severalHeadersAreOneList() {
        var request = MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress("10.0.0.1", 1))
                .header("X-Forwarded-For", "6.6.6.6", "1.1.1.1, 10.0.0.9")
                .build();

        assertThat(client.of(request)).isEqualTo("1.1.1.1");
    }

    @Test
    void hostAndSchemeAreBelievedOfATrustedProxyOnly() {
        assertThat(client.host(request("10.0.0.1", "X-Forwarded-Host", "kanal.test")))
                .isEqualTo("kanal.test");
        assertThat(client.host(request("9.9.9.9", "X-Forwarded-Host", "kanal.test")))
                .isNull();
        assertThat(client.isInTheClear(request("10.0.0.1", "X-Forwarded-Proto", "http")))
                .isTrue();
        assertThat(client.isInTheClear(request("9.9.9.9", "X-Forwarded-Proto", "http")))
                .isFalse();
    }

    @Test
    void requestIsHandedOnWhenAnybodySaysSo() {
        assertThat(client.isHandedOn(request("9.9.9.9", "X-Forwarded-For", "1.1.1.1")))
                .isTrue();
        assertThat(client.isHandedOn(request("9.9.9.9", "Forwarded", "for=1.1.1.1")))
                .isTrue();
        assertThat(client.isHandedOn(request("10.0.0.1", "Accept", "*/*"))).isTrue();
        assertThat(client.isHandedOn(request("9.9.9.9", "Accept", "*/*"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.test", "10.0.0.0/8/8", "10.0.0.0/", "*"})
    void proxyThatIsNoAddressIsRefused(String proxy) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trusting(proxy))
                .withMessageContaining("KANAL_TRUSTED_PROXIES")
                .withMessageContaining(proxy);
    }

    private static ClientAddress trusting(String... proxies) {
        return new ClientAddress(new ProxyProperties(List.of(proxies)));
    }

    private static MockServerHttpRequest request(String peer, String header, String value) {
        return MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(peer, 1))
                .header(header, value)
                .build();
    }
}
