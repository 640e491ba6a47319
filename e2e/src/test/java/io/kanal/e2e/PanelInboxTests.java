package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Answering in the panel: nothing that is typed is lost, and nothing goes out that was not meant. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PanelInboxTests {

    private final Sandbox x = Kanal.sandbox();
    private final Organisation demo = Organisation.demo();
    private final Sandbox.App shop = x.newBusiness();
    private Desk agent;
    private String channel;
    private String customer;

    @BeforeAll
    void connect() {
        channel = demo.connect(shop);
    }

    @BeforeEach
    void aCustomerAsks() {
        customer = x.newAccount("cust");
        x.write(customer, shop.owner(), "Is it still available?");
        agent = Desk.of("agent");
        agent.go("/inbox?filter=all&channel=" + channel);
        row(customer).click();
        assertThat(field()).isEditable();
    }

    @AfterEach
    void leave() {
        agent.close();
    }

    @Test
    void charactersAreCountedAndTooManyAreNotSent() {
        field().fill("👍🏽 ok");
        assertThat(agent.words("9,995 characters left")).isVisible();
        field().fill("x".repeat(10_001));
        assertThat(agent.words("1 character too many")).isVisible();
        assertThat(agent.button("Send")).isDisabled();
        field().fill("x".repeat(10_000));
        assertThat(agent.words("0 characters left")).isVisible();
        assertThat(agent.button("Send")).isEnabled();
        field().fill("");
        assertThat(agent.button("Send")).isDisabled();
    }

    @Test
    void draftIsKeptForEachConversation() {
        var first = customer;
        var second = x.newAccount("cust");
        x.write(second, shop.owner(), "And in blue?");
        field().fill("A draft for the first");

        row(second).click();
        customer = second;
        assertThat(field()).hasValue("");
        field().fill("Another for the second");
        agent.page().reload();
        assertThat(field()).hasValue("Another for the second");
        assertThat(row(first)).containsText("Draft: A draft for the first");
        agent.link("Integrations").click();
        agent.page().goBack();
        row(first).click();
        customer = first;

        assertThat(field()).hasValue("A draft for the first");
        send();
        assertThat(messages()).containsText(Pattern.compile("A draft for the firstYou.*Sent"));
        assertThat(field()).hasValue("");
        assertThat(row(second)).containsText("Draft: Another for the second");
    }

    @Test
    void colleagueWhoWasFasterIsNamedBeforeAnythingIsSent() {
        letTheSupervisorAnswerFirst("I have it");
        field().fill("Me too");
        send();

        var question = agent.page().getByRole(AriaRole.ALERT).first();
        assertThat(question)
                .containsText(
                        Pattern.compile("supervisor answered (now|\\d+ (second|minute)s? ago)\\. Send yours too\\?"));
        assertThat(field()).hasValue("Me too");
        agent.button("Keep as draft").click();
        assertThat(question).isHidden();
        assertThat(field()).hasValue("Me too");
        assertThat(messages()).containsText("I have it");

        letTheSupervisorAnswerFirst("Once more");
        send();
        agent.button("Send mine too").click();

        assertThat(messages()).containsText(Pattern.compile("Me tooYou.*Sent"));
        assertThat(x.textsFrom(shop.owner())).containsSubsequence("I have it", "Once more", "Me too");
    }

    @Test
    void composerSaysBeforeAnyoneTypesWhyItCannotSend() {
        field().fill("Typed before");
        order("pause");

        var note = agent.part(AriaRole.NOTE, "You cannot answer here");
        assertThat(note)
                .containsText("The channel is paused. A supervisor can resume it on the page Integrations."
                        + " What you typed is kept.");
        assertThat(field()).hasCount(0);
        assertThat(agent.part(AriaRole.REGION, "Trouble with @" + shop.owner())).isVisible();

        order("resume");
        assertThat(field()).hasValue("Typed before");
        assertThat(note).isHidden();
    }

    @Test
    void endedSessionOpensTheSignInOverThePageAndKeepsWhatWasTyped() {
        field().fill("Typed before the end");
        agent.endSession();
        // The sign-in may lie over the button already, when the page has asked for something meanwhile.
        agent.button("Send").dispatchEvent("click");

        var signIn = agent.part(AriaRole.DIALOG, "Your session has ended");
        assertThat(signIn).containsText("Sign in again to go on. What you typed is still there.");
        assertThat(agent.field("Username")).hasValue("agent");
        assertThat(agent.field("Password")).isFocused();
        agent.field("Password").fill(Kanal.PASSWORD);
        agent.button("Login").click();

        assertThat(signIn).isHidden();
        assertThat(field()).hasValue("Typed before the end");
        send();
        assertThat(messages()).containsText(Pattern.compile("Typed before the endYou.*Sent"));
        assertThat(x.textsFrom(shop.owner())).containsOnlyOnce("Typed before the end");
    }

    @Test
    void newestLineStaysInSightThoughACustomersLineComesAboveIt() {
        for (var line = 1; line <= 20; line++) {
            x.write(customer, shop.owner(), "Line " + line);
        }
        assertThat(messages()).containsText("Line 20");
        var late = Map.<String, Object>of("times", 1, "app", shop.name(), "when", "after", "delayMillis", 6_000);
        x.fault("/2/dm_conversations/**", "slow", late);
        field().fill("It is on its way");
        send();
        assertThat(newestLine()).containsText("It is on its way");
        x.write(customer, shop.owner(), "Hello?\nAre you there?\nIt is urgent.");

        assertThat(messages()).containsText("Are you there?");
        assertThat(newestLine()).containsText("It is on its way");
        assertThat(newestLine()).isInViewport(new IsInViewportOptions().setRatio(0.9));
    }

    /** Holds back what the agent sends for as long as the supervisor needs to answer. */
    private void letTheSupervisorAnswerFirst(String text) {
        var answered = new AtomicBoolean();
        agent.page().route("**/api/inbox/conversations/*/messages", route -> {
            if (route.request().method().equals("POST") && answered.compareAndSet(false, true)) {
                demo.reply(conversation(), text);
            }
            route.resume();
        });
    }

    private String conversation() {
        return agent.page().url().replaceAll(".*/inbox/([^?]*).*", "$1");
    }

    private void order(String order) {
        demo.api().post("/api/integrations/channels/" + channel + "/" + order).ok();
    }

    private void send() {
        agent.button("Send").click();
    }

    private Locator field() {
        return agent.field("Your answer to Name of " + customer);
    }

    private Locator messages() {
        return agent.part(AriaRole.REGION, "Messages with Name of " + customer);
    }

    private Locator newestLine() {
        return messages().getByRole(AriaRole.LISTITEM).last();
    }

    private Locator row(String customer) {
        return agent.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Name of " + customer));
    }
}
