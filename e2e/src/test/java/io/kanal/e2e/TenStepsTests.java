package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ten steps that the panel is for, word by word. */
class TenStepsTests {

    private final Sandbox x = Kanal.sandbox();
    private final String account = x.newAccount("shop");
    private PanelWords words = PanelWords.ENGLISH;

    @ParameterizedTest
    @EnumSource
    void inEnglish(PanelBrowser browser) {
        try (var window = browser.open()) {
            play(window, "supervisor");
        }
    }

    /** What is chosen on the login page is kept for the person. */
    @Test
    void inIndonesian() {
        words = PanelWords.INDONESIAN;
        try (var window = PanelBrowser.CHROMIUM.open()) {
            play(window, "other");
        }
    }

    private void play(BrowserContext window, String person) {
        var page = window.newPage();
        signIn(page, person);
        openIntegrations(page);
        readTheGuide(page);
        addWithoutAndWithWrongKeys(page);
        loginInTwitter(window, page);
        disconnect(page);
    }

    private void signIn(Page page, String person) {
        page.navigate("/");
        text(page, words.language()).click();
        page.getByLabel(words.username(), exactly()).fill(person);
        page.getByLabel(words.password(), exactly()).fill(Kanal.PASSWORD);
        page.getByRole(AriaRole.BUTTON, exactly(words.login())).click();
    }

    private void openIntegrations(Page page) {
        page.getByRole(AriaRole.LINK, exactly(words.integrations())).click();
        assertThat(page.getByRole(AriaRole.HEADING, exactly(words.integrations())))
                .isVisible();
    }

    private void readTheGuide(Page page) {
        page.getByRole(AriaRole.LINK, exactly(words.addAccount())).click();
        assertThat(page.getByRole(AriaRole.HEADING, exactly(words.addAccount())))
                .isVisible();
        var guide = page.getByRole(AriaRole.COMPLEMENTARY);
        for (var part : List.of(words.guideByLogin(), words.guideByApp(), words.guideWho(), words.guideNote())) {
            assertThat(text(guide, part)).isVisible();
        }
        for (var way : List.of(words.byLogin(), words.byApp())) {
            var choice = page.getByRole(AriaRole.RADIO, exactly(way));
            // Its name for people who hear the page is given apart from what stands there.
            assertThat(text(choice, way)).isVisible();
            assertRightOf(guide, choice);
        }
    }

    private void addWithoutAndWithWrongKeys(Page page) {
        page.getByRole(AriaRole.RADIO, exactly(words.byApp())).click();
        page.getByRole(AriaRole.BUTTON, exactly(words.add())).click();
        assertThat(text(page, words.required())).hasCount(4);
        var key = page.getByLabel(words.apiKey(), exactly());
        key.fill("too short");
        key.blur();
        assertThat(text(page, words.required())).hasCount(3);
        assertThat(key).hasAttribute("aria-invalid", "true");
        assertThat(key).hasAccessibleDescription(words.malformed());
        assertThat(key).hasValue("too short");
    }

    private void loginInTwitter(BrowserContext window, Page page) {
        page.getByRole(AriaRole.RADIO, exactly(words.byLogin())).click();
        var x = window.waitForPage(
                () -> page.getByRole(AriaRole.BUTTON, exactly(words.byLogin())).click());
        assertThat(text(page, words.waiting())).isVisible();
        assertThat(x).hasURL(Pattern.compile("/oauth/authorize\\?oauth_token="));
        x.getByLabel("Username", exactly()).fill(account);
        x.getByLabel("Password", exactly()).fill("sandbox");
        x.getByRole(AriaRole.BUTTON, exactly("Sign In")).click();
        assertThat(text(page, words.connectedAs() + account)).isVisible();
    }

    private void disconnect(Page page) {
        page.getByRole(AriaRole.LINK, exactly(words.integrations())).first().click();
        var card = page.getByRole(AriaRole.ARTICLE, exactly("Name of " + account));
        assertThat(text(card, words.connected())).isVisible();
        // It says whose it is to people who hear the page, where each account has one.
        var disconnect = button(card, words.disconnect() + " @" + account);
        assertThat(disconnect).hasText(words.disconnect());
        var popup = page.getByRole(AriaRole.DIALOG, exactly(words.popupTitle()));

        disconnect.click();
        assertThat(text(popup, words.popupTitle())).isVisible();
        assertThat(text(popup, words.popupText())).isVisible();
        button(popup, words.cancel()).click();
        assertThat(popup).isHidden();
        assertThat(card).isVisible();

        disconnect.click();
        button(popup, words.disconnect()).click();
        assertThat(card).isHidden();
    }

    private static void assertRightOf(Locator right, Locator left) {
        var box = left.boundingBox();
        assertThat(right.boundingBox().x).isGreaterThanOrEqualTo(box.x + box.width);
        assertThat(right.boundingBox().y).isLessThanOrEqualTo(box.y);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What says just that and no more, in these very letters. */
    private static Locator text(Locator within, String text) {
        return within.getByText(text, new Locator.GetByTextOptions().setExact(true));
    }

    private static Locator text(Page page, String text) {
        return text(page.locator("body"), text);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
