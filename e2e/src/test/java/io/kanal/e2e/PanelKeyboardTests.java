package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ten steps by people who have no mouse: they see where they are, and a popup gives them back where they were. */
class PanelKeyboardTests {

    private final String account = Kanal.sandbox().newAccount("shop");
    private final Desk desk = Desk.ofNobody(new NewContextOptions());

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void tenStepsWithoutAMouse() {
        signIn();
        tabTo(desk.link("Integrations"));
        press("Enter");
        tabTo(desk.link("Add Twitter Account"));
        press("Enter");
        leaveTheFormEmpty();
        loginInTwitter();
        disconnect();
    }

    private void signIn() {
        desk.go("/");
        assertThat(desk.button("Login")).isVisible();
        tabTo(desk.field("Username"));
        desk.page().keyboard().type("supervisor");
        press("Tab");
        desk.page().keyboard().type(Kanal.PASSWORD);
        press("Enter");
        assertThat(desk.part(AriaRole.HEADING, "Integrations")).isVisible();
    }

    private void leaveTheFormEmpty() {
        tabTo(desk.part(AriaRole.RADIO, "Login in Twitter"));
        press("ArrowRight");
        assertThat(desk.part(AriaRole.RADIO, "Integrate with developer Apps")).isChecked();
        tabTo(desk.button("Add"));
        press("Enter");
        assertThat(desk.page().getByText("field is required")).hasCount(4);
        assertThat(desk.field("API key")).isFocused();
    }

    private void loginInTwitter() {
        tabTo(desk.part(AriaRole.RADIO, "Integrate with developer Apps"));
        press("ArrowLeft");
        tabTo(desk.button("Login in Twitter"));
        var x = desk.window().waitForPage(() -> press("Enter"));
        x.getByLabel("Username").focus();
        x.keyboard().type(account);
        x.keyboard().press("Tab");
        x.keyboard().type("sandbox");
        x.keyboard().press("Enter");
        assertThat(desk.part(AriaRole.HEADING, "Connected as @" + account)).isFocused();
        tabTo(desk.link("See it in Integrations"));
        press("Enter");
    }

    private void disconnect() {
        var card = desk.page().getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("Name of " + account));
        var disconnect = desk.button("Disconnect @" + account);
        var popup = desk.part(AriaRole.DIALOG, "Are you sure?");
        assertThat(disconnect).isVisible();
        tabTo(disconnect);
        press("Enter");
        assertThat(desk.button("Cancel")).isFocused();
        press("Escape");
        assertThat(popup).isHidden();
        assertThat(disconnect).isFocused();

        press("Enter");
        assertThat(desk.button("Cancel")).isFocused();
        tabTo(popup.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Disconnect")));
        press("Enter");
        assertThat(card).isHidden();
    }

    private void tabTo(Locator part) {
        Keyboard.of(desk).tabTo(part);
    }

    private void press(String key) {
        desk.page().keyboard().press(key);
    }
}
