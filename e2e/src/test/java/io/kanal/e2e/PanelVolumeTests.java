package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A long inbox and a long conversation, scrolled to their far ends: all is there, once, in order, and nothing jumps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PanelVolumeTests {

    private static final JsonMapper JSON = new JsonMapper();
    /** What is in sight of a high screen, and a little more. */
    private static final int MOST_ROWS = 80;

    private final BusyCompany company = BusyCompany.open();
    private final Desk agent = Desk.of(company.username(), "en", new NewContextOptions().setViewportSize(1280, 1600));
    private final AtomicInteger pages = new AtomicInteger();

    @BeforeAll
    void prepare() throws Exception {
        agent.page().addInitScript(Files.readString(Path.of("src/test/resources/scrolling.js")));
        agent.page().onRequest(request -> pages.addAndGet(request.url().contains("cursor=") ? 1 : 0));
    }

    @AfterAll
    void leave() {
        agent.close();
        company.close();
    }

    @Test
    void tenThousandConversationsAreScrolledToTheLast() {
        agent.go("/inbox?filter=all");
        assertThat(agent.words("Customer 1 & Co")).isVisible();

        var journey = scroll(
                agent.page().locator("[role=list][aria-label=Conversations]"),
                "Customer (\\d+) &",
                1,
                BusyCompany.CONVERSATIONS);

        assertThatNothingJumpedOrWasOutOfOrder(journey);
        assertThat(journey.get("placeOfLast").intValue()).isEqualTo(BusyCompany.CONVERSATIONS - 1);
    }

    @Test
    void fiftyThousandLinesAreScrolledToTheOldest() {
        agent.go("/inbox/" + company.longTalk() + "?filter=all");
        assertThat(agent.words("Line " + BusyCompany.LINES + ".")).isVisible();

        var oldest = scroll(lines(), "Line (\\d+)\\.", -1, 1);

        assertThatNothingJumpedOrWasOutOfOrder(oldest);
        assertThat(oldest.get("placeOfLast").intValue()).isEqualTo(1);
        agent.button("To the newest message").click();
        var newest = scroll(lines(), "Line (\\d+)\\.", 1, BusyCompany.LINES);
        assertThat(newest.get("placeOfLast").intValue() + 1)
                .as("rows, one for each line and each day")
                .isEqualTo(BusyCompany.LINES + company.daysOfLongTalk(ZoneId.of("Asia/Jakarta")));
    }

    private static void assertThatNothingJumpedOrWasOutOfOrder(JsonNode journey) {
        assertThat(journey.get("trouble").isNull()).as(journey.toString()).isTrue();
        assertThat(journey.get("mostRows").intValue()).isLessThan(MOST_ROWS);
        assertThat(journey.get("farthestJump").doubleValue()).isLessThan(2);
        assertThat(journey.get("grownUnderEyes").intValue())
                .as("pages that came while somebody looked")
                .isGreaterThan(10);
    }

    private JsonNode scroll(Locator list, String numbered, int direction, int last) {
        pages.set(0);
        var told = list.evaluate(
                "(list, [numbered, direction, last]) => scrollThrough(list, numbered, direction, last)",
                List.of(numbered, direction, last));
        var journey = JSON.valueToTree((Map<?, ?>) told);
        System.out.printf("Scrolled to %s %d: %s, %d pages fetched%n", numbered, last, journey, pages.get());
        return journey;
    }

    private Locator lines() {
        return agent.page().locator("[aria-label^='Messages with'] > [role=list]");
    }
}
