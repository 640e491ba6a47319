package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The card of an account: what troubles it and who can help, and how it goes when it is disconnected. */
class PanelChannelTests {

    /** Writes down what stands on the card and in the list below, whenever a word of it changes. */
    private static final String WRITE_DOWN = """
            ([name, handle]) => {
              window.seen = [];
              const look = () => {
                const within = (parts, words) =>
                    [...document.querySelectorAll(parts)].find(part => part.innerText.includes(words));
                const card = within('article', name)?.querySelector('[role=status]').innerText;
                const line = within('[aria-labelledby=disconnected] li', handle)?.querySelector('em').innerText;
                const now = `${card ?? 'no card'} | ${line ?? 'no line'}`;
                if (window.seen.at(-1) !== now) {
                  window.seen.push(now);
                }
              };
              look();
              const all = { subtree: true, childList: true, characterData: true };
              new MutationObserver(look).observe(document.body, all);
            }""";

    /** X has to say it twice, 30 s apart where nobody has set less. */
    private static final HasTextOptions SLOWLY = new HasTextOptions().setTimeout(60_000);

    private final Sandbox x = Kanal.sandbox();

    @AfterEach
    void mendX() {
        x.noFaults();
    }

    @Test
    void troubledAccountSaysWhyAndHasTheButtonThatHelps() {
        Scene.ofOther();
        try (var owner = Desk.of("other").go("/integrations")) {
            // A platform that was played on before has more of these names.
            var refused = card(owner, "Bengkel Jaya").first();
            assertThat(refused.getByRole(AriaRole.STATUS)).hasText("Connect again");
            assertThat(refused).containsText("X no longer accepts the access to this account.");
            assertThat(refused).containsText("Connect the account again. Its conversations stay.");
            assertThat(refused).containsText("Since ");
            assertThat(refused).not().containsText("can help");

            var paused = card(owner, "Toko Mawar").first();
            assertThat(paused.getByRole(AriaRole.STATUS)).hasText("Paused");
            assertThat(paused).containsText("The channel is paused: no messages are taken in.");
            assertThat(paused.getByRole(AriaRole.BUTTON, named("Resume")).first())
                    .isVisible();

            refused.getByRole(AriaRole.LINK, named("Connect again")).click();
            assertThat(owner.part(AriaRole.HEADING, "Add Twitter Account")).isVisible();
        }
    }

    @Test
    void accountWithoutCreditSaysSoOnItsCardAndInTheInboxAndGoesOnWhenCreditComes() {
        var shop = x.newBusiness();
        Organisation.demo().connect(shop);
        try (var desk = Desk.of("supervisor").go("/integrations")) {
            var card = card(desk, "Name of " + shop.owner());
            assertThat(card.getByRole(AriaRole.STATUS)).hasText("Connected");

            x.fault("/2/dm_events", "out-of-credit", Map.of("seconds", 600, "app", shop.name()));

            assertThat(card.getByRole(AriaRole.STATUS)).hasText("No credit at X", SLOWLY);
            assertThat(card).containsText("The app has no credit at X, so messages do not arrive.");
            assertThat(card.getByRole(AriaRole.LINK, named("Open X's developer console")))
                    .isVisible();
            desk.link("Inbox").click();
            var banner = desk.part(AriaRole.REGION, "Trouble with @" + shop.owner());
            assertThat(banner).containsText("Add credit in the developer console of X.");

            x.noFaults();
            banner.getByRole(AriaRole.LINK, named("Go to Integrations")).click();
            card.getByRole(AriaRole.BUTTON, named("Check now")).click();
            assertThat(card.getByRole(AriaRole.STATUS)).hasText("Connected", SLOWLY);
        }
    }

    @Test
    void listThatCouldNotBeLoadedIsLoadedWhenSomebodyTriesAgain() {
        var shop = x.newBusiness();
        Organisation.demo().connect(shop);
        try (var desk = Desk.of("supervisor")) {
            desk.page().route("**/api/channels?*", Route::abort);
            desk.go("/integrations");
            var again = desk.button("Try again").first();
            assertThat(desk.words("Kanal cannot be reached.")).isVisible();

            desk.page().unroute("**/api/channels?*");
            again.click();

            assertThat(card(desk, "Name of " + shop.owner())).isVisible();
            assertThat(again).isHidden();
        }
    }

    @Test
    void agentSeesTheTroubleAndWhoCanHelpAndNoButton() {
        var shop = x.newBusiness();
        var demo = Organisation.demo();
        var channel = demo.connect(shop);
        demo.api().post("/api/integrations/channels/" + channel + "/pause").ok();
        try (var agent = Desk.of("agent").go("/integrations")) {
            var card = card(agent, "Name of " + shop.owner());

            assertThat(card).containsText("The channel is paused: no messages are taken in.");
            assertThat(card).containsText("A supervisor or owner can help.");
            assertThat(card.getByRole(AriaRole.BUTTON)).hasCount(0);
            assertThat(card).not().containsText("Connected with");
        }
    }

    @Test
    void agentOnAddTwitterAccountSeesWhyNot() {
        try (var agent = Desk.of("agent").go("/integrations/twitter")) {
            assertThat(agent.part(AriaRole.HEADING, "Only supervisors and owners connect accounts"))
                    .isVisible();
            assertThat(agent.words("You are signed in as Agent. Ask a supervisor or the owner of Demo to connect"
                            + " the account; its messages then appear in your inbox."))
                    .isVisible();
            assertThat(agent.page().getByRole(AriaRole.RADIO)).hasCount(0);
            assertThat(agent.page().getByRole(AriaRole.COMPLEMENTARY)).containsText("Who may use this");
        }
    }

    @Test
    void cardSaysThatItIsBeingDisconnectedUntilTheReceiptIsThere() {
        var shop = x.newBusiness();
        Organisation.demo().connect(shop);
        try (var desk = Desk.of("supervisor").go("/integrations")) {
            var card = card(desk, "Name of " + shop.owner());
            assertThat(card.getByRole(AriaRole.STATUS)).hasText("Connected");
            card.getByRole(AriaRole.BUTTON, named("Disconnect")).click();
            desk.page().evaluate(WRITE_DOWN, List.of("Name of " + shop.owner(), "@" + shop.owner()));

            desk.part(AriaRole.DIALOG, "Are you sure?")
                    .getByRole(AriaRole.BUTTON, named("Disconnect"))
                    .click();

            assertThat(card).isHidden();
            var receipt = desk.page()
                    .getByRole(AriaRole.LISTITEM)
                    .filter(new Locator.FilterOptions().setHasText("@" + shop.owner()));
            assertThat(receipt).containsText("Receipt");
            assertThat(seen(desk))
                    .startsWith("Connected | no line")
                    .endsWith("no card | Receipt")
                    .contains("Disconnecting … | Disconnecting …")
                    .doesNotContain("no card | no line", "no card | Disconnecting …", "Connected | Disconnecting …")
                    .containsOnlyOnce("Connected | no line");
            receipt.click();
            assertThat(receipt).containsText("Yours to withdraw: the token belongs to your own app");
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> seen(Desk desk) {
        return (List<String>) desk.page().evaluate("window.seen");
    }

    /** The only one of that name: an account has one card. */
    private static Locator card(Desk desk, String name) {
        return desk.page().getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
