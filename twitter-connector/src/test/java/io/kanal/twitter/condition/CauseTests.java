package io.kanal.twitter.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.channel.Actor;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.twitter.api.XError;
import io.kanal.twitter.credential.OpenedCredential.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests for {@link Cause}. */
class CauseTests {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @EnumSource
    void everyCauseSaysWhatToDoAndWhoCan(Cause cause) {
        for (var method : ConnectionMethod.values()) {
            var told = cause.since(NOW, method);
            assertThat(told.code()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(told.message()).endsWith(".");
            assertThat(told.remedy()).endsWith(".");
            assertThat(told.since()).isEqualTo(NOW);
            assertThat(told.actor()).isNotNull();
        }
        assertThat(EnumSet.of(ChannelStatus.CONNECTED, ChannelStatus.PAUSED, ChannelStatus.DISCONNECTING))
                .doesNotContain(cause.status());
    }

    @Test
    void codesAreUnique() {
        assertThat(Arrays.stream(Cause.values())
                        .map(cause -> cause.since(NOW, ConnectionMethod.LOGIN).code())
                        .collect(Collectors.toSet()))
                .hasSize(Cause.values().length);
    }

    @Test
    void whatLiesWithTheAppIsItsOwnersToMend() {
        assertThat(Cause.OUT_OF_CREDIT_AT_X.since(NOW, ConnectionMethod.LOGIN).actor())
                .isEqualTo(Actor.OPERATOR);
        assertThat(Cause.OUT_OF_CREDIT_AT_X
                        .since(NOW, ConnectionMethod.DEVELOPER_APP)
                        .actor())
                .isEqualTo(Actor.SUPERVISOR);
        assertThat(Cause.ACCOUNT_SUSPENDED.since(NOW, ConnectionMethod.LOGIN).actor())
                .isEqualTo(Actor.X_ACCOUNT_HOLDER);
    }

    @Test
    void errorsOfXAreNamed() {
        assertThat(Cause.of(new XError.Unauthorized()).status()).isEqualTo(ChannelStatus.NEEDS_REAUTHORIZATION);
        assertThat(Cause.of(new XError.OutOfCredit()).status()).isEqualTo(ChannelStatus.OUT_OF_CREDIT);
        assertThat(Cause.of(new XError.AccountSuspended()).status()).isEqualTo(ChannelStatus.SUSPENDED);
        assertThat(Cause.of(new XError.AccountLocked()).status()).isEqualTo(ChannelStatus.SUSPENDED);
        assertThat(Cause.of(new XError.DailyLimit(null)).status()).isEqualTo(ChannelStatus.LIMITED);
        assertThat(Cause.of(new XError.UsageCapped("Monthly", "Product")).status())
                .isEqualTo(ChannelStatus.LIMITED);
        assertThat(Cause.of(new XError.Unavailable(503)).status()).isEqualTo(ChannelStatus.X_UNREACHABLE);
        assertThat(Cause.of(new XError.NoAnswer(true)).isOutage()).isTrue();
        assertThat(Cause.of(new XError.Malformed(200)).isOutage()).isTrue();
    }

    @Test
    void aShortWindowAndOurOwnCrowdSayNothingAboutTheAccount() {
        assertThat(Cause.of(new XError.RateLimited(Duration.ofMinutes(3)))).isNull();
        assertThat(Cause.of(new XError.Busy())).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aCredentialThatCannotBeUsedNeedsANewOne(Reason reason) {
        assertThat(Cause.of(reason).status()).isEqualTo(ChannelStatus.NEEDS_REAUTHORIZATION);
        assertThat(Cause.of(reason).since(NOW, ConnectionMethod.LOGIN).code()).isEqualTo(reason.code());
    }
}
