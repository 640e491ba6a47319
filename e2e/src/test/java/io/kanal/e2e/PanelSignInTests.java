package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Why somebody cannot sign in, in plain words, and how it ends for somebody who is not to work here any more. */
class PanelSignInTests {

    private static final int WRONG_PASSWORDS = 5;
    private static final Duration SECONDS = Duration.ofSeconds(15);

    private final Desk desk = Desk.ofNobody(new NewContextOptions());

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void wrongPasswordIsSaidAndTypedAnew() {
        signIn("supervisor", "not the password");

        assertThat(alert()).containsText("Username or password is wrong.");
        assertThat(alert()).containsText("Check both and try again.");
        assertThat(desk.field("Username")).hasValue("supervisor");
        assertThat(desk.field("Password")).hasValue("");
        assertThat(desk.field("Password")).isFocused();
        desk.page().keyboard().type(Kanal.PASSWORD);
        desk.page().keyboard().press("Enter");
        assertSignedIn();
    }

    @Test
    void whoGuessesIsSlowedDownAndToldForHowLong() {
        var name = "guessed." + UUID.randomUUID().toString().substring(0, 8);
        for (var wrong = 0; wrong < WRONG_PASSWORDS; wrong++) {
            Kanal.api().post("/api/auth/token", Map.of("username", name, "password", "wrong"));
        }

        signIn(name, "another guess");

        assertThat(alert()).containsText("Too many wrong passwords.");
        assertThat(alert()).containsText(Pattern.compile("You can try again in \\d+ (seconds|minutes)\\."));
        assertThat(desk.button("Login")).isDisabled();
        assertThat(desk.field("Username")).hasValue(name);
        PanelBrowser.picture(desk.page(), "login-slowed-down");
    }

    @Test
    void serverThatCannotBeReachedIsSaidAndNothingTypedIsLost() {
        desk.page().route("**/api/auth/login", Route::abort);
        signIn("supervisor", Kanal.PASSWORD);

        assertThat(alert()).containsText("Kanal cannot be reached.");
        assertThat(alert())
                .containsText("Check your connection. Nothing that you typed is lost; try again in a moment.");
        assertThat(desk.field("Username")).hasValue("supervisor");
        assertThat(desk.field("Password")).hasValue(Kanal.PASSWORD);

        desk.page().unrouteAll();
        desk.button("Login").click();
        assertSignedIn();
    }

    @Test
    void whoIsDeactivatedIsAskedToSignInWithinSecondsAndWithoutAClick() {
        var rina = Colleague.called("Rina", "AGENT");
        try (var hers = Desk.of(rina.username()).go("/inbox?filter=all")) {
            var stream = hers.page()
                    .waitForResponse("**/api/events", () -> hers.page().reload());
            assertThat(stream.ok()).isTrue();
            assertThat(hers.part(AriaRole.REGION, "Conversations")).isVisible();

            rina.deactivate();

            assertThat(hers.field("Password")).isVisible(new IsVisibleOptions().setTimeout(SECONDS.toMillis()));
            hers.field("Password").fill(Kanal.PASSWORD);
            hers.button("Login").click();
            assertThat(hers.page().getByRole(AriaRole.ALERT).first()).containsText("Username or password is wrong.");
        }
    }

    private void signIn(String username, String password) {
        desk.go("/");
        desk.field("Username").fill(username);
        desk.field("Password").fill(password);
        desk.button("Login").click();
    }

    private void assertSignedIn() {
        assertThat(desk.part(AriaRole.HEADING, "Integrations")).isVisible();
    }

    private Locator alert() {
        return desk.page().getByRole(AriaRole.ALERT);
    }
}
