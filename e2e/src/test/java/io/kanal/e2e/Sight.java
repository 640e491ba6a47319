package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import java.util.regex.Pattern;

/** Every page and popup of the panel, also empty and with an error, and how one comes there. */
enum Sight {
    LOGIN(true) {
        @Override
        void show(Page page, Scene scene) {
            page.navigate("/");
            see(page, AriaRole.TEXTBOX, "Username|Nama pengguna");
        }
    },
    LOGIN_WITH_ERRORS(true) {
        @Override
        void show(Page page, Scene scene) {
            LOGIN.show(page, scene);
            page.route("**/api/auth/login", Route::abort);
            press(page, "Login|Masuk");
            page.locator("[name=username], input[autocomplete=username]").fill("supervisor");
            page.locator("input[autocomplete=current-password]").fill("anything");
            press(page, "Login|Masuk");
            see(page, AriaRole.ALERT, null);
        }
    },
    INVITATION(true) {
        @Override
        void show(Page page, Scene scene) {
            page.navigate(scene.invitation());
            see(page, AriaRole.HEADING, "Ratna Dewi");
        }
    },
    INVITATION_THAT_HAS_ENDED(true) {
        @Override
        void show(Page page, Scene scene) {
            page.navigate("/invitations/nothing");
            see(page, AriaRole.HEADING, "This link|Tautan ini");
        }
    },
    INTEGRATIONS_EMPTY {
        @Override
        void show(Page page, Scene scene) {
            answer(page, "**/api/channels*", 200, "{\"items\":[]}");
            answer(page, "**/api/integrations/disconnections*", 200, "{\"items\":[]}");
            page.navigate("/integrations");
            see(page, AriaRole.HEADING, "No account is connected yet|Belum ada akun");
        }
    },
    INTEGRATIONS_THAT_FAIL {
        @Override
        void show(Page page, Scene scene) {
            answer(page, "**/api/channels*", 409, "{\"status\":409,\"code\":\"failed\",\"detail\":\"It failed.\"}");
            page.navigate("/integrations");
            see(page, AriaRole.BUTTON, "Try again|Coba lagi");
        }
    },
    INTEGRATIONS {
        @Override
        void show(Page page, Scene scene) {
            page.navigate("/integrations");
            see(page, AriaRole.ARTICLE, "Kedai Melati");
            see(page, AriaRole.ARTICLE, "Bengkel Jaya");
        }
    },
    ADD_BY_LOGIN {
        @Override
        void show(Page page, Scene scene) {
            page.navigate("/integrations/twitter");
            see(page, AriaRole.BUTTON, "Login in Twitter|Masuk lewat Twitter");
        }
    },
    ADD_BY_APP_WITH_ERRORS {
        @Override
        void show(Page page, Scene scene) {
            page.navigate("/integrations/twitter");
            page.getByRole(AriaRole.RADIO, named("developer Apps")).click();
            press(page, "Add|Tambah");
            page.getByLabel("API key", new Page.GetByLabelOptions().setExact(true))
                    .fill("too short");
            page.locator("form input").nth(1).focus();
            see(page, AriaRole.TEXTBOX, "API key");
        }
    },
    WAITING_FOR_X {
        @Override
        void show(Page page, Scene scene) {
            ADD_BY_LOGIN.show(page, scene);
            var x = page.context().waitForPage(() -> press(page, "Login in Twitter|Masuk lewat Twitter"));
            see(x, AriaRole.TEXTBOX, "Username");
            x.close();
            see(page, AriaRole.LINK, "Open the tab again|Buka tabnya lagi");
        }
    },
    BACK_FROM_X {
        @Override
        void show(Page page, Scene scene) {
            page.navigate("/connecting?problem=other-browser");
            see(page, AriaRole.LINK, "Go to Integrations|Integrasi");
        }
    },
    DISCONNECT_POPUP {
        @Override
        void show(Page page, Scene scene) {
            INTEGRATIONS.show(page, scene);
            press(page, "Disconnect @|Putuskan @");
            see(page, AriaRole.DIALOG, "Are you sure|Apakah Anda yakin");
        }
    },
    INBOX_EMPTY {
        @Override
        void show(Page page, Scene scene) {
            page.navigate("/inbox?filter=all&q=nobodywrotethis");
            see(page, AriaRole.HEADING, "Nothing found|Tidak ditemukan");
        }
    },
    INBOX {
        @Override
        void show(Page page, Scene scene) {
            page.navigate("/inbox/" + scene.conversation());
            see(page, AriaRole.BUTTON, "Try again to send|Coba kirim lagi");
        }
    },
    SIGN_IN_AGAIN {
        @Override
        void show(Page page, Scene scene) {
            INBOX.show(page, scene);
            answer(page, "**/api/**", 401, "{\"status\":401,\"code\":\"session-ended\",\"detail\":\"It ended.\"}");
            press(page, "Try again to send|Coba kirim lagi");
            see(page, AriaRole.DIALOG, "session has ended|Sesi");
        }
    },
    TEAM {
        @Override
        void show(Page page, Scene scene) {
            page.navigate("/team");
            see(page, AriaRole.BUTTON, "What to do with Ratna Dewi|Ratna Dewi");
        }
    },
    INVITE_POPUP {
        @Override
        void show(Page page, Scene scene) {
            TEAM.show(page, scene);
            press(page, "Invite a person|Undang");
            see(page, AriaRole.DIALOG, "Invite a person|Undang");
        }
    },
    ACCOUNT {
        @Override
        void show(Page page, Scene scene) {
            page.navigate("/account");
            see(page, AriaRole.BUTTON, "Sign out everywhere|di mana");
        }
    },
    AUDIT {
        @Override
        void show(Page page, Scene scene) {
            page.navigate("/team/audit");
            see(page, AriaRole.TABLE, "Audit trail|Jejak audit");
        }
    },
    NOT_FOUND {
        @Override
        void show(Page page, Scene scene) {
            page.navigate("/nowhere");
            see(page, AriaRole.LINK, "Go to Integrations|Integrasi");
        }
    };

    /** Whether it is for people who have not signed in. */
    final boolean isOpen;

    Sight() {
        this(false);
    }

    Sight(boolean isOpen) {
        this.isOpen = isOpen;
    }

    /** Comes there, and waits until it is there. */
    abstract void show(Page page, Scene scene);

    /** How wide the page is that a screen shows, or has to scroll. */
    int width(Page page) {
        return (int) page.evaluate("document.documentElement.scrollWidth");
    }

    void picture(Page page, String kind) {
        PanelBrowser.picture(page, name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + kind);
    }

    private static void answer(Page page, String address, int status, String body) {
        var type = status < 300 ? "application/json" : "application/problem+json";
        page.route(
                address,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType(type)
                        .setBody(body)));
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, named("^(" + name + ")")).first().click();
    }

    private static void see(Page page, AriaRole role, String name) {
        var part = name == null ? page.getByRole(role) : page.getByRole(role, named(name));
        assertThat(part.first()).isVisible();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(name));
    }
}
