package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** Somebody who has no mouse, and sees where the keyboard is. */
record Keyboard(Page page) {

    private static final String STOPS = "a[href], button, input, select, textarea, [tabindex]";
    /** What of a part, or close around it, can show that it has the keyboard. */
    private static final String LOOK = """
            parts => {
              const near = [];
              for (let part = parts[0], steps = 0; part && steps < 4; part = part.parentElement, steps++) {
                near.push(part, ...(part.parentElement?.children ?? []));
              }
              return near.map(part => {
                const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } = getComputedStyle(part);
                const outline = outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
                return [outline, boxShadow, borderColor].join();
              }).join(';');
            }""";

    static Keyboard of(Desk desk) {
        return new Keyboard(desk.page());
    }

    /** Goes on with the tabulator, once around the page at most, until the part has the keyboard and shows it. */
    void tabTo(Locator part) {
        assertThat(part).isAttached();
        var before = part.evaluateAll(LOOK);
        for (var stops = 0; stops <= page.locator(STOPS).count(); stops++) {
            press("Tab");
            if (isAt(part)) {
                assertShows(part, before);
                return;
            }
        }
        throw new AssertionError("The tabulator does not lead to " + part);
    }

    /** Goes with the tabulator around the page once: to each control, which lies in sight then and shows it. */
    void assertReachesEverything() {
        page.evaluate(Eye.script("stops.js"));
        do {
            press("Tab");
        } while ((boolean) page.evaluate("() => stops.next()"));
        assertThat((List<?>) page.evaluate("() => stops.wrong()"))
                .as("with the tabulator, at a width of %d", page.viewportSize().width)
                .isEmpty();
    }

    /** Presses a key that moves the keyboard to another part, and sees that it shows there. */
    void moveTo(Locator part, String key) {
        var before = part.evaluateAll(LOOK);
        press(key);
        assertThat(part).isFocused();
        assertShows(part, before);
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    void type(String words) {
        page.keyboard().type(words);
    }

    private void assertShows(Locator part, Object before) {
        // What is pressed may be drawn by what stands around it.
        assertThat(part.isVisible() ? part : part.locator("xpath=..")).isInViewport();
        page.waitForCondition(() -> !part.evaluateAll(LOOK).equals(before));
    }

    private static boolean isAt(Locator part) {
        return part.evaluateAll("parts => parts.includes(document.activeElement)")
                .equals(true);
    }
}
