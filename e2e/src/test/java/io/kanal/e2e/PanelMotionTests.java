package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.Test;

/** Who has asked for less motion gets none; for others some of it is there. */
class PanelMotionTests {

    private static final double NOTHING_TO_SEE = 0.001;
    /** Seconds of the longest movement that any part, or what a style sheet draws at its side, is given. */
    private static final String LONGEST = """
            () => {
              const times = (part, side) => {
                const { transitionDuration, animationDuration, animationName } = getComputedStyle(part, side);
                const moves = animationName === 'none' ? '0s' : animationDuration;
                return `${transitionDuration},${moves}`.split(',').map(parseFloat);
              };
              const parts = [...document.querySelectorAll('*')];
              return Math.max(...parts.flatMap(part => [null, '::before', '::after'].flatMap(side => times(part, side))));
            }""";

    @Test
    void partsMoveNotAtAllForWhoAskedForThat() {
        var scene = Scene.ofOther();
        for (var sight : new Sight[] {Sight.INTEGRATIONS, Sight.INBOX}) {
            assertThat(longest(sight, scene, ReducedMotion.REDUCE))
                    .as("%s, calm", sight)
                    .isLessThan(NOTHING_TO_SEE);
            assertThat(longest(sight, scene, ReducedMotion.NO_PREFERENCE))
                    .as("%s", sight)
                    .isGreaterThan(NOTHING_TO_SEE);
        }
    }

    private static double longest(Sight sight, Scene scene, ReducedMotion motion) {
        try (var owner = Desk.of("other", "en", new NewContextOptions().setReducedMotion(motion))) {
            sight.show(owner.page(), scene);
            return ((Number) owner.page().evaluate(LONGEST)).doubleValue();
        }
    }
}
