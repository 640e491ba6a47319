package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in Indonesian, whose words are longer, from the smallest screen to the largest. Pictures are kept for people who look. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PanelPictureTests {

    private static final int NARROW = 360;
    /** The usual ones, and each at which a page changes its shape. */
    private static final List<Integer> WIDTHS = List.of(416, 544, 736, 800, 896, 960, 1088, 1280, 1920, 2560, 3840);
    /** Words of sentences that are ours, and that no Indonesian sentence has. */
    private static final Pattern ENGLISH = Pattern.compile("\\b(the|is|are|you|your)\\b", Pattern.CASE_INSENSITIVE);

    private final Desk nobody = Desk.ofNobody(indonesian());
    private final Desk owner = Desk.of("other", "id", indonesian());

    private final Eye eyeOfNobody = Eye.on(nobody.page());
    private final Eye eyeOfOwner = Eye.on(owner.page());

    @BeforeAll
    void watch() {
        Shift.watch(nobody.page());
        Shift.watch(owner.page());
    }

    @AfterAll
    void leave() {
        nobody.close();
        owner.close();
    }

    @ParameterizedTest
    @MethodSource("io.kanal.e2e.Sight#all")
    void longestWordsFitEveryScreen(Sight sight) {
        var page = eye(sight).page();
        page.unrouteAll();
        page.setViewportSize(NARROW, 740);

        sight.show(page, Scene.ofOther());
        Shift.assertNoneOn(page, sight);

        assertThat(page.locator("html")).hasAttribute("lang", "id");
        eye(sight).assertFits(NARROW);
        assertThat(page.getByText("Sandbox, bukan X yang sebenarnya").first()).isVisible();
        assertThat(page.locator("body"))
                .not()
                .containsText(ENGLISH, new LocatorAssertions.ContainsTextOptions().setUseInnerText(true));
        sight.picture(page, "indonesian");
        WIDTHS.forEach(eye(sight)::assertFits);
        eye(sight).assertLinesAreShortEnoughToRead();
    }

    @Test
    void timesNameTheZoneAsItIsCalledThere() {
        var page = owner.page();
        page.unrouteAll();

        IntegrationsSight.INTEGRATIONS.show(page, Scene.ofOther());

        assertThat(page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("Kedai Melati"))
                        .first())
                .containsText(Pattern.compile("Lengkap sampai \\d\\d\\.\\d\\d\\.\\d\\d WIB"));
    }

    private Eye eye(Sight sight) {
        return sight.isOpen() ? eyeOfNobody : eyeOfOwner;
    }

    private static NewContextOptions indonesian() {
        return new NewContextOptions()
                .setLocale("id-ID")
                .setViewportSize(NARROW, 740)
                .setReducedMotion(ReducedMotion.REDUCE);
    }
}
