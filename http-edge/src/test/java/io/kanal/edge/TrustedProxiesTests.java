package io.kanal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests for {@link TrustedProxies}. */
class TrustedProxiesTests {

    private final TrustedProxies proxies = trusting("10.1.0.0/16", "2001:db8::7");

    @Test
    void loopbackAndTrustedProxiesMayNameTheClient() {
        assertThat(client("127.0.0.1", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(client("10.1.200.3", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(client("2001:db8::7", "203.0.113.9")).isEqualTo("203.0.113.9");
    }

    @Test
    void anybodyElseNamesNothing() {
        assertThat(client("198.51.100.1", "203.0.113.9")).isEqualTo("198.51.100.1");
        assertThat(client("10.2.0.1", "203.0.113.9")).isEqualTo("10.2.0.1");
        assertThat(client("2001:db8::8", "203.0.113.9")).isEqualTo("2001:db8:0:0:0:0:0:8");
    }

    @Test
    void whatStandsBeforeTheLastUntrustedAddressIsNotBelieved() {
        assertThat(client("127.0.0.1", "192.0.2.1", "203.0.113.9", "10.1.0.1")).isEqualTo("203.0.113.9");
    }

    @Test
    void whatIsNoAddressIsNotBelieved() {
        assertThat(client("127.0.0.1", "example.com")).isEqualTo("127.0.0.1");
        assertThat(client("127.0.0.1", "203.0.113.9", "")).isEqualTo("127.0.0.1");
    }

    @Test
    void wrongNetworkIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> trusting("10.0.0.0/33"));
        assertThatIllegalArgumentException().isThrownBy(() -> trusting("proxy.example"));
    }

    @Test
    void clientsOfOneIpv6NetworkAreOneClient() {
        assertThat(network("2001:db8:1:2:3::1")).isEqualTo(network("2001:db8:1:2:ffff::9"));
        assertThat(network("2001:db8:1:2::1")).isNotEqualTo(network("2001:db8:1:3::1"));
        assertThat(network("203.0.113.9")).isNotEqualTo(network("203.0.113.10"));
    }

    private String client(String peer, String... forwarded) {
        return proxies.client(InetAddress.ofLiteral(peer), List.of(forwarded)).getHostAddress();
    }

    private static String network(String address) {
        return new ClientAddress(InetAddress.ofLiteral(address)).network();
    }

    private static TrustedProxies trusting(String... networks) {
        return new TrustedProxies(new ProxyProperties(List.of(networks)));
    }
}
