package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
        page.getByText(words.language(), new Page.GetByTextOptions().setExact(true))
                .click();
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
        page.getByRole(AriaRole.LINK, named(words.addAccount())).click();
        assertThat(page.getByRole(AriaRole.HEADING, exactly(words.addAccount())))
                .isVisible();
        assertThat(page.getByRole(AriaRole.RADIO, exactly(words.byLogin()))).isVisible();
        assertThat(page.getByRole(AriaRole.RADIO, exactly(words.byApp()))).isVisible();
        var guide = page.getByRole(AriaRole.COMPLEMENTARY);
        assertThat(guide).containsText(words.guideByLogin());
        assertThat(guide).containsText(words.guideByApp());
        assertThat(guide).containsText(words.guideWho());
        assertThat(guide).containsText(words.guideNote());
        assertRightOf(guide, page.getByRole(AriaRole.RADIO, exactly(words.byLogin())));
        assertRightOf(guide, page.getByRole(AriaRole.RADIO, exactly(words.byApp())));
    }

    private void addWithoutAndWithWrongKeys(Page page) {
        page.getByRole(AriaRole.RADIO, exactly(words.byApp())).click();
        page.getByRole(AriaRole.BUTTON, exactly(words.add())).click();
        assertThat(page.getByText(words.required())).hasCount(4);
        var key = page.getByLabel(words.apiKey(), exactly());
        key.fill("too short");
        key.blur();
        assertThat(page.getByText(words.required())).hasCount(3);
        assertThat(key).hasAttribute("aria-invalid", "true");
        assertThat(key).hasAccessibleDescription(words.malformed());
        assertThat(key).hasValue("too short");
    }

    private void loginInTwitter(BrowserContext window, Page page) {
        page.getByRole(AriaRole.RADIO, exactly(words.byLogin())).click();
        var x = window.waitForPage(
                () -> page.getByRole(AriaRole.BUTTON, exactly(words.byLogin())).click());
        assertThat(page.getByText(words.waiting())).isVisible();
        assertThat(x).hasURL(Pattern.compile("/oauth/authorize\\?oauth_token="));
        x.getByLabel("Username").fill(account);
        x.getByLabel("Password").fill("sandbox");
        x.getByRole(AriaRole.BUTTON, exactly("Sign In")).click();
        assertThat(page.getByText(words.connectedAs() + account).first()).isVisible();
    }

    private void disconnect(Page page) {
        page.getByRole(AriaRole.LINK, exactly(words.integrations())).first().click();
        var card = page.getByRole(AriaRole.ARTICLE, named("Name of " + account));
        assertThat(card).containsText(words.connected());
        var popup = page.getByRole(AriaRole.DIALOG, named(words.popupTitle()));

        button(card, words.disconnect()).click();
        assertThat(popup).containsText(words.popupText());
        button(popup, words.cancel()).click();
        assertThat(popup).isHidden();
        assertThat(card).isVisible();

        button(card, words.disconnect()).click();
        button(popup, words.disconnect()).click();
        assertThat(card).isHidden();
    }

    private static void assertRightOf(Locator right, Locator left) {
        var box = left.boundingBox();
        assertThat(right.boundingBox().x).isGreaterThanOrEqualTo(box.x + box.width);
        assertThat(right.boundingBox().y).isLessThanOrEqualTo(box.y);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return named(name).setExact(true);
    }
}
