package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The work of a day by people who have no mouse: customers are answered, and the team is looked after. */
class PanelWithoutAMouseTests {

    private final Sandbox x = Kanal.sandbox();

    @Test
    void customersAreAnswered() {
        var shop = x.newBusiness();
        var first = x.newAccount("cust");
        var second = x.newAccount("cust");
        var channel = Organisation.demo().connect(shop);
        x.write(first, shop.owner(), "Is it still available?");
        x.write(second, shop.owner(), "And in blue?");
        try (var agent = Desk.of("agent").go("/inbox?filter=all&channel=" + channel)) {
            var keyboard = Keyboard.of(agent);
            var upper = row(agent, second);
            var lower = row(agent, first);
            assertThat(lower).isVisible();

            keyboard.tabTo(upper);
            keyboard.moveTo(lower, "ArrowDown");
            keyboard.moveTo(upper, "ArrowUp");
            keyboard.moveTo(lower, "End");
            keyboard.press("Enter");
            keyboard.tabTo(agent.field("Your answer to Name of " + first));
            keyboard.type("Yes, it is");
            keyboard.press("Enter");
            assertThat(agent.part(AriaRole.REGION, "Messages with Name of " + first))
                    .containsText(Pattern.compile("Yes, it isYou.*Sent"));
            assertThat(agent.field("Your answer to Name of " + first)).isFocused();

            keyboard.tabTo(agent.part(AriaRole.RADIO, "All"));
            keyboard.moveTo(agent.part(AriaRole.RADIO, "Unread"), "ArrowLeft");
            assertThat(agent.page()).hasURL(Pattern.compile("filter=unread"));
            keyboard.press("ArrowRight");
            assertThat(agent.page()).hasURL(Pattern.compile("filter=all"));
            keyboard.tabTo(agent.field("Search conversations"));
            keyboard.type("blue");
            assertThat(lower).isHidden();
            assertThat(upper).isVisible();
            keyboard.press("Escape");
            assertThat(agent.field("Search conversations")).hasValue("");
            assertThat(lower).isVisible();
        }
    }

    @Test
    void teamIsLookedAfter() {
        var name = x.newAccount("Rina");
        var rina = Colleague.called(name, "AGENT");
        try (var owner = Desk.of("owner").go("/team")) {
            var keyboard = Keyboard.of(owner);
            var row = owner.page()
                    .getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions().setHasText(rina.username()));
            var menu = owner.button("What to do with " + name);

            keyboard.tabTo(menu);
            choose(owner, "Change role");
            var popup = owner.part(AriaRole.DIALOG, "Role of " + name);
            keyboard.tabTo(owner.page().getByRole(AriaRole.RADIO, beginning("Agent")));
            keyboard.moveTo(owner.page().getByRole(AriaRole.RADIO, beginning("Supervisor")), "ArrowUp");
            keyboard.tabTo(popup.getByRole(AriaRole.BUTTON, named("Change role")));
            keyboard.press("Enter");
            assertThat(popup).isHidden();
            assertThat(row).containsText("Supervisor");

            assertThat(menu).isFocused();
            choose(owner, "Deactivate");
            var question = owner.part(AriaRole.DIALOG, "Deactivate " + name + "?");
            keyboard.tabTo(question.getByRole(AriaRole.BUTTON, named("Cancel")));
            keyboard.press("Enter");
            assertThat(question).isHidden();
            assertThat(menu).isFocused();
            choose(owner, "Deactivate");
            // Until the popup has the keyboard, it is the menu that hears Escape.
            assertThat(question.locator(":focus")).hasCount(1);
            keyboard.press("Escape");
            assertThat(question).isHidden();
            assertThat(row).containsText("Active");

            assertThat(menu).isFocused();
            choose(owner, "Deactivate");
            keyboard.tabTo(question.getByRole(AriaRole.BUTTON, named("Deactivate")));
            keyboard.press("Enter");
            assertThat(question).isHidden();
            assertThat(row).containsText("Deactivated");
        }
    }

    /** Opens the menu that has the keyboard, and goes down to an item of it. */
    private static void choose(Desk desk, String name) {
        desk.page().keyboard().press("Enter");
        var item = desk.part(AriaRole.MENUITEM, name);
        assertThat(item).isVisible();
        for (var steps = 0;
                steps < 5
                        && !item.evaluate("item => item === document.activeElement")
                                .equals(true);
                steps++) {
            desk.page().keyboard().press("ArrowDown");
        }
        assertThat(item).isFocused();
        desk.page().keyboard().press("Enter");
        assertThat(desk.page().getByRole(AriaRole.DIALOG)).isVisible();
    }

    private static Locator row(Desk desk, String customer) {
        return desk.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Name of " + customer));
    }

    private static Page.GetByRoleOptions beginning(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + name));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
