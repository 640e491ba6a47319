package io.kanal.e2e;

import static io.kanal.e2e.Hand.answer;
import static io.kanal.e2e.Hand.choose;
import static io.kanal.e2e.Hand.named;
import static io.kanal.e2e.Hand.press;
import static io.kanal.e2e.Hand.see;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Every page and popup of the panel, also empty and with an error, and how one comes there. */
enum Sight {
    LOGIN(true, (page, scene) -> {
        page.navigate("/");
        see(page, AriaRole.TEXTBOX, "Username|Nama pengguna");
    }),
    LOGIN_WITH_ERRORS(true, (page, scene) -> {
        LOGIN.show(page, scene);
        page.route("**/api/auth/login", Route::abort);
        press(page, "Login|Masuk");
        page.locator("[name=username], input[autocomplete=username]").fill("supervisor");
        page.locator("input[autocomplete=current-password]").fill("anything");
        press(page, "Login|Masuk");
        see(page, AriaRole.ALERT, null);
    }),
    LOGIN_SLOWED_DOWN(true, (page, scene) -> {
        var slow = "{\"status\":429,\"code\":\"too-many-attempts\",\"detail\":\"-\",\"seconds\":900}";
        LOGIN.show(page, scene);
        answer(page, "**/api/auth/login", 429, slow);
        page.locator("[name=username], input[autocomplete=username]").fill("supervisor");
        page.locator("input[autocomplete=current-password]").fill("anything");
        press(page, "Login|Masuk");
        see(page, AriaRole.ALERT, null);
    }),
    LOGIN_THAT_REACHES_NOBODY(true, (page, scene) -> {
        page.route("**/api/auth/me", Route::abort);
        page.navigate("/");
        see(page, AriaRole.ALERT, null);
    }),
    INVITATION(true, (page, scene) -> {
        page.navigate(scene.invitation());
        see(page, AriaRole.HEADING, "Ratna Dewi");
    }),
    INVITATION_THAT_HAS_ENDED(true, (page, scene) -> {
        page.navigate("/invitations/nothing");
        see(page, AriaRole.HEADING, "This link|Tautan ini");
    }),
    INTEGRATIONS_EMPTY((page, scene) -> {
        answer(page, "**/api/channels*", 200, "{\"items\":[]}");
        answer(page, "**/api/integrations/disconnections*", 200, "{\"items\":[]}");
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
        page.navigate("/integrations/twitter");
        see(page, AriaRole.BUTTON, "Login in Twitter|Masuk lewat Twitter");
    }),
    ADD_BY_APP_WITH_ERRORS((page, scene) -> {
        page.navigate("/integrations/twitter");
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
    INBOX_THAT_FAILS((page, scene) -> {
        fail(page, "**/api/inbox/conversations?*");
        page.navigate("/inbox?filter=all");
        see(page, AriaRole.BUTTON, "Try again|Coba lagi");
    }),
    INBOX_OF_WHICH_NOTHING_IS_OPEN((page, scene) -> {
        page.navigate("/inbox?filter=all");
        see(page, AriaRole.LINK, "Budi Santoso");
    }),
    INBOX_EMPTY((page, scene) -> {
        page.navigate("/inbox?filter=all&q=nobodywrotethis");
        see(page, AriaRole.HEADING, "Nothing found|Tidak ditemukan");
    }),
    INBOX((page, scene) -> {
        page.navigate("/inbox/" + scene.conversation());
        see(page, AriaRole.BUTTON, "Try again to send|Coba kirim lagi");
    }),
    /** A colleague was faster. */
    INBOX_WITH_A_NEWER_ANSWER((page, scene) -> {
        var problem = """
                {"status": 409, "code": "newer-reply", "by": {"username": "supervisor"}, "sentAt": "%s"}""";
        INBOX.show(page, scene);
        page.route("**/api/inbox/conversations/*/messages", route -> {
            if (route.request().method().equals("POST")) {
                answer(route, 409, problem.formatted(Instant.now().minusSeconds(20)));
            } else {
                route.resume();
            }
        });
        page.locator("form textarea").first().fill("Sudah saya sisihkan.");
        press(page, "Send|Kirim");
        see(page, AriaRole.BUTTON, "Send mine too|Kirim juga");
    }),
    /** Nobody can answer, and a draft is there. */
    INBOX_THAT_CANNOT_ANSWER((page, scene) -> {
        INBOX.show(page, scene);
        page.locator("form textarea").first().fill("Sudah saya sisihkan.");
        var reason = ",\"cannotReply\":{\"code\":\"channel-paused\",\"message\":\"-\",\"remedy\":\"-\"}}";
        page.route("**/api/inbox/conversations/" + scene.conversation(), route -> {
            var body = route.fetch().text().replaceFirst("}$", reason);
            answer(route, 200, body);
        });
        page.reload();
        see(page, AriaRole.NOTE, "cannot answer|tidak dapat");
    }),
    SIGN_IN_AGAIN((page, scene) -> {
        INBOX.show(page, scene);
        answer(page, "**/api/**", 401, "{\"status\":401,\"code\":\"session-ended\",\"detail\":\"It ended.\"}");
        press(page, "Try again to send|Coba kirim lagi");
        see(page, AriaRole.DIALOG, "session has ended|Sesi");
    }),
    TEAM((page, scene) -> {
        page.navigate("/team");
        see(page, AriaRole.BUTTON, "What to do with Ratna Dewi|Ratna Dewi");
    }),
    TEAM_THAT_FAILS((page, scene) -> {
        fail(page, "**/api/users*");
        page.navigate("/team");
        see(page, AriaRole.BUTTON, "Try again|Coba lagi");
    }),
    INVITE_POPUP((page, scene) -> {
        TEAM.show(page, scene);
        press(page, "Invite a person|Undang");
        see(page, AriaRole.DIALOG, "Invite a person|Undang");
    }),
    INVITE_POPUP_WITH_ERRORS((page, scene) -> {
        INVITE_POPUP.show(page, scene);
        page.getByRole(AriaRole.DIALOG).locator("button[type=submit]").click();
        page.getByRole(AriaRole.DIALOG).locator("[aria-invalid=true]").first().waitFor();
    }),
    MENU_OF_A_PERSON((page, scene) -> {
        TEAM.show(page, scene);
        press(page, ".*Ratna Dewi");
        see(page, AriaRole.MENU, null);
    }),
    ROLE_POPUP((page, scene) -> {
        TEAM.show(page, scene);
        choose(page, "Ratna Dewi", "Change role|Ubah peran");
    }),
    DEACTIVATE_POPUP((page, scene) -> {
        TEAM.show(page, scene);
        choose(page, "Ratna Dewi", "Deactivate|Nonaktifkan");
    }),
    PASSWORD_LINK_POPUP((page, scene) -> {
        TEAM.show(page, scene);
        choose(page, "Ratna Dewi", "Make a|Buat");
    }),
    ONE_TIME_LINK((page, scene) -> {
        var link = """
                {"invitationUrl": "%s/invitations/%s", "expiresAt": "%s"}""";
        answer(
                page,
                "**/api/users/*/password-link",
                200,
                link.formatted(Kanal.panel(), "x".repeat(43), Instant.now().plusSeconds(259_200)));
        PASSWORD_LINK_POPUP.show(page, scene);
        press(page, "Make the link|Buat tautan");
        see(page, AriaRole.BUTTON, "Copy the link|Salin tautan");
    }),
    ACCOUNT((page, scene) -> {
        page.navigate("/account");
        see(page, AriaRole.BUTTON, "Sign out everywhere|di mana");
    }),
    ACCOUNT_WITH_ERRORS((page, scene) -> {
        ACCOUNT.show(page, scene);
        page.locator("form button[type=submit]").click();
        page.locator("form [aria-invalid=true]").first().waitFor();
    }),
    SIGN_OUT_POPUP((page, scene) -> {
        ACCOUNT.show(page, scene);
        press(page, "Sign out everywhere|.*di mana");
        see(page, AriaRole.DIALOG, null);
    }),
    AUDIT((page, scene) -> {
        page.navigate("/team/audit");
        see(page, AriaRole.TABLE, "Audit trail|Jejak audit");
    }),
    AUDIT_THAT_FAILS((page, scene) -> {
        fail(page, "**/api/audit*");
        page.navigate("/team/audit");
        see(page, AriaRole.BUTTON, "Try again|Coba lagi");
    }),
    /** What somebody sees who looks after the installation, and belongs to no organisation. */
    OPERATOR((page, scene) -> {
        page.route("**/api/auth/me", route -> {
            var body = route.fetch().text().replaceFirst("\"role\":\"[A-Z]+\"", "\"role\":\"OPERATOR\"");
            answer(route, 200, body);
        });
        page.navigate("/");
        see(page, AriaRole.HEADING, "organi");
    }),
    /** A mistake of ours, or a page that a new release has replaced. */
    PAGE_THAT_BROKE((page, scene) -> {
        page.route("**/assets/TeamPage-*.js", Route::abort);
        page.navigate("/team");
        see(page, AriaRole.BUTTON, "Load the page anew|Muat ulang");
    }),
    NOT_FOUND((page, scene) -> {
        page.navigate("/nowhere");
        see(page, AriaRole.LINK, "Go to Integrations|Integrasi");
    });

    /** Whether it is for people who have not signed in. */
    final boolean isOpen;

    private final BiConsumer<Page, Scene> way;

    Sight(BiConsumer<Page, Scene> way) {
        this(false, way);
    }

    Sight(boolean isOpen, BiConsumer<Page, Scene> way) {
        this.isOpen = isOpen;
        this.way = way;
    }

    /** Whether it is gone before the tabulator has gone around: a menu closes then, and a note goes away by itself. */
    boolean passes() {
        return this == MENU_OF_A_PERSON || this == NOTE_OF_A_FAILURE;
    }

    /** Comes there, and waits until it is there. */
    void show(Page page, Scene scene) {
        way.accept(page, scene);
    }

    private static void fail(Page page, String address) {
        answer(page, address, 409, "{\"status\":409,\"code\":\"failed\",\"detail\":\"It failed.\"}");
    }

    /** Fills in a developer app of which X, and we, have this to say. */
    private static void addByApp(Page page, String connection) {
        answer(page, "**/api/integrations/twitter/developer-app", 202, "{\"connectionId\":\"any\"}");
        answer(page, "**/api/integrations/connections/any", 200, connection);
        page.navigate("/integrations/twitter");
        page.getByRole(AriaRole.RADIO, named("developer Apps")).click();
        var key = "x".repeat(40);
        var values = new String[] {key, key, "123-" + key, key};
        for (var place = 0; place < values.length; place++) {
            page.locator("form input").nth(place).fill(values[place]);
        }
        press(page, "Add|Tambah");
    }

    void picture(Page page, String kind) {
        PanelBrowser.picture(page, name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + kind);
    }
}
