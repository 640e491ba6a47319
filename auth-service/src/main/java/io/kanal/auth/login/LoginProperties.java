package io.kanal.auth.login;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many wrong passwords are let through.
 *
 * @param perUser wrong passwords per user name
 * @param perAddress wrong passwords per client address
 * @param window the time that they are counted over
 */
@Validated
@ConfigurationProperties("kanal.login")
record LoginProperties(
        @Positive @DefaultValue("5") int perUser,
        @Positive @DefaultValue("100") int perAddress,
        @DefaultValue("15m") Duration window) {}
