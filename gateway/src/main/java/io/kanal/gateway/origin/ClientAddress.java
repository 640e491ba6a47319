package io.kanal.gateway.origin;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Tells who calls. What a request says about that itself is believed only when a trusted proxy hands it on. */
@Component
public class ClientAddress {

    private static final Pattern NETWORK = Pattern.compile("[0-9a-fA-F:.]+(/\\d{1,3})?");
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<IpSubnetFilterRule> trusted;

    ClientAddress(ProxyProperties properties) {
        this.trusted = properties.trusted().stream()
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(ClientAddress::network)
                .toList();
    }

    /** The address of the caller: of the peer, or of the last one before the trusted proxies. */
    public String of(ServerHttpRequest request) {
        var peer = peer(request);
        if (peer == null) {
            return "unknown";
        }
        var client = peer;
        for (var hop : hops(request.getHeaders()).reversed()) {
            if (!isTrusted(client)) {
                break;
            }
            var before = address(hop);
            if (before == null) {
                break;
            }
            client = before;
        }
        return NetUtil.toAddressString(client);
    }

    /** Whether the request was handed on by somebody, trusted or not, instead of coming from the caller itself. */
    boolean isHandedOn(ServerHttpRequest request) {
        return isByTrustedProxy(request)
                || request.getHeaders().containsHeader(FORWARDED_FOR)
                || request.getHeaders().containsHeader("Forwarded");
    }

    /** The host that the caller asked for. */
    @Nullable
    String host(ServerHttpRequest request) {
        var forwarded = believed(request, "X-Forwarded-Host");
        return forwarded == null ? request.getHeaders().getFirst(HttpHeaders.HOST) : forwarded;
    }

    /** Whether a trusted proxy says that the caller came to it without TLS. */
    boolean isInTheClear(ServerHttpRequest request) {
        return "http".equalsIgnoreCase(believed(request, "X-Forwarded-Proto"));
    }

    private @Nullable String believed(ServerHttpRequest request, String header) {
        return isByTrustedProxy(request) ? request.getHeaders().getFirst(header) : null;
    }

    private boolean isByTrustedProxy(ServerHttpRequest request) {
        var peer = peer(request);
        return peer != null && isTrusted(peer);
    }

    private boolean isTrusted(InetAddress address) {
        var socket = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(network -> network.matches(socket));
    }

    private static @Nullable InetAddress peer(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return remote == null ? null : remote.getAddress();
    }

    private static List<String> hops(HttpHeaders headers) {
        return headers.getOrEmpty(FORWARDED_FOR).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList();
    }

    /** Some proxies add the port of the caller to an IPv4 address. */
    private static @Nullable InetAddress address(String hop) {
        var host = hop.indexOf('.') > 0 && hop.indexOf(':') > 0 ? hop.substring(0, hop.indexOf(':')) : hop;
        return NetUtil.createInetAddressFromIpAddressString(host);
    }

    private static IpSubnetFilterRule network(String network) {
        if (!NETWORK.matcher(network).matches()) {
            throw new IllegalArgumentException(
                    "KANAL_TRUSTED_PROXIES must list addresses or networks such as 10.0.0.0/8, but has " + network);
        }
        var whole = network.indexOf(':') >= 0 ? "/128" : "/32";
        return new IpSubnetFilterRule(network.indexOf('/') >= 0 ? network : network + whole, IpFilterRuleType.ACCEPT);
    }
}
