package io.kanal.e2e;

import static io.kanal.e2e.Eye.script;
import static io.kanal.e2e.Hand.NOTHING;
import static io.kanal.e2e.Hand.answer;
import static io.kanal.e2e.Hand.fail;
import static io.kanal.e2e.Hand.named;
import static io.kanal.e2e.Hand.press;
import static io.kanal.e2e.Hand.see;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.BiConsumer;

/** What somebody sees who connects accounts and looks after them. */
enum IntegrationsSight implements Sight {
    INTEGRATIONS_EMPTY((page, scene) -> {
        answer(page, "**/api/channels*", 200, NOTHING);
        answer(page, "**/api/integrations/disconnections*", 200, NOTHING);
        page.navigate("/integrations");
        see(page, AriaRole.HEADING, "No account is connected yet|Belum ada akun");
    }),
    INTEGRATIONS_THAT_FAIL((page, scene) -> {
        fail(page, "**/api/channels*");
        page.navigate("/integrations");
        see(page, AriaRole.BUTTON, "Try again|Coba lagi");
    }),
    INTEGRATIONS((page, scene) -> {
        page.navigate("/integrations");
        see(page, AriaRole.ARTICLE, "Kedai Melati");
        see(page, AriaRole.ARTICLE, "Bengkel Jaya");
    }),
    RECEIPT((page, scene) -> {
        page.navigate("/integrations");
        page.locator("details summary").first().click();
        page.locator("details[open] dl").first().scrollIntoViewIfNeeded();
    }),
    /** Something that was asked for is told not to be done. */
    NOTE_OF_A_FAILURE((page, scene) -> {
        INTEGRATIONS.show(page, scene);
        fail(page, "**/api/integrations/channels/*/pause");
        press(page, "Pause|Jeda");
        // It stays for as long as the mouse is on it.
        page.locator(".mantine-Notification-root").hover();
    }),
    ADD_BY_LOGIN((page, scene) -> {
        openAdding(page);
        see(page, AriaRole.BUTTON, "Login in Twitter|Masuk lewat Twitter");
    }),
    ADD_BY_APP_WITH_ERRORS((page, scene) -> {
        openAdding(page);
        page.getByRole(AriaRole.RADIO, named("developer Apps")).click();
        press(page, "Add|Tambah");
        page.getByLabel("API key", new Page.GetByLabelOptions().setExact(true)).fill("too short");
        page.locator("form input").nth(1).focus();
        see(page, AriaRole.TEXTBOX, "API key");
    }),
    WAITING_FOR_X((page, scene) -> {
        ADD_BY_LOGIN.show(page, scene);
        var x = page.context().waitForPage(() -> press(page, "Login in Twitter|Masuk lewat Twitter"));
        see(x, AriaRole.TEXTBOX, "Username");
        x.close();
        see(page, AriaRole.LINK, "Open the tab again|Buka tabnya lagi");
    }),
    /** X was not answered in time, and the tab where it was asked for has waited for it. */
    LOGIN_THAT_EXPIRED((page, scene) -> {
        ADD_BY_LOGIN.show(page, scene);
        answer(page, "**/api/integrations/connections/*", 200, """
                {"state": "EXPIRED", "failure": {"code": "expired", "message": "-"}}""");
        var x = page.context().waitForPage(() -> press(page, "Login in Twitter|Masuk lewat Twitter"));
        see(x, AriaRole.TEXTBOX, "Username");
        x.close();
        see(page, AriaRole.BUTTON, "Start again|Mulai lagi");
    }),
    /** The browser would not open the tab. */
    BLOCKED_POPUP((page, scene) -> {
        ADD_BY_LOGIN.show(page, scene);
        page.evaluate("window.open = () => null");
        press(page, "Login in Twitter|Masuk lewat Twitter");
        see(page, AriaRole.LINK, "Open X in a new tab|Buka X di tab baru");
    }),
    ADD_THAT_WAITS_FOR_CREDIT((page, scene) -> {
        var held = "\"waitingFor\":{\"code\":\"out-of-credit\",\"message\":\"-\",\"remedy\":\"-\"}";
        addByApp(page, "{\"state\":\"VERIFYING\",%s}".formatted(held));
        see(page, AriaRole.STATUS, null);
        page.getByRole(AriaRole.STATUS).locator("p").first().waitFor();
    }),
    ADD_THAT_ENDED((page, scene) -> {
        addByApp(page, "{\"state\":\"FAILED\",\"failure\":{\"code\":\"account-in-use\",\"message\":\"-\"}}");
        see(page, AriaRole.ALERT, null);
    }),
    BACK_FROM_X_AND_CHECKING((page, scene) -> {
        answer(page, "**/api/integrations/connections/any", 200, "{\"state\":\"VERIFYING\"}");
        page.navigate("/connecting?connection=any");
        see(page, AriaRole.HEADING, null);
    }),
    BACK_FROM_X_AND_CONNECTED((page, scene) -> {
        var connection = "{\"state\":\"CONNECTED\",\"channelId\":\"%s\"}".formatted(scene.channel());
        answer(page, "**/api/integrations/connections/any", 200, connection);
        page.navigate("/connecting?connection=any");
        // It would close itself under the eyes of who looks.
        page.evaluate("window.close = () => undefined");
        see(page, AriaRole.LINK, "Go to Integrations|Integrasi");
    }),
    BACK_FROM_X((page, scene) -> {
        page.navigate("/connecting?problem=other-browser");
        see(page, AriaRole.LINK, "Go to Integrations|Integrasi");
    }),
    /** X was answered in another browser, and when the time for it was over. */
    BACK_FROM_X_TOO_LATE((page, scene) -> {
        page.navigate("/connecting?problem=expired");
        see(page, AriaRole.LINK, "Go to Integrations|Integrasi");
    }),
    DISCONNECT_POPUP((page, scene) -> {
        INTEGRATIONS.show(page, scene);
        press(page, "Disconnect @|Putuskan @");
        see(page, AriaRole.DIALOG, "Are you sure|Apakah Anda yakin");
    }),
    CONNECTED((page, scene) -> {
        var connection = "{\"state\":\"CONNECTED\",\"channelId\":\"%s\"}".formatted(scene.channel());
        addByApp(page, connection);
        see(page, AriaRole.HEADING, "(Connected as|Terhubung sebagai) @");
    }),
    /** One account of each status, with its cause and how far it has been read. */
    EVERY_STATUS((page, scene) -> {
        answer(page, "**/api/channels*", 200, script("every-status.json"));
        answer(page, "**/api/inbox/channels*", 200, script("every-reading.json"));
        page.navigate("/integrations");
        see(page, AriaRole.BUTTON, "Read on|Baca terus");
    }),
    DISCONNECT_POPUP_THAT_FAILS((page, scene) -> {
        DISCONNECT_POPUP.show(page, scene);
        fail(page, "**/api/integrations/channels/*/disconnect");
        press(page, "Disconnect$|Putuskan$");
        see(page, AriaRole.ALERT, null);
    }),
    /** Somebody has left the page that waited, and it did not work. */
    ATTEMPT_THAT_WAS_LEFT((page, scene) -> {
        addByApp(page, "{\"state\":\"VERIFYING\"}");
        page.getByRole(AriaRole.STATUS).locator("strong").waitFor();
        // It ends while nobody looks: the page that waits would have told it.
        page.navigate("/account");
        answer(page, "**/api/integrations/connections/any", 200, """
                {"state": "FAILED", "failure": {"code": "app-keys-wrong"}}""");
        page.navigate("/integrations");
        see(page, AriaRole.BUTTON, "Understood|Mengerti");
    }),
    /** The installation has no app of its own at X. */
    ADD_WITHOUT_LOGIN((page, scene) -> {
        page.route(
                "**/api/info",
                route -> answer(
                        route,
                        200,
                        route.fetch().text().replace("\"loginAvailable\":true", "\"loginAvailable\":false")));
        openAdding(page);
        see(page, AriaRole.BUTTON, "Add|Tambah");
    }),
    /** The other tab was opened, and nothing is heard of it. */
    TAB_THAT_IS_NOT_HEARD_OF((page, scene) -> {
        ADD_BY_LOGIN.show(page, scene);
        page.evaluate("window.open = () => window");
        press(page, "Login in Twitter|Masuk lewat Twitter");
        see(page, AriaRole.LINK, "Open X in a new tab|Buka X di tab baru");
    }),
    GOING_ON_TO_X((page, scene) -> {
        answer(page, "**/api/integrations/twitter/login", 201, """
                {"connectionId": "any", "authorizeUrl": "#", "expiresAt": "2099-01-01T00:00:00Z"}""");
        page.navigate("/connecting?attempt=any&days=30");
        see(page, AriaRole.LINK, "Go on to X|Lanjut ke X");
    });

