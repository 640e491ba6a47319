package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What one person does, the others of the organisation see without loading anything anew; other organisations never. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PanelLiveTests {

    private final Sandbox x = Kanal.sandbox();
    private final Organisation demo = Organisation.demo();
    private final Sandbox.App shop = x.newBusiness();
    private final Desk supervisor = Desk.of("supervisor");
    private final Desk agent = Desk.of("agent");
    private String channel;
    private String customer;

    @BeforeAll
    void connect() {
        channel = demo.connect(shop);
    }

    @BeforeEach
    void openTheInboxes() {
        customer = x.newAccount("cust");
        for (var desk : new Desk[] {supervisor, agent}) {
            desk.go("/inbox?filter=all&channel=" + channel);
            assertThat(desk.words("Choose a conversation")).isVisible();
            desk.page().evaluate("window.neverLoadedAnew = true");
        }
    }

    @AfterEach
    void nothingWasLoadedAnew() {
        x.noFaults();
        for (var desk : new Desk[] {supervisor, agent}) {
            assertThat(desk.page().evaluate("window.neverLoadedAnew")).isEqualTo(true);
        }
    }

    @AfterAll
    void leave() {
        supervisor.close();
        agent.close();
    }

    @Test
    void messageIsSeenByItsOrganisationAlone() {
        var otherShop = x.newBusiness();
        Organisation.other().connect(otherShop);
        try (var other = Desk.of("other")) {
            other.go("/inbox?filter=all");
            assertThat(other.words("Choose a conversation")).isVisible();

            write("Only for Demo");

            for (var desk : new Desk[] {supervisor, agent}) {
                assertThat(row(desk)).containsText("Only for Demo");
                assertThat(row(desk)).containsText("1 unread message");
                assertThat(desk.page()).hasTitle(Pattern.compile("^\\(\\d+\\+?\\) Inbox"));
            }
            x.write(customer, otherShop.owner(), "Only for Other");
            assertThat(row(other)).containsText("Only for Other");
            assertThat(other.page().getByText("Only for Demo")).hasCount(0);
            assertThat(supervisor.page().getByText("Only for Other")).hasCount(0);
        }
    }

    @Test
    void timesAreThoseOfWhoReads() {
        write("What time is it?");
        row(supervisor).click();
        var minutes = DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of("Asia/Jakarta"));
        var now = Instant.now();

        assertThat(supervisor.words("Times in GMT+7")).isVisible();
        assertThat(messages(supervisor)).containsText("Today, times in GMT+7");
        assertThat(messages(supervisor))
                .containsText(Pattern.compile("What time is it\\?(%s|%s)"
                        .formatted(minutes.format(now.minusSeconds(60)), minutes.format(now))));
        supervisor.link("Integrations").click();
        assertThat(supervisor.words("Complete up to")).containsText(Pattern.compile("\\d\\d:\\d\\d:\\d\\d GMT\\+7"));
    }

    @Test
    void answerIsSeenByTheColleagueFromFailureToSuccess() {
        x.fault("/2/dm_conversations/**", "recipient-closed", Map.of("times", 1, "app", shop.name()));
        write("Is it still available?");
        row(agent).click();
        row(supervisor).click();

        answerField(agent).fill("Yes, it is");
        agent.button("Send").click();

        for (var desk : new Desk[] {agent, supervisor}) {
            assertThat(messages(desk)).containsText("Not sent");
            assertThat(messages(desk)).containsText("X does not let this account write to this person.");
            assertThat(messages(desk)).containsText("It works again when the person writes");
        }
        agent.button("Try again to send: Yes, it is").click();
        assertThat(messages(agent)).containsText(Pattern.compile("Yes, it isYou.*Sent"));
        assertThat(messages(supervisor)).containsText(Pattern.compile("Yes, it isagent.*Sent"));
        assertThat(messages(supervisor)).not().containsText("Not sent");
        assertThat(x.textsFrom(shop.owner())).containsOnlyOnce("Yes, it is");
    }

    @Test
    void readingIsSeenInOnesOwnBrowsersAndNotInTheColleagues() {
        try (var second = Desk.of("agent").go("/inbox?filter=all&channel=" + channel)) {
            write("Read me");
            assertThat(row(second)).containsText("1 unread message");
            assertThat(row(supervisor)).containsText("1 unread message");

            row(agent).click();

            assertThat(row(second)).not().containsText("unread");
            assertThat(row(agent)).not().containsText("unread");
            assertThat(row(supervisor)).containsText("1 unread message");
        }
    }

    @Test
    void pauseIsSeenByEverybodyOfTheOrganisation() {
        var paused = x.newBusiness();
        try (var other = Desk.of("other").go("/integrations");
                var second = Desk.of("supervisor").go("/integrations")) {
            assertThat(other.part(AriaRole.HEADING, "Connected accounts")).isVisible();
            assertThat(second.part(AriaRole.HEADING, "Connected accounts")).isVisible();
            supervisor.link("Integrations").click();
            demo.connect(paused);
            assertThat(card(supervisor, paused)).containsText("Connected with your developer app");
            assertThat(card(second, paused)).containsText("Complete up to");

            button(card(second, paused), "Pause").click();

            assertThat(button(card(supervisor, paused), "Resume")).isVisible();
            assertThat(agent.part(AriaRole.REGION, "Trouble with @" + paused.owner()))
                    .isVisible();
            button(card(supervisor, paused), "Resume").click();
            assertThat(button(card(second, paused), "Pause")).isVisible();
            assertThat(agent.part(AriaRole.REGION, "Trouble with @" + paused.owner()))
                    .isHidden();
            assertThat(card(other, paused)).hasCount(0);
        }
    }

    @Test
    void disconnectingIsSeenByEverybody() {
        var leaving = x.newBusiness();
        var leavingChannel = demo.connect(leaving);
        x.write(customer, leaving.owner(), "Bye");
        agent.page().getByLabel("Channel").selectOption(leavingChannel);
        row(agent).click();
        assertThat(answerField(agent)).isEditable();
        supervisor.link("Integrations").click();
        assertThat(card(supervisor, leaving)).containsText("Complete up to");

        try (var second = Desk.of("supervisor").go("/integrations")) {
            button(card(second, leaving), "Disconnect").click();
            button(second.part(AriaRole.DIALOG, "Are you sure?"), "Disconnect").click();
            assertThat(card(second, leaving)).isHidden();
        }

        assertThat(card(supervisor, leaving)).isHidden();
        assertThat(supervisor.words("Disconnected by supervisor")).isVisible();
        var note = agent.part(AriaRole.NOTE, "You cannot answer here");
        assertThat(note).containsText("The channel was disconnected, so nobody can answer here.");
        assertThat(messages(agent)).containsText("Bye");
    }

    private void write(String text) {
        x.write(customer, shop.owner(), text);
    }

    private Locator row(Desk desk) {
        return desk.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Name of " + customer));
    }

    private Locator messages(Desk desk) {
        return desk.part(AriaRole.REGION, "Messages with Name of " + customer);
    }

    private Locator answerField(Desk desk) {
        return desk.field("Your answer to Name of " + customer);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static Locator card(Desk desk, Sandbox.App shop) {
        return desk.page().getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("Name of " + shop.owner()));
    }
}
