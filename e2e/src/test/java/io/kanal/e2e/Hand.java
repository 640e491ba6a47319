package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What is done on the way to a {@link Sight}, in either language: names are patterns. */
final class Hand {

    /** A list in which nothing is. */
    static final String NOTHING = "{\"items\":[]}";

    private Hand() {}

    /** Presses the first button whose name begins so. */
    static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, named("^(" + name + ")")).first().click();
    }

    /** Chooses from somebody's menu what opens a popup. */
    static void choose(Page page, String person, String name) {
        press(page, ".*" + person);
        page.getByRole(AriaRole.MENUITEM, named("^(" + name + ")")).click();
        see(page, AriaRole.DIALOG, null);
    }

    static void see(Page page, AriaRole role, String name) {
        var part = name == null ? page.getByRole(role) : page.getByRole(role, named(name));
        assertThat(part.first()).isVisible();
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(name));
    }

    /** Lets the panel hear something else than the platform would say. */
    static void answer(Page page, String address, int status, String body) {
        page.route(address, route -> answer(route, status, body));
    }

    static void fail(Page page, String address) {
        answer(page, address, 409, "{\"status\":409,\"code\":\"failed\",\"detail\":\"It failed.\"}");
    }

    static void answer(Route route, int status, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType(status < 300 ? "application/json" : "application/problem+json")
                .setBody(body));
    }
}
