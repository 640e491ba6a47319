package io.kanal.gateway.origin;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The proxies in front of the gateway.
 *
 * @param trusted addresses or networks (10.0.0.0/8) whose forwarding headers are believed; of nobody else
 */
@ConfigurationProperties("kanal.proxies")
record ProxyProperties(@DefaultValue("") List<String> trusted) {}
