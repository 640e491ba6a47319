package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page that waits for the services says so, and nothing on it jumps when they answer. */
class PanelLoadingTests {

    @ParameterizedTest
    @CsvSource({
        "/integrations,     ARTICLE, Kedai Melati",
        "/inbox?filter=all, LINK,    Budi Santoso",
        "/inbox/%s,         BUTTON,  Try again to send",
        "/team,             BUTTON,  What to do with Ratna Dewi",
        "/team/audit,       TABLE,   Audit trail"
    })
    void nothingJumpsWhenTheAnswersComeLate(String path, AriaRole role, String name) {
        var scene = Scene.ofOther();
        try (var owner = Desk.of("other")) {
            var page = owner.page();
            Shift.watch(page);
            List<Route> held = new ArrayList<>();
            page.route(PanelLoadingTests::isAskedForThePage, held::add);
            page.navigate(path.formatted(scene.conversation()));
            assertThat(owner.part(AriaRole.STATUS, "Loading …").first()).isVisible();
            page.waitForCondition(() -> !held.isEmpty());

            page.unrouteAll();
            held.forEach(Route::resume);

            Hand.see(page, role, name);
            Shift.assertNoneOn(page);
        }
    }

    private static boolean isAskedForThePage(String url) {
        return url.contains("/api/") && !url.matches(".*/api/(auth|info|events).*");
    }
}
