package io.kanal.gateway.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What pages of ours may load from elsewhere.
 *
 * @param pictureHosts origins of the pictures of X accounts
 */
@ConfigurationProperties("kanal.security")
record SecurityProperties(
        @DefaultValue("https://pbs.twimg.com") List<String> pictureHosts) {}
