package io.kanal.e2e;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Something moves for those who have not asked for less of it; {@link PanelAccessibilityTests} sees nothing move. */
class PanelMotionTests {

    @ParameterizedTest
    @MethodSource
    void partsMoveForWhoHasNotAskedForLess(Sight sight) {
        try (var owner = Desk.of("other", "en", new NewContextOptions())) {
            var eye = Eye.on(owner.page());
            sight.show(owner.page(), Scene.ofOther());
            eye.assertSomethingMoves();
        }
    }

    static Stream<Sight> partsMoveForWhoHasNotAskedForLess() {
        return Stream.of(IntegrationsSight.INTEGRATIONS, InboxSight.INBOX);
    }
}
