package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who works in many tabs: the browser listens once for all of them, and goes on when the tab that listens closes. */
class PanelTabsTests {

    private static final int TABS = 10;

    private final Sandbox x = Kanal.sandbox();
    private final Sandbox.App shop = x.newBusiness();
    private final String customer = x.newAccount("cust");
    private final List<Request> streams = new ArrayList<>();

    @Test
    void tenTabsListenOnceAndAllShowWhatComes() {
        var channel = Organisation.demo().connect(shop);
        try (var desk = Desk.of("supervisor")) {
            desk.window().onRequest(this::note);
            var tabs = new ArrayList<>(List.of(desk.page()));
            while (tabs.size() < TABS) {
                tabs.add(desk.window().newPage());
            }
            for (var tab : tabs) {
                tab.navigate("/inbox?filter=all&channel=" + channel);
                assertThat(tab.getByText("Choose a conversation")).isVisible();
            }

            x.write(customer, shop.owner(), "For every tab");
            assertAllShow(tabs, "For every tab");
            assertThat(streams).hasSize(1);

            tabs.removeFirst().close();
            x.write(customer, shop.owner(), "For those that are left");
            assertAllShow(tabs, "For those that are left");
            assertThat(streams).hasSize(2);
        }
    }

    private void note(Request request) {
        if (request.url().endsWith("/api/events")) {
            streams.add(request);
        }
    }

    private void assertAllShow(List<Page> tabs, String text) {
        for (var tab : tabs) {
            assertThat(tab.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Name of " + customer)))
                    .containsText(text);
        }
    }
}
