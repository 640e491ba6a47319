package io.kanal.edge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Finds the client's address. {@code X-Forwarded-For} counts only as far as it was written by proxies that we trust. */
final class TrustedProxies {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<Network> trusted;

    TrustedProxies(ProxyProperties properties) {
        this.trusted = properties.trustedProxies().stream()
                .filter(text -> !text.isBlank())
                .map(Network::parse)
                .toList();
    }

    /** Where the request comes from. */
    ClientAddress clientOf(ServerHttpRequest request) {
        var forwarded = request.getHeaders().getOrEmpty(FORWARDED_FOR).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .toList();
        return new ClientAddress(client(addressOf(request.getRemoteAddress()), forwarded));
    }

    /** The nearest address that no trusted proxy has: everything before it may be invented. */
    InetAddress client(InetAddress peer, List<String> forwarded) {
        var client = peer;
        for (var text : forwarded.reversed()) {
            var before = parse(text);
            if (!isTrusted(client) || before.isEmpty()) {
                return client;
            }
            client = before.get();
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return address.isLoopbackAddress() || trusted.stream().anyMatch(network -> network.holds(address));
    }

    private static Optional<InetAddress> parse(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static InetAddress addressOf(@Nullable InetSocketAddress remote) {
        if (remote == null || remote.getAddress() == null) {
            throw new IllegalStateException("The request has no peer");
        }
        return remote.getAddress();
    }

    /**
     * Addresses that share their first bits.
     *
     * @param base one of them
     * @param bits how many bits they share
     */
    record Network(InetAddress base, int bits) {

        static Network parse(String text) {
            var parts = text.strip().split("/", 2);
            var base = InetAddress.ofLiteral(parts[0]);
            var all = base.getAddress().length * Byte.SIZE;
            var bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > all) {
                throw new IllegalArgumentException("KANAL_TRUSTED_PROXIES holds the wrong network " + text);
            }
            return new Network(base, bits);
        }

        boolean holds(InetAddress address) {
            var ours = base.getAddress();
            var theirs = address.getAddress();
            if (ours.length != theirs.length) {
                return false;
            }
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % Byte.SIZE);
                if ((ours[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
