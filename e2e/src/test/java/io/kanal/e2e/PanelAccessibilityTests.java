package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page and popup is there for people who cannot see it, hear it, or have a small screen; in light and dark. Pictures of
 * all of them are kept for people who look.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PanelAccessibilityTests {

    private static final int NARROW = 360;
    private static final String SANDBOX = "Sandbox, not the real X";
    /** A change of theme has reached every part when all is drawn and nothing moves any more. */
    private static final String TURNED = """
            async () => {
              await %s;
              await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
            }""".formatted(Eye.DRAWN);

    private final Desk nobody = Desk.ofNobody(calm());
    private final Desk owner = Desk.of("other", "en", calm());
    private final Eye eyeOfNobody = Eye.on(nobody.page());
    private final Eye eyeOfOwner = Eye.on(owner.page());
    private final List<String> complaints = new ArrayList<>();
    private Scene scene;

    @BeforeEach
    void hearThePlatform() {
        nobody.page().unrouteAll();
        owner.page().unrouteAll();
    }

    @BeforeAll
    void prepare() {
        scene = Scene.ofOther();
        for (var desk : List.of(nobody, owner)) {
            Shift.watch(desk.page());
            desk.page().onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    complaints.add(message.text());
                }
            });
        }
    }

    @AfterAll
    void leave() {
        nobody.close();
        owner.close();
    }

    @ParameterizedTest
    @MethodSource("io.kanal.e2e.Sight#all")
    void everybodyCanUse(Sight sight) {
        var page = page(sight);
        page.setViewportSize(1440, 900);
        sight.show(page, scene);
        Shift.assertNoneOn(page, sight);
        assertThat(page.getByText(SANDBOX).first()).isVisible();

        lookAt(sight, ColorScheme.LIGHT, "wide");
        lookAt(sight, ColorScheme.DARK, "dark");

        eye(sight).assertFits(NARROW);
        assertThat(page.getByText(SANDBOX).first()).isVisible();
        lookAt(sight, ColorScheme.DARK, "narrow-dark");
        lookAt(sight, ColorScheme.LIGHT, "narrow");
        eye(sight).assertNothingMoves();
        if (!sight.passes()) {
            new Keyboard(page).assertReachesEverything();
            page.setViewportSize(1440, 900);
            new Keyboard(page).assertReachesEverything();
        }
        assertThat(complaints).isEmpty();
    }

    private void lookAt(Sight sight, ColorScheme scheme, String picture) {
        turn(page(sight), scheme);
        assertNothingIsInTheWay(page(sight), picture + ", in " + scheme);
        eye(sight).assertEdgesCanBeSeen();
        sight.picture(page(sight), picture);
    }

    /** Narrow screens have what it offers on the page of the account. */
    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everybodyCanUseTheMenuOfTheirOwn(ColorScheme scheme) {
        var page = owner.page();
        page.setViewportSize(1440, 900);
        TeamSight.ACCOUNT.show(page, scene);
        turn(page, scheme);

        Hand.press(page, "Your menu");
        Hand.see(page, AriaRole.MENU, null);

        assertNothingIsInTheWay(page, "own menu, in " + scheme);
        PanelBrowser.picture(page, "own-menu-" + scheme.name().toLowerCase(Locale.ROOT));
        turn(page, ColorScheme.LIGHT);
    }

    @ParameterizedTest
    @CsvSource({
        "/integrations, Connected accounts",
        "/integrations/twitter, Only supervisors and owners connect accounts",
        "/team, Owners and supervisors look after the team"
    })
    void agentCanUseWhatAgentsSee(String path, String heading) {
        try (var agent = Desk.of("agent", "en", calm()).go(path)) {
            assertThat(agent.part(AriaRole.HEADING, heading)).isVisible();

            for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                turn(agent.page(), scheme);
                assertNothingIsInTheWay(agent.page(), "in " + scheme);
            }
            PanelBrowser.picture(agent.page(), "agent" + path.replace('/', '-'));
        }
    }

    @ParameterizedTest
    @MethodSource
    void largestScreenIsNoWallOfText(Sight sight) {
        var page = page(sight);
        page.setViewportSize(3840, 2160);

        sight.show(page, scene);

        eye(sight).assertLinesAreShortEnoughToRead();
        sight.picture(page, "4k");
        eye(sight).assertFits(3840);
    }

    static Stream<Sight> largestScreenIsNoWallOfText() {
        return Stream.of(
                ThresholdSight.LOGIN,
                IntegrationsSight.INTEGRATIONS,
                IntegrationsSight.ADD_BY_APP_WITH_ERRORS,
                InboxSight.INBOX,
                TeamSight.TEAM,
                TeamSight.AUDIT);
    }

    @Test
    void conversationStaysTogetherOnTheLargestScreen() {
        var page = owner.page();
        page.setViewportSize(3840, 2160);

        InboxSight.INBOX.show(page, scene);

        var line = page.locator("[aria-label^='Messages with'] [role=listitem]").first();
        assertThat(line.boundingBox().width).isLessThan(3840 / 2.0);
        assertThat(owner.field("Your answer to Budi Santoso").boundingBox().width)
                .isLessThan(3840 / 2.0);
    }

    @Test
    void manyTroubledChannelsLeaveRoomToAnswer() {
        var page = owner.page();
        page.setViewportSize(NARROW, 740);
        var paused = """
                "PAUSED", "statusCause": {"code": "paused", "since": "2026-11-22T03:00:00Z", "actor": "SUPERVISOR"}""";
        page.route("**/api/channels*", route -> {
            var answer = route.fetch();
            var troubled = answer.text().replace("\"CONNECTED\"", paused);
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(troubled));
        });

        InboxSight.INBOX.show(page, scene);

        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Trouble with")))
                .not()
                .hasCount(0);
        assertThat(owner.field("Your answer to Budi Santoso")).isInViewport();
        PanelBrowser.picture(page, "inbox-many-troubles-narrow");
    }

    private Page page(Sight sight) {
        return eye(sight).page();
    }

    private Eye eye(Sight sight) {
        return sight.isOpen() ? eyeOfNobody : eyeOfOwner;
    }

    private static NewContextOptions calm() {
        return new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE);
    }

    private static void turn(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        var theme = scheme.name().toLowerCase(Locale.ROOT);
        page.locator("html[data-mantine-color-scheme=" + theme + "]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    /** Once a page that has turned is painted anew, which a busy machine does part by part. */
    private static void assertNothingIsInTheWay(Page page, String description) {
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(violations(page)).as(description).isEmpty());
    }

    /** Without frames there is nothing that the newer way of axe would find beside this one, and it takes twice as long. */
    private static List<String> violations(Page page) {
        page.evaluate(TURNED);
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> "%s: %s %s".formatted(rule.getId(), node.getTarget(), node.getHtml())))
                        .toList();
    }
}
