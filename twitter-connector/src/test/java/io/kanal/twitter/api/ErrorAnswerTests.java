package io.kanal.twitter.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.twitter.api.XError.*;
import io.kanal.twitter.api.XLimits.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests for {@link ErrorAnswer}: every row of what X is known to answer. */
class ErrorAnswerTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @MethodSource("numbered")
    void numberedErrors(int code, int status, XError expected) {
        assertThat(read(status, "{\"errors\":[{\"code\":%d,\"message\":\"...\"}]}".formatted(code)))
                .isEqualTo(expected);
    }

    static Stream<Arguments> numbered() {
        return Stream.of(
                Arguments.of(32, 401, new Unauthorized()),
                Arguments.of(50, 404, new NotFound()),
                Arguments.of(63, 403, new RecipientClosed()),
                Arguments.of(64, 403, new AccountSuspended()),
                Arguments.of(68, 410, new Retired()),
                Arguments.of(251, 410, new Retired()),
                Arguments.of(89, 401, new Unauthorized()),
                Arguments.of(89, 403, new Unauthorized()),
                Arguments.of(93, 403, new NoDmPermission()),
                Arguments.of(99, 403, new Unauthorized()),
                Arguments.of(130, 503, new Unavailable(503)),
                Arguments.of(131, 500, new Unavailable(500)),
                Arguments.of(135, 401, new ClockWrong()),
                Arguments.of(136, 403, new RecipientBlocked()),
                Arguments.of(150, 403, new RecipientClosed()),
                Arguments.of(151, 403, new RecipientClosed()),
                Arguments.of(185, 403, new DailyLimit(null)),
                Arguments.of(187, 403, new Duplicate()),
                Arguments.of(214, 403, new RecipientClosed()),
                Arguments.of(215, 400, new BadRequest(Set.of())),
                Arguments.of(220, 403, new Forbidden()),
                Arguments.of(226, 403, new LooksAutomated()),
                Arguments.of(261, 403, new NoWritePermission()),
                Arguments.of(325, 400, new BadRequest(Set.of())),
                Arguments.of(326, 403, new AccountLocked()),
                Arguments.of(349, 403, new RecipientClosed()),
                Arguments.of(354, 403, new TooLong()),
                Arguments.of(415, 403, new CallbackNotApproved()),
                Arguments.of(416, 401, new AppSuspended()),
                Arguments.of(417, 401, new CallbackNotApproved()),
                Arguments.of(453, 403, new NotEnrolled(null)),
                Arguments.of(476, 403, new Forbidden()));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void problemDetails(int status, String problem, XError expected) {
        assertThat(read(status, problem)).isEqualTo(expected);
        assertThat(read(status, problem.replace("api.twitter.com", "api.x.com")))
                .isEqualTo(expected);
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                Arguments.of(
                        401,
                        "{\"title\":\"Unauthorized\",\"type\":\"about:blank\",\"status\":401,\"detail\":\"Unauthorized\"}",
                        new Unauthorized()),
                Arguments.of(
                        400,
                        typed(
                                "invalid-request",
                                "\"errors\":[{\"parameters\":{\"pagination_token\":[\"x\"]},\"message\":\"m\"}]"),
                        new BadRequest(Set.of("pagination_token"))),
                Arguments.of(
                        400,
                        typed("invalid-request", "\"parameter\":\"max_results\",\"value\":\"0\""),
                        new BadRequest(Set.of("max_results"))),
                Arguments.of(402, typed("credits", "\"title\":\"CreditsDepleted\""), new OutOfCredit()),
                Arguments.of(402, typed("credits-depleted", "\"title\":\"Payment Required\""), new OutOfCredit()),
                Arguments.of(402, "nothing left", new OutOfCredit()),
                Arguments.of(403, typed("oauth1-permissions", "\"title\":\"Forbidden\""), new NoDmPermission()),
                Arguments.of(
                        403,
                        typed(
                                "client-forbidden",
                                "\"reason\":\"client-not-enrolled\",\"registration_url\":\"https://x.test/go\""),
                        new NotEnrolled("https://x.test/go")),
                Arguments.of(403, typed("unsupported-authentication", "\"title\":\"no\""), new Forbidden()),
                Arguments.of(403, typed("user-suspended", "\"title\":\"no\""), new AccountSuspended()),
                Arguments.of(403, typed("app-suspended", "\"title\":\"no\""), new AppSuspended()),
                Arguments.of(
                        403,
                        blank("You do not have permission to DM one or more participants."),
                        new RecipientClosed()),
                Arguments.of(
                        403,
                        blank("Your account is temporarily locked. Please log in to https://twitter.com to unlock"
                                + " your account."),
                        new AccountLocked()),
                Arguments.of(403, blank("You have been blocked from performing this action."), new RecipientBlocked()),
                Arguments.of(403, blank("This operation is not permitted"), new Forbidden()),
                Arguments.of(404, typed("resource-not-found", "\"title\":\"Not Found\""), new NotFound()),
                Arguments.of(
                        429,
                        typed("usage-capped", "\"period\":\"Monthly\",\"scope\":\"Account\""),
                        new UsageCapped("Monthly", "Account")),
                Arguments.of(500, typed("internal-error", "\"title\":\"no\""), new Unavailable(500)),
                Arguments.of(503, "Over capacity", new Unavailable(503)));
    }

    @Test
    void aLimitOfTheShortWindowIsWaitedForByXsOwnClock() {
        var limits = new XLimits(NOW, new Window(15, 0, NOW.plusSeconds(300)), null, null);

        assertThat(read(429, blank("Too Many Requests"), limits)).isEqualTo(new RateLimited(Duration.ofMinutes(5)));
        assertThat(read(429, "{\"errors\":[{\"code\":88,\"message\":\"Rate limit exceeded\"}]}", limits))
                .isEqualTo(new RateLimited(Duration.ofMinutes(5)));
        assertThat(read(429, typed("rate-limit-exceeded", "\"title\":\"t\""), limits))
                .isEqualTo(new RateLimited(Duration.ofMinutes(5)));
    }

    @Test
    void theExhaustedWindowThatOpensLastCounts() {
        var limits = new XLimits(
                NOW,
                new Window(15, 0, NOW.plusSeconds(300)),
                new Window(1440, 0, NOW.plusSeconds(36_000)),
                new Window(1440, 7, NOW.plusSeconds(80_000)));

        assertThat(read(429, blank("Too Many Requests"), limits)).isEqualTo(new DailyLimit(Duration.ofHours(10)));
    }

    @Test
    void aLimitWithoutHeadersMeansAShortPause() {
        assertThat(read(429, "slow down")).isEqualTo(new RateLimited(Duration.ofMinutes(1)));
    }

    @Test
    void aRedirectIsNoAnswer() {
        assertThat(read(302, "")).isEqualTo(new Malformed(302));
    }

    @Test
    void plainTextAndWhatIsNoObjectAreTakenByTheStatus() {
        assertThat(read(401, "Error processing your OAuth request")).isEqualTo(new Unauthorized());
        assertThat(read(403, "<html>Forbidden</html>")).isEqualTo(new Forbidden());
        assertThat(read(403, "<h1>Sorry, you have been blocked</h1>")).isEqualTo(new Forbidden());
        assertThat(read(404, "[]")).isEqualTo(new NotFound());
        assertThat(read(502, "")).isEqualTo(new Unavailable(502));
    }

    private static XError read(int status, String body) {
        return read(status, body, null);
    }

    private static XError read(int status, String body, XLimits limits) {
        return ErrorAnswer.read(status, body.getBytes(UTF_8), limits);
    }

    private static String typed(String type, String rest) {
        return "{\"type\":\"https://api.twitter.com/2/problems/%s\",\"detail\":\"d\",%s}".formatted(type, rest);
    }

    private static String blank(String detail) {
        return "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"detail\":\"%s\"}".formatted(detail);
    }
}
