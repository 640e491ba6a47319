package io.kanal.edge;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may name the client's address, beside this machine itself.
 *
 * @param trustedProxies addresses and networks (CIDR) that may name the client's address
 */
@ConfigurationProperties("kanal")
record ProxyProperties(@DefaultValue List<String> trustedProxies) {}
