package io.kanal.gateway.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a request may carry.
 *
 * @param limit how large its body may be
 * @param timeLimit how long the caller may take to send it
 */
@ConfigurationProperties("kanal.body")
record BodyProperties(
        @DefaultValue("256KB") DataSize limit,
        @DefaultValue("20s") Duration timeLimit) {}
