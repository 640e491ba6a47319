package io.kanal.auth.user;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What one password hash costs (Argon2id), and how many may wait.
 *
 * @param memoryKib memory in KiB
 * @param iterations passes over the memory
 * @param parallelism lanes
 * @param queue how many comparisons may wait per thread before the service says that it is busy
 */
@Validated
@ConfigurationProperties("kanal.password")
record PasswordProperties(
        @Min(8192) @DefaultValue("19456") int memoryKib,
        @Min(1) @DefaultValue("2") int iterations,
        @Min(1) @DefaultValue("1") int parallelism,
        @Positive @DefaultValue("50") int queue) {}
