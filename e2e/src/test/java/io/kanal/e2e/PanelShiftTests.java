package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that somebody is about to press or read jumps away while a page loads. */
class PanelShiftTests {

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

    private static final String SETTLED = """
            async () => {
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              return window.shift.sum;
            }""";

    @ParameterizedTest
    @ValueSource(ints = {1440, 360})
    void nothingJumpsWhileAPageLoads(int width) {
        var scene = Scene.ofOther();
        var jumping = new ArrayList<String>();
        try (var nobody = Desk.ofNobody(screen(width));
                var owner = Desk.of("other", "en", screen(width))) {
            for (var desk : List.of(nobody, owner)) {
                desk.page().addInitScript(WATCH);
            }
            for (var sight : Sight.values()) {
                var page = sight.isOpen ? nobody.page() : owner.page();
                page.unrouteAll();
                sight.show(page, scene);
                var sum = ((Number) page.evaluate(SETTLED)).doubleValue();
                System.out.printf("%4d px %-28s %.4f%n", width, sight, sum);
                if (sum >= GOOD) {
                    jumping.add("%s %.3f %s".formatted(sight, sum, parts(page)));
                }
            }
        }
        assertThat(jumping).isEmpty();
    }

    private static Object parts(Page page) {
        return page.evaluate("window.shift.parts");
    }

    private static NewContextOptions screen(int width) {
        return new NewContextOptions().setViewportSize(width, width > 500 ? 900 : 740);
    }
}
