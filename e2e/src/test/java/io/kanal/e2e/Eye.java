package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a careful eye sees of a page, whatever stands on it: where it is badly laid out, hard to make out, or moves. */
record Eye(Page page) {

    /** Two frames later all is drawn. A browser that sees nothing to draw may make none, and nobody waits for them then. */
    static final String DRAWN = """
            Promise.race([
              new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))),
              new Promise(done => setTimeout(done, 2000)),
            ])""";

    private static final double NOTHING_TO_SEE = 0.001;
    /** Lines longer than this are hard to read, whatever room there is. */
    private static final int LONGEST_LINE = 1_000;

    /** Looks at each page that is loaded here from now on. */
    static Eye on(Page page) {
        for (var script : List.of("edges.js", "layout.js", "lines.js", "motion.js")) {
            page.addInitScript(script(script));
        }
        return new Eye(page);
    }

    static String script(String name) {
        try {
            return Files.readString(Path.of("src/test/resources", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it is there and can be used on a screen so wide, as soon as what is open has followed the screen's size. */
    void assertFits(int width) {
        page.setViewportSize(width, width < 800 ? 740 : 900);
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> {
                    assertThat(page.evaluate("document.documentElement.scrollWidth"))
                            .as("width of the page on a screen of %d", width)
                            .isEqualTo(width);
                    assertThat(found("badlyLaid()"))
                            .as("at a width of %d", width)
                            .isEmpty();
                });
    }

    /** A field can be told from what is behind it; axe looks at words only. */
    void assertEdgesCanBeSeen() {
        assertThat(found("paleEdges()")).isEmpty();
    }

    void assertLinesAreShortEnoughToRead() {
        assertThat((int) page.evaluate("() => widestLine()")).isLessThan(LONGEST_LINE);
    }

    void assertNothingMoves() {
        assertThat(longestMovement()).isLessThan(NOTHING_TO_SEE);
    }

    void assertSomethingMoves() {
        assertThat(longestMovement()).isGreaterThan(NOTHING_TO_SEE);
    }

    private double longestMovement() {
        return ((Number) page.evaluate("() => longestMovement()")).doubleValue();
    }

    private List<?> found(String call) {
        return (List<?>) page.evaluate("() => " + call);
    }
}