    private final BiConsumer<Page, Scene> way;

    IntegrationsSight(BiConsumer<Page, Scene> way) {
        this.way = way;
    }

    @Override
    public void show(Page page, Scene scene) {
        way.accept(page, scene);
    }

    @Override
    public boolean grows() {
        return this == WAITING_FOR_X || this == LOGIN_THAT_EXPIRED || this == TAB_THAT_IS_NOT_HEARD_OF;
    }

    @Override
    public boolean isLong() {
        return this == EVERY_STATUS;
    }

    @Override
    public boolean passes() {
        return this == NOTE_OF_A_FAILURE;
    }

    /** The page for adding, where the tab waits for no login of a sight before. */
    private static void openAdding(Page page) {
        // A page of nowhere has no storage.
        page.evaluate("location.origin === 'null' || sessionStorage.removeItem('kanal.login')");
        page.navigate("/integrations/twitter");
    }

    /** Fills in a developer app of which X, and we, have this to say. */
    private static void addByApp(Page page, String connection) {
        answer(page, "**/api/integrations/twitter/developer-app", 202, "{\"connectionId\":\"any\"}");
        answer(page, "**/api/integrations/connections/any", 200, connection);
        openAdding(page);
        page.getByRole(AriaRole.RADIO, named("developer Apps")).click();
        var key = "x".repeat(40);
        var values = new String[] {key, key, "123-" + key, key};
        for (var place = 0; place < values.length; place++) {
            page.locator("form input").nth(place).fill(values[place]);
        }
        press(page, "Add|Tambah");
    }
}
