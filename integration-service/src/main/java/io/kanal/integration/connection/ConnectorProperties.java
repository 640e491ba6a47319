package io.kanal.integration.connection;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the call to twitter-connector, while which a person waits.
 *
 * @param url where twitter-connector is
 * @param connectTimeout how long opening a connection may take
 * @param timeout how long the whole call may take; shorter than the gateway waits, longer than the connector's calls to X
 * @param concurrentCalls how many calls run at the same time at most
 * @param breakerWindow how many calls the circuit breaker judges by; at half of them failed it opens
 * @param breakerPause how long it stays open
 */
@ConfigurationProperties("kanal.connector")
record ConnectorProperties(
        @DefaultValue("http://localhost:8083") URI url,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("64") int concurrentCalls,
        @DefaultValue("10") int breakerWindow,
        @DefaultValue("10s") Duration breakerPause) {}
