package io.kanal.edge;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from. A controller method takes it as a parameter.
 *
 * @param address the client's address
 */
public record ClientAddress(InetAddress address) {

    private static final int IPV6_NETWORK_BYTES = 8;

    /** The address as people write it. */
    public String text() {
        return address.getHostAddress().split("%", 2)[0];
    }

    /** What belongs to one client: an IPv4 address, or an IPv6 network of 64 bits, which one client may roam in. */
    public String network() {
        var bytes = address.getAddress();
        return HexFormat.of()
                .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes);
    }
}
