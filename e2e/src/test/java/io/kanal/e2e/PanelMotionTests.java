package io.kanal.e2e;

import com.microsoft.playwright.Browser.NewContextOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Something moves for those who have not asked for less of it; {@link PanelAccessibilityTests} sees nothing move. */
class PanelMotionTests {

    @ParameterizedTest
    @EnumSource(names = {"INTEGRATIONS", "INBOX"})
    void partsMoveForWhoHasNotAskedForLess(Sight sight) {
        try (var owner = Desk.of("other", "en", new NewContextOptions())) {
            var eye = Eye.on(owner.page());
            sight.show(owner.page(), Scene.ofOther());
            eye.assertSomethingMoves();
        }
    }
}
