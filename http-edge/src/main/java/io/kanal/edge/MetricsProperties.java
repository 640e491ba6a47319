package io.kanal.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of metrics.
 *
 * @param every how often a number is asked of the database
 */
@ConfigurationProperties("kanal.metrics")
record MetricsProperties(@DefaultValue("15s") Duration every) {}
