package io.kanal.twitter.profile;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of asking X for names and pictures.
 *
 * @param refreshAfter how long what X told is good enough
 * @param retryAfter how long to wait before somebody is asked for again after a failure
 * @param lookEvery how often to look whether anybody is to be asked for
 * @param timeout how long one step, a query or a call, may take
 */
@Validated
@ConfigurationProperties("kanal.profile")
record ProfileProperties(
        @DefaultValue("7d") Duration refreshAfter,
        @DefaultValue("5m") Duration retryAfter,
        @DefaultValue("1s") Duration lookEvery,
        @DefaultValue("15s") Duration timeout) {}
