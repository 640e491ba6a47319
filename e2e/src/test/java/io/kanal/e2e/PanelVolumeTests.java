package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A long inbox and a long conversation, scrolled to their far ends: all is there, once, in order, and nothing jumps. The bench
 * runs both sizes, so that what it prints of the large ones stands beside the same of the small ones.
 */
class PanelVolumeTests {

    private static final JsonMapper JSON = new JsonMapper();
    /** What is in sight of a high screen, and a little more. */
    private static final int MOST_ROWS = 80;
    /** At 60 frames a second two screens in a second, for three seconds. */
    private static final int PIXELS_A_FRAME = 53;

    private static final int FRAMES = 180;

    private final AtomicInteger pages = new AtomicInteger();
    private BusyCompany company;
    private Desk agent;

    @AfterEach
    void leave() {
        agent.close();
        company.close();
    }

    @Test
    void conversationsAreScrolledToTheLast() throws IOException {
        scrollTheInboxOf(1_000);
    }

    @Test
    void linesAreScrolledToTheOldestAndBack() throws IOException {
        scrollTheTalkOf(2_000);
    }

    @Test
    @Tag("bench")
    void tenThousandConversationsAreScrolledToTheLast() throws IOException {
        scrollTheInboxOf(10_000);
    }

    @Test
    @Tag("bench")
    void fiftyThousandLinesAreScrolledToTheOldestAndBack() throws IOException {
        scrollTheTalkOf(50_000);
    }

    private void scrollTheInboxOf(int conversations) throws IOException {
        work(conversations, 1);
        agent.go("/inbox?filter=all");
        assertThat(agent.words("Customer 1 & Co")).isVisible();

        var list = agent.page().locator("[role=list][aria-label=Conversations]");
        scrollAlong(list, "%d conversations".formatted(conversations), 1);
        var journey = scroll(list, "Customer (\\d+) &", 1, conversations);

        assertThatNothingJumpedOrWasOutOfOrder(journey, conversations);
        assertThat(journey.get("placeOfLast").intValue()).isEqualTo(conversations - 1);
    }

    private void scrollTheTalkOf(int lines) throws IOException {
        work(1, lines);
        agent.go("/inbox/" + company.longTalk() + "?filter=all");
        assertThat(agent.words("Line " + lines + ".")).isVisible();

        scrollAlong(lines(), "%d lines".formatted(lines), -1);
        var oldest = scroll(lines(), "Line (\\d+)\\.", -1, 1);

        assertThatNothingJumpedOrWasOutOfOrder(oldest, lines);
        assertThat(oldest.get("placeOfLast").intValue()).isEqualTo(1);
        agent.button("To the newest message").click();
        var newest = scroll(lines(), "Line (\\d+)\\.", 1, lines);
        assertThat(newest.get("placeOfLast").intValue() + 1)
                .as("rows, one for each line and each day")
                .isEqualTo(lines + company.daysOfLongTalk(ZoneId.of("Asia/Jakarta")));
    }

    private void work(int conversations, int lines) throws IOException {
        company = BusyCompany.open(conversations, lines);
        agent = Desk.of(company.username(), "en", new NewContextOptions().setViewportSize(1280, 1600));
        agent.page().addInitScript(Files.readString(Path.of("src/test/resources/scrolling.js")));
        agent.page().onRequest(request -> pages.addAndGet(request.url().contains("cursor=") ? 1 : 0));
    }

    private static void assertThatNothingJumpedOrWasOutOfOrder(JsonNode journey, int rows) {
        assertThat(journey.get("trouble").isNull()).as(journey.toString()).isTrue();
        assertThat(journey.get("mostRows").intValue()).isLessThan(MOST_ROWS);
        assertThat(journey.get("farthestJump").doubleValue()).isLessThan(2);
        assertThat(journey.get("grownUnderEyes").intValue())
                .as("pages that came while somebody looked")
                .isGreaterThan(rows / 1_000);
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

    /** Prints how evenly it is drawn at the pace of somebody who looks for something. */
    private static void scrollAlong(Locator list, String through, int direction) {
        var told = list.evaluate(
                "(list, [pixels, frames]) => scrollAlong(list, pixels, frames)",
                List.of(direction * PIXELS_A_FRAME, FRAMES));
        System.out.printf("Scrolled along through %s: %s%n", through, JSON.writeValueAsString(told));
    }

    private Locator lines() {
        return agent.page().locator("[aria-label^='Messages with'] > [role=list]");
    }
}
