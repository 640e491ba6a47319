package io.kanal.twitter.polling;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of reading accounts.
 *
 * @param openAtX where people read X in their browser, without a slash at the end
 * @param parallelReads how many accounts one instance reads at a time
 * @param lease how long one page may take before another instance may read the account
 * @param lookEvery how often to look for accounts that are due
 * @param timeout how long one step, a query or a call, may take
 * @param shortestPace how often X is asked at most, however much it allows
 * @param paceWithoutLimits how often X is asked if it tells no limits
 * @param pageSize how many events a live poll asks for; each costs once a day
 * @param idlePageSize the same for an account to which nobody has written lately
 * @param idleAfter how long nobody must have written for that
 * @param lateAfter how late live polls may be before it is said that X allows too little
 * @param confirmAfter how far apart two equal answers must be to count
 * @param probeEvery how often X is asked whether what kept an account from being read has passed
 * @param retryAfter how long to wait after the first failure that may pass at once; it doubles
 * @param tellEvery how often it is told how far reading is when nothing happens
 */
@Validated
@ConfigurationProperties("kanal.polling")
record PollingProperties(
        @NotBlank @DefaultValue("https://x.com") String openAtX,
        @Positive @DefaultValue("32") int parallelReads,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("200ms") Duration lookEvery,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("1s") Duration shortestPace,
        @DefaultValue("60s") Duration paceWithoutLimits,
        @Positive @Max(100) @DefaultValue("10") int pageSize,
        @Positive @Max(100) @DefaultValue("5") int idlePageSize,
        @DefaultValue("1h") Duration idleAfter,
        @DefaultValue("5m") Duration lateAfter,
        @DefaultValue("30s") Duration confirmAfter,
        @DefaultValue("5m") Duration probeEvery,
        @DefaultValue("1s") Duration retryAfter,
        @DefaultValue("5m") Duration tellEvery) {}
