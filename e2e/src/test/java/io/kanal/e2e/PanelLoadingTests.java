package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page that waits for the services says so, and nothing on it jumps when they answer. */
class PanelLoadingTests {

    private static final String CONNECTION = "/api/integrations/connections/any";

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
            var held = hold(owner, PanelLoadingTests::isAskedForThePage, path.formatted(scene.conversation()));
            assertThat(owner.part(AriaRole.STATUS, "Loading …").first()).isVisible();

            letGo(owner, held);

            Hand.see(owner.page(), role, name);
            Shift.assertNoneOn(owner.page());
        }
    }

    @Test
    void nothingJumpsWhenAnInvitationComesLate() {
        var scene = Scene.ofOther();
        try (var nobody = Desk.ofNobody(new NewContextOptions())) {
            var held = hold(nobody, PanelLoadingTests::isAskedForThePage, scene.invitation());
            assertThat(nobody.part(AriaRole.STATUS, "Loading …")).isVisible();

            letGo(nobody, held);

            Hand.see(nobody.page(), AriaRole.HEADING, "Ratna Dewi");
            Shift.assertNoneOn(nobody.page());
        }
    }

    /** Somebody is back from X: it does not say yet, it says no, and it says yes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"state":"VERIFYING","waitingFor":{"code":"out-of-credit"}} | credit
                    {"state":"FAILED","failure":{"code":"account-in-use"}}      | connected already
                    {"state":"CONNECTED","channelId":"%s"}                      | Connected as
                    """)
    void nothingJumpsWhenTheOutcomeComesLate(String connection, String words) {
        var scene = Scene.ofOther();
        try (var owner = Desk.of("other")) {
            var page = owner.page();
            // It would close itself under the eyes of who looks.
            page.addInitScript("window.close = () => undefined");
            var held = hold(owner, url -> url.endsWith(CONNECTION), "/connecting?connection=any");
            assertThat(owner.words("Kanal is checking the account")).isVisible();

            // It is asked for again and again, and the platform knows no such connection.
            var outcome = connection.formatted(scene.channel());
            Hand.answer(page, "**" + CONNECTION, 200, outcome);
            held.forEach(route -> Hand.answer(route, 200, outcome));

            assertThat(owner.words(words)).isVisible();
            Shift.assertNoneOn(page);
        }
    }

    /** Goes to a page for which the panel asks in vain. */
    private static List<Route> hold(Desk desk, Predicate<String> addresses, String path) {
        var page = desk.page();
        Shift.watch(page);
        List<Route> held = new ArrayList<>();
        page.route(addresses, held::add);
        page.navigate(path);
        page.waitForCondition(() -> !held.isEmpty());
        return held;
    }

    private static void letGo(Desk desk, List<Route> held) {
        desk.page().unrouteAll();
        held.forEach(Route::resume);
    }

    private static boolean isAskedForThePage(String url) {
        return url.contains("/api/") && !url.matches(".*/api/(auth|info|events).*");
    }
}
