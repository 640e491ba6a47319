package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Every way in which Login in Twitter can end, as people see it: in plain words, with the next step. */
class PanelLoginFlowTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LOGIN = "**/api/integrations/twitter/login";
    private static final String CANCELLED = "The sign-in was cancelled. Nothing was connected.";

    private final Sandbox x = Kanal.sandbox();
    private final String account = x.newAccount("shop");
    private final Desk desk = Desk.of("supervisor");

    @BeforeEach
    void openTheForm() {
        desk.go("/integrations/twitter");
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void firstTabNamesTheAccountInFullAndTheOtherCanBeClosed() {
        var tab = loginInTwitter();

        signIn(tab, account);

        assertThat(desk.part(AriaRole.HEADING, "Connected as @" + account)).isVisible();
        assertThat(desk.words("Name of " + account)).isVisible();
        desk.link("See it in Integrations").click();
        assertThat(desk.page().getByRole(AriaRole.ARTICLE, named("Name of " + account)))
                .containsText("Connected by Login in Twitter");
    }

    @Test
    void returningTabSaysWhatItDidAndClosesItself() {
        var tab = loginInTwitter();
        tab.addInitScript("""
                window.closeNow = window.close;
                window.close = () => document.documentElement.dataset.closing = 'true';""");

        signIn(tab, account);

        assertThat(tab.getByText("Connected as @" + account)).isVisible();
        assertThat(tab.getByText("You can close this tab.")).isVisible();
        assertThat(tab.locator("html[data-closing]")).isAttached();
        tab.waitForClose(() -> tab.evaluate("setTimeout(closeNow)"));
    }

    @Test
    void cancelledAtX() {
        var tab = loginInTwitter();

        tab.getByRole(AriaRole.BUTTON, named("Cancel")).click();

        assertThat(tab.getByText(CANCELLED)).isVisible();
        assertThat(tab.getByText("You can close this tab.")).isVisible();
        assertThat(alert()).containsText("The account was not connected");
        assertThat(alert()).containsText(CANCELLED);
        signIn(tabOf(desk.button("Start again")), account);
        assertThat(desk.part(AriaRole.HEADING, "Connected as @" + account)).isVisible();
    }

    @Test
    void cancelledInTheFirstTabIsOverForALateSignInToo() {
        var tab = loginInTwitter();

        desk.button("Cancel").click();

        assertThat(desk.button("Login in Twitter")).isVisible();
        assertThat(desk.words("Waiting for X")).isHidden();
        signIn(tab, account);
        assertThat(tab.getByText(CANCELLED)).isVisible();
    }

    @Test
    void expired() {
        var tab = loginInTwitter();

        ExpiryTests.letTimePass(awaitedConnection());

        assertThat(alert()).containsText("The 15 minutes to connect the account ran out. Nothing was connected.");
        assertThat(desk.button("Start again")).isVisible();
        signIn(tab, account);
        assertThat(tab.getByText("The 15 minutes to connect the account ran out"))
                .isVisible();
    }

    @Test
    void callbackInAnotherBrowserConnectsNothingAndEndsTheAttempt() {
        var tab = loginInTwitter();

        try (var stranger = Desk.ofNobody(new NewContextOptions())) {
            signIn(stranger.go(tab.url()).page(), account);

            assertThat(stranger.words("This is not the browser in which the connection was started."))
                    .isVisible();
            assertThat(stranger.words("Go back to the browser in which you started, and start again there."))
                    .isVisible();
        }
        assertThat(alert()).containsText("X was answered in another browser. Nothing was connected");
        assertThat(alert()).containsText("Start again here, and sign in at X in the tab that opens.");
        signIn(tabOf(desk.button("Start again")), account);
        assertThat(desk.part(AriaRole.HEADING, "Connected as @" + account)).isVisible();
    }

    @Test
    void cancelledBeforeTheOtherTabIsThereBeginsNothing() {
        var scripts = held("**/assets/first-paint-*.js");
        var asked = held(LOGIN);
        var tab = tabOf(desk.button("Login in Twitter"));
        var script = awaited(scripts);

        desk.button("Cancel").click();
        assertThat(desk.button("Login in Twitter")).isEnabled();
        script.resume();

        assertThat(tab.getByText(CANCELLED)).isVisible();
        assertThat(tab.getByText("You can close this tab.")).isVisible();
        assertThat(asked).isEmpty();
    }

    @Test
    void cancelledBeforeXHasGivenTheAddressLeavesNothingOpen() {
        var asked = held(LOGIN);
        var tab = tabOf(desk.button("Login in Twitter"));
        var login = awaited(asked);

        desk.button("Cancel").click();
        assertThat(tab.getByText(CANCELLED)).isVisible();
        var begun = tab.waitForResponse(LOGIN, login::resume);

        var connection = JSON.readTree(begun.body()).get("connectionId").stringValue();
        assertThat(Organisation.demo().awaitEnd(connection).get("state").stringValue())
                .isEqualTo("CANCELLED");
        assertThat(desk.button("Login in Twitter")).isEnabled();
    }

    @Test
    void closedTabCanBeOpenedAgain() {
        loginInTwitter().close();

        assertThat(desk.words("Waiting for X")).isVisible();
        signIn(tabOf(desk.link("Open the tab again")), account);

        assertThat(desk.part(AriaRole.HEADING, "Connected as @" + account)).isVisible();
    }

    @Test
    void tabThatWasClosedBeforeXCanBeOpenedAgain() {
        var asked = held(LOGIN);
        var tab = tabOf(desk.button("Login in Twitter"));
        awaited(asked);
        tab.close();
        assertThat(alert()).containsText("The other tab has not reached X yet. If it is closed, open it again:");
        desk.window().unroute(LOGIN);

        signIn(tabOf(desk.link("Open X in a new tab")), account);

        assertThat(desk.part(AriaRole.HEADING, "Connected as @" + account)).isVisible();
    }

    @Test
    void blockedPopupIsALinkThatDoesTheSame() {
        desk.page().evaluate("window.open = () => null");
        desk.button("Login in Twitter").click();
        assertThat(alert()).containsText("Your browser did not open the tab. Open it yourself:");

        var tab = tabOf(desk.link("Open X in a new tab"));

        assertThat(desk.words("Waiting for X")).isVisible();
        signIn(tab, account);
        assertThat(desk.part(AriaRole.HEADING, "Connected as @" + account)).isVisible();
    }

    @Test
    void accountOfAnotherOrganisationIsRefusedInBothTabs() {
        var browser = Kanal.browser().signIn("other");
        var theirs = browser.post("/api/integrations/twitter/login", Map.of()).ok();
        browser.open(browser.signInAtX(URI.create(theirs.get("authorizeUrl").stringValue()), account));
        Organisation.other().awaitEnd(theirs.get("connectionId").stringValue());

        var tab = loginInTwitter();
        signIn(tab, account);

        assertThat(tab.getByText("This account is connected already.")).isVisible();
        assertThat(alert()).containsText("This account is connected already.");
        assertThat(alert()).containsText("Disconnect it where it is connected, then connect it here.");
        assertThat(desk.button("Start again")).isVisible();
    }

    @Test
    void xThatCannotBeReachedIsSaidInBothTabs() {
        x.fault("/oauth/request_token", "unavailable", Map.of("times", 3));

        var tab = tabOf(desk.button("Login in Twitter"));

        assertThat(tab.getByText("X does not answer at the moment.")).isVisible();
        assertThat(alert()).containsText("X does not answer at the moment.");
        assertThat(desk.button("Start again")).isVisible();
        x.noFaults();
    }

    /** Calls of any tab of this person, which do not go on before somebody lets them. */
    private List<Route> held(String address) {
        var calls = new ArrayList<Route>();
        desk.window().route(address, calls::add);
        return calls;
    }

    private Route awaited(List<Route> calls) {
        desk.page().waitForCondition(() -> !calls.isEmpty());
        return calls.getFirst();
    }

    /** Presses the button and answers the tab, once X shows its page there. */
    private Page loginInTwitter() {
        var tab = tabOf(desk.button("Login in Twitter"));
        assertThat(tab.getByLabel("Username")).isVisible();
        assertThat(desk.words("Waiting for X")).isVisible();
        return tab;
    }

    private Page tabOf(Locator part) {
        return desk.window().waitForPage(part::click);
    }

    private static void signIn(Page tab, String account) {
        tab.getByLabel("Username").fill(account);
        tab.getByLabel("Password").fill("sandbox");
        tab.getByRole(AriaRole.BUTTON, named("Sign In")).click();
    }

    /** The connection that the first tab asks about every 3 s. */
    private String awaitedConnection() {
        var asked = desk.page().waitForRequest("**/api/integrations/connections/*", () -> {});
        return URI.create(asked.url()).getPath().replaceAll(".*/", "");
    }

    private Locator alert() {
        return desk.page().getByRole(AriaRole.ALERT).first();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
