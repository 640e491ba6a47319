package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sound and notification are asked for, come once for all tabs while nobody looks, and only for what customers write. */
class PanelAlertTests {

    /** Tabs at which somebody looks when the test says so, in a browser that writes down what it would play, show and ask. */
    private static final String NOTED = """
            const note = (kind, what) => localStorage.setItem(`noted.${kind}.${crypto.randomUUID()}`, what);
            document.hasFocus = () => document.documentElement.dataset.lookedAt === 'true';
            window.Notification = class {
              static permission = 'granted';
              static requestPermission() { note('asked', location.pathname); return Promise.resolve('granted'); }
              constructor(title, { body }) { note('shown', `${title}: ${body}`); }
            };
            const context = window.AudioContext;
            window.AudioContext = class extends context { constructor() { super(); note('played', ''); } };
            const query = navigator.locks.query.bind(navigator.locks);
            window.heldLocks = async () => (await query()).held.map(({ name }) => name);
            navigator.locks.query = async () => {
              const locks = await query();
              note('whetherSomebodyLooks', location.pathname);
              return locks;
            };
            """;

    private static final String LOOK = """
            looks => {
              document.documentElement.dataset.lookedAt = looks;
              window.dispatchEvent(new Event(looks ? 'focus' : 'blur'));
            }""";

    private final Sandbox x = Kanal.sandbox();
    private final Organisation demo = Organisation.demo();
    private final Sandbox.App shop = x.newBusiness();
    private final String channel = demo.connect(shop);
    private final String customer = x.newAccount("cust");
    private final Desk agent = Desk.of("agent");
    private List<Page> tabs = List.of();

    @AfterEach
    void leave() {
        agent.close();
    }

    @BeforeEach
    void openThreeTabs() {
        agent.window().addInitScript(NOTED);
        agent.go("/account");
        assertThat(agent.part(AriaRole.SWITCH, "Show a notification")).isVisible();
        assertThat(noted("asked")).isEmpty();
        agent.part(AriaRole.SWITCH, "Show a notification").click();
        agent.part(AriaRole.SWITCH, "Play a sound").click();
        agent.page().waitForCondition(() -> noted("asked").equals(List.of("/account")));
        tabs = List.of(agent.page(), tab(agent.window()), tab(agent.window()));
    }

    @Test
    void oneOfAllTabsTellsOfAMessageAndNoneOfAnAnswer() {
        x.write(customer, shop.owner(), "Anybody there?");

        for (var tab : tabs) {
            assertThat(tab).hasTitle(Pattern.compile("^\\(\\d+\\+?\\) "));
            assertThat(tab.locator("link[rel=icon]")).hasAttribute("href", Pattern.compile("^data:image/svg"));
        }
        assertThat(tabs.get(1).getByText("Anybody there?").first()).isVisible();
        agent.page().waitForCondition(() -> !noted("shown").isEmpty());
        demo.reply(conversationWith(customer), "We are");
        assertThat(tabs.getLast().getByText("We are").first()).isVisible();

        assertThat(noted("shown")).containsExactly("Name of " + customer + " wrote: Anybody there?");
        assertThat(noted("played")).hasSize(1);
    }

    @Test
    void noTabTellsWhileSomebodyLooksAtOneOfThem() {
        look(tabs.getLast(), true);

        x.write(customer, shop.owner(), "While you look");
        agent.page().waitForCondition(() -> !noted("whetherSomebodyLooks").isEmpty());
        look(tabs.getLast(), false);
        x.write(customer, shop.owner(), "While nobody looks");
        agent.page().waitForCondition(() -> !noted("shown").isEmpty());

        assertThat(noted("shown")).containsExactly("Name of " + customer + " wrote: While nobody looks");
        assertThat(noted("played")).hasSize(1);
    }

    @Test
    void whoWritesRightAfterAnotherIsToldOfToo() {
        x.write(customer, shop.owner(), "Me first");
        agent.page().waitForCondition(() -> noted("shown").size() == 1);

        var second = x.newAccount("cust");
        x.write(second, shop.owner(), "Me too");
        agent.page().waitForCondition(() -> noted("shown").size() == 2);

        assertThat(noted("shown"))
                .containsExactlyInAnyOrder(
                        "Name of " + customer + " wrote: Me first", "Name of " + second + " wrote: Me too");
    }

    /** Looks at a tab, or away from it, until the other tabs can know. */
    private void look(Page tab, boolean looks) {
        tab.evaluate(LOOK, looks);
        agent.page()
                .waitForCondition(() ->
                        ((List<?>) agent.page().evaluate("() => heldLocks()")).contains("kanal-looked-at") == looks);
    }

    private Page tab(BrowserContext window) {
        var tab = window.newPage();
        tab.navigate("/inbox?filter=all&channel=" + channel);
        assertThat(tab.getByText("Choose a conversation").first()).isVisible();
        return tab;
    }

    private String conversationWith(String customer) {
        return demo.conversations(channel).stream()
                .filter(found -> found.at("/customer/handle").asString("").equals(customer))
                .findFirst()
                .orElseThrow()
                .get("id")
                .stringValue();
    }

    @SuppressWarnings("unchecked")
    private List<String> noted(String kind) {
        return (List<String>) agent.page()
                .evaluate(
                        "kind => Object.keys(localStorage).filter((key) => key.startsWith(`noted.${kind}.`))"
                                + ".map((key) => localStorage.getItem(key))",
                        kind);
    }
}
