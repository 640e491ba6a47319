package io.kanal.e2e;

import static io.kanal.e2e.Hand.answer;
import static io.kanal.e2e.Hand.choose;
import static io.kanal.e2e.Hand.fail;
import static io.kanal.e2e.Hand.press;
import static io.kanal.e2e.Hand.see;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.function.BiConsumer;

/** What somebody sees of the team and of the own account, as an agent, and where there is nothing. */
enum TeamSight implements Sight {
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
        as(page, "OPERATOR");
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
    }),
    ROLE_POPUP_THAT_FAILS((page, scene) -> {
        ROLE_POPUP.show(page, scene);
        fail(page, "**/api/users/*");
        page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.RADIO).nth(1).check();
        page.getByRole(AriaRole.DIALOG).locator("button[type=submit]").click();
        see(page, AriaRole.ALERT, null);
    }),
    PASSWORD_THAT_IS_CHANGED((page, scene) -> {
        ACCOUNT.show(page, scene);
        page.route("**/api/auth/password", route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
        page.locator("form input[type=password]").nth(0).fill("kanal-demo");
        page.locator("form input[type=password]").nth(1).fill("kanal-demo-2");
        page.locator("form button[type=submit]").click();
        page.locator("form [role=status]").waitFor();
    }),
    AGENTS_INTEGRATIONS((page, scene) -> {
        as(page, "AGENT");
        IntegrationsSight.INTEGRATIONS.show(page, scene);
    }),
    AGENTS_ADD((page, scene) -> {
        as(page, "AGENT");
        page.navigate("/integrations/twitter");
        see(page, AriaRole.HEADING, "Only supervisors|Hanya supervisor");
    }),
    AGENTS_TEAM((page, scene) -> {
        as(page, "AGENT");
        page.navigate("/team");
        see(page, AriaRole.HEADING, "look after the team|mengurus tim");
    });

    private final BiConsumer<Page, Scene> way;

    TeamSight(BiConsumer<Page, Scene> way) {
        this.way = way;
    }

    @Override
    public void show(Page page, Scene scene) {
        way.accept(page, scene);
    }

    @Override
    public boolean passes() {
        return this == MENU_OF_A_PERSON;
    }

    /** Shows the panel to somebody who may do less. */
    private static void as(Page page, String role) {
        page.route("**/api/auth/me", route -> {
            var body = route.fetch().text().replaceFirst("\"role\":\"[A-Z]+\"", "\"role\":\"%s\"".formatted(role));
            answer(route, 200, body);
        });
    }
}
