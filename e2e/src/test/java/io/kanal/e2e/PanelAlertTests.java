package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sound and notification are asked for, come once for all tabs while nobody looks, and only for what customers write. */
class PanelAlertTests {

    /** Tabs that nobody looks at, in a browser that writes down what it would play, show and ask. */
    private static final String NOBODY_LOOKS = """
            const note = (kind, what) => localStorage.setItem(`noted.${kind}.${crypto.randomUUID()}`, what);
            document.hasFocus = () => false;
            window.Notification = class {
              static permission = 'granted';
              static requestPermission() { note('asked', location.pathname); return Promise.resolve('granted'); }
              constructor(title, { body }) { note('shown', `${title}: ${body}`); }
            };
            const context = window.AudioContext;
            window.AudioContext = class extends context { constructor() { super(); note('played', ''); } };
            """;

    private final Sandbox x = Kanal.sandbox();
    private final Organisation demo = Organisation.demo();
    private final Sandbox.App shop = x.newBusiness();
    private final String channel = demo.connect(shop);
    private final Desk agent = Desk.of("agent");

    @AfterEach
    void leave() {
        agent.close();
    }

    @Test
    void oneOfAllTabsTellsOfAMessageAndNoneOfAnAnswer() {
        agent.window().addInitScript(NOBODY_LOOKS);
        agent.go("/account");
        assertThat(agent.part(AriaRole.SWITCH, "Show a notification")).isVisible();
        assertThat(noted("asked")).isEmpty();
        agent.part(AriaRole.SWITCH, "Show a notification").click();
        agent.part(AriaRole.SWITCH, "Play a sound").click();
        agent.page().waitForCondition(() -> noted("asked").equals(List.of("/account")));
        var second = tab(agent.window());
        var third = tab(agent.window());

        var customer = x.newAccount("cust");
        x.write(customer, shop.owner(), "Anybody there?");

        for (var tab : new Page[] {agent.page(), second, third}) {
            assertThat(tab).hasTitle(Pattern.compile("^\\(\\d+\\+?\\) "));
            assertThat(tab.locator("link[rel=icon]")).hasAttribute("href", Pattern.compile("^data:image/svg"));
        }
        assertThat(second.getByText("Anybody there?").first()).isVisible();
        agent.page().waitForCondition(() -> !noted("shown").isEmpty());
        demo.reply(conversationWith(customer), "We are");
        assertThat(third.getByText("We are").first()).isVisible();

        assertThat(noted("shown")).containsExactly("Name of " + customer + " wrote: Anybody there?");
        assertThat(noted("played")).hasSize(1);
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
