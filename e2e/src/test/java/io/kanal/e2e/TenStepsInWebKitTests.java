package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The ten steps of {@link TenStepsTests} in WebKitGTK, which only speaks WebDriver. */
class TenStepsInWebKitTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PanelWords words = PanelWords.ENGLISH;
    private final String account = Kanal.sandbox().newAccount("shop");
    private RemoteWebDriver page;

    @Test
    void inEnglish() {
        try (var webKit = WebKit.open()) {
            page = webKit.browser();
            signIn();
            click(named("a", words.integrations()));
            see(named("h1", words.integrations()));
            readTheGuide();
            addWithoutAndWithWrongKeys();
            loginInTwitter();
            disconnect();
        }
    }

    private void signIn() {
        page.get(Kanal.panel() + "/");
        click(text(words.language()));
        field(words.username()).sendKeys("supervisor");
        field(words.password()).sendKeys(Kanal.PASSWORD);
        click(named("button", words.login()));
    }

    private void readTheGuide() {
        click(named("a", words.addAccount()));
        see(named("h1", words.addAccount()));
        var guide = see(By.tagName("aside"));
        Stream.of(words.guideByLogin(), words.guideByApp(), words.guideWho(), words.guideNote())
                .forEach(part -> see(named("aside//*", part)));
        assertRightOf(guide, see(choice(words.byLogin())));
        assertRightOf(guide, see(choice(words.byApp())));
    }

    private void addWithoutAndWithWrongKeys() {
        click(choice(words.byApp()));
        click(named("button", words.add()));
        awaitCount(text(words.required()), 4);
        var key = field(words.apiKey());
        key.sendKeys("too short\t");
        awaitCount(text(words.required()), 3);
        assertThat(key.getDomAttribute("aria-invalid")).isEqualTo("true");
        see(By.xpath("//*[@id='%s' and normalize-space()='%s']"
                .formatted(key.getDomAttribute("aria-describedby"), words.malformed())));
        assertThat(key.getDomProperty("value")).isEqualTo("too short");
    }

    private void loginInTwitter() {
        click(choice(words.byLogin()));
        var panel = page.getWindowHandle();
        click(named("button", words.byLogin()));
        var opened = until(driver -> driver.getWindowHandles().stream()
                .filter(window -> !window.equals(panel))
                .findFirst()
                .orElse(null));
        see(text(words.waiting()));
        page.switchTo().window(opened);
        field("Username").sendKeys(account);
        field("Password").sendKeys("sandbox");
        click(named("button", "Sign In"));
        page.switchTo().window(panel);
        see(text(words.connectedAs() + account));
    }

    private void disconnect() {
        click(named("a", words.integrations()));
        var button = named("button[@aria-label='%s @%s']".formatted(words.disconnect(), account), words.disconnect());
        var popup = By.cssSelector("[role=dialog]");

        click(button);
        see(named("*[@role='dialog']//*", words.popupTitle()));
        see(named("*[@role='dialog']//*", words.popupText()));
        click(named("*[@role='dialog']//button", words.cancel()));
        until(ExpectedConditions.invisibilityOfElementLocated(popup));
        see(button);

        click(button);
        see(popup);
        click(named("*[@role='dialog']//button", words.disconnect()));
        until(ExpectedConditions.invisibilityOfElementLocated(button));
    }

    private static void assertRightOf(WebElement right, WebElement left) {
        var box = left.getRect();
        assertThat(right.getRect().x).isGreaterThanOrEqualTo(box.x + box.width);
        assertThat(right.getRect().y).isLessThanOrEqualTo(box.y);
    }

    private void awaitCount(By what, int count) {
        until(ExpectedConditions.numberOfElementsToBe(what, count));
    }

    /** WebDriver clicks at once, also while what lay over the page is still fading away. */
    private void click(By what) {
        new WebDriverWait(page, PATIENCE)
                .ignoring(ElementClickInterceptedException.class)
                .until(driver -> {
                    until(ExpectedConditions.elementToBeClickable(what)).click();
                    return true;
                });
    }

    private WebElement see(By what) {
        return until(ExpectedConditions.visibilityOfElementLocated(what));
    }

    private WebElement field(String label) {
        return see(By.xpath("//input[@id=//label[normalize-space()='%s']/@for]".formatted(label)));
    }

    private <T> T until(Function<? super WebDriver, T> condition) {
        return new WebDriverWait(page, PATIENCE).until(condition);
    }

    private static By choice(String name) {
        return By.xpath("//*[@role='radio'][@aria-label='%1$s'][.//*[normalize-space()='%1$s']]".formatted(name));
    }

    private static By named(String element, String name) {
        return By.xpath("//%s[normalize-space()='%s']".formatted(element, name));
    }

    private static By text(String text) {
        return By.xpath("//*[normalize-space(text())='%s']".formatted(text));
    }
}
