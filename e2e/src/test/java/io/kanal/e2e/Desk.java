package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;

/**
 * A person at the panel: signed in, in a window of their own, with one tab open.
 *
 * @param window all tabs of this person, with one set of cookies
 * @param page the tab in which everything begins
 */
record Desk(BrowserContext window, Page page) implements AutoCloseable {

    static Desk of(String username) {
        return of(username, "en", new NewContextOptions());
    }

    /** Somebody who reads another language, or sits before another screen. */
    static Desk of(String username, String language, NewContextOptions habits) {
        var window = PanelBrowser.CHROMIUM.open(habits);
        window.request().get("/api/info");
        write(window, "POST", "/api/auth/login", Map.of("username", username, "password", Kanal.PASSWORD));
        write(window, "PATCH", "/api/auth/me", Map.of("language", language));
        return new Desk(window, window.newPage());
    }

    /** A window in which nobody is signed in. */
    static Desk ofNobody(NewContextOptions habits) {
        var window = PanelBrowser.CHROMIUM.open(habits);
        return new Desk(window, window.newPage());
    }

    Desk go(String path) {
        page.navigate(path);
        return this;
    }

    /** Ends the session of this window, as its time or a colleague would. */
    void endSession() {
        write(window, "POST", "/api/auth/logout", Map.of());
    }

    Locator button(String name) {
        return part(AriaRole.BUTTON, name);
    }

    Locator link(String name) {
        return part(AriaRole.LINK, name);
    }

    /** A part by its exact name for people who hear the page. */
    Locator part(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** The first part that holds the words. */
    Locator words(String words) {
        return page.getByText(words).first();
    }

    @Override
    public void close() {
        window.close();
    }

    private static APIResponse write(BrowserContext window, String method, String path, Map<String, String> body) {
        var token = window.cookies().stream()
                .filter(cookie -> cookie.name.equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow();
        var answer = window.request()
                .fetch(
                        path,
                        RequestOptions.create()
                                .setMethod(method)
                                .setHeader("X-XSRF-TOKEN", token.value)
                                .setData(body));
        assertThat(answer.ok()).as("%s: %s", path, answer.text()).isTrue();
        return answer;
    }
}
