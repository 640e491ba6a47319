package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** What somebody is about to press or read must not jump away while a page loads: the layout shift that browsers measure. */
final class Shift {

    /** Nobody sees so little. */
    private static final double NOTHING_TO_SEE = 0.01;
    /** What browsers' makers call good. */
    private static final double GOOD = 0.1;
    /** Adds up what moved without being asked to, and keeps what it was. */
    private static final String WATCH = """
            window.shift = { sum: 0, parts: [] };
            new PerformanceObserver(list => {
              for (const entry of list.getEntries().filter(each => !each.hadRecentInput)) {
                window.shift.sum += entry.value;
                window.shift.parts.push(...entry.sources.map(({ node, previousRect, currentRect }) => {
                  const part = node?.nodeType === 1 ? node : node?.parentElement;
                  const place = rect => [rect.x, rect.y, rect.width, rect.height].map(Math.round).join(' ');
                  const name = `${part?.tagName}.${part?.className} "${part?.innerText?.slice(0, 30)}"`;
                  return `${entry.value.toFixed(4)} ${name}: ${place(previousRect)} -> ${place(currentRect)}`;
                }));
              }
            }).observe({ type: 'layout-shift', buffered: true });""";

    private static final String SETTLED = "async () => { await %s; return window.shift.sum; }".formatted(Eye.DRAWN);

    private Shift() {}

    /** Measures each page that is loaded here from now on. */
    static void watch(Page page) {
        page.addInitScript(WATCH);
    }

    /** Fails if the page that was loaded last has jumped, and says what did. */
    static void assertNoneOn(Page page) {
        assertLessOn(page, NOTHING_TO_SEE);
    }

    /** Fails if the page has jumped; where it has more to say later, if it has jumped far. */
    static void assertNoneOn(Page page, Sight sight) {
        assertLessOn(page, sight.grows() ? GOOD : NOTHING_TO_SEE);
    }

    private static void assertLessOn(Page page, double most) {
        var sum = ((Number) page.evaluate(SETTLED)).doubleValue();
        assertThat(sum)
                .as(() -> "What jumped: " + page.evaluate("window.shift.parts"))
                .isLessThan(most);
    }
}
