package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.kanal.e2e.Eye.script;
import static io.kanal.e2e.Hand.NOTHING;
import static io.kanal.e2e.Hand.answer;
import static io.kanal.e2e.Hand.fail;
import static io.kanal.e2e.Hand.press;
import static io.kanal.e2e.Hand.see;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** What somebody sees who answers customers. */
enum InboxSight implements Sight {
    INBOX_THAT_FAILS((page, scene) -> {
        fail(page, "**/api/inbox/conversations?*");
        page.navigate("/inbox?filter=all");
        see(page, AriaRole.BUTTON, "Try again|Coba lagi");
    }),
    /** Who waits is shown though nobody can tell about the accounts. */
    INBOX_WITHOUT_CHANNELS((page, scene) -> {
        fail(page, "**/api/channels*");
        page.navigate("/inbox?filter=all");
        see(page, AriaRole.ALERT, null);
        see(page, AriaRole.LINK, "Budi Santoso");
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
        send(page, 409, problem.formatted(Instant.now().minusSeconds(20)));
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
    /** A group, with lines and answers of every kind. */
    INBOX_WITH_EVERY_KIND_OF_LINE((page, scene) -> {
        var conversation = "**/api/inbox/conversations/" + scene.conversation();
        answer(page, conversation, 200, script("group.json").formatted(scene.conversation(), scene.channel()));
        answer(page, conversation + "/messages*", 200, script("every-line.json"));
        page.navigate("/inbox/" + scene.conversation());
        see(page, AriaRole.HEADING, "Siti, Rahma");
        see(page, AriaRole.LINK, "Photo|Foto");
    }),
    NOBODY_WAITS((page, scene) -> {
        answer(page, "**/api/inbox/conversations?*", 200, NOTHING);
        page.navigate("/inbox");
        see(page, AriaRole.HEADING, "Nobody is waiting|Tidak ada yang menunggu");
    }),
    INBOX_WITHOUT_ACCOUNTS((page, scene) -> {
        answer(page, "**/api/channels*", 200, NOTHING);
        answer(page, "**/api/inbox/conversations?*", 200, NOTHING);
        page.navigate("/inbox");
        see(page, AriaRole.LINK, "Add Twitter Account|Tambah Akun Twitter");
    }),
    CONVERSATION_THAT_IS_GONE((page, scene) -> {
        page.navigate("/inbox/00000000-0000-4000-8000-000000000000");
        see(page, AriaRole.LINK, "Back to the conversations|Kembali ke daftar");
    }),
    MESSAGES_THAT_FAIL((page, scene) -> {
        fail(page, "**/api/inbox/conversations/*/messages*");
        page.navigate("/inbox/" + scene.conversation());
        see(page, AriaRole.BUTTON, "Try again|Coba lagi");
    }),
    /** Every try ended without a word whether the answer arrived. The last sight here, for the browser remembers it. */
    INBOX_WITH_AN_UNKNOWN_ANSWER((page, scene) -> {
        INBOX.show(page, scene);
        send(page, 503, "{\"status\": 503, \"code\": \"service-unavailable\"}");
        assertThat(page.getByText(Pattern.compile("It is not known|Belum diketahui")))
                .isVisible();
    });

    private final BiConsumer<Page, Scene> way;

    InboxSight(BiConsumer<Page, Scene> way) {
        this.way = way;
    }

    @Override
    public void show(Page page, Scene scene) {
        way.accept(page, scene);
    }

    @Override
    public boolean grows() {
        return this == INBOX_WITH_AN_UNKNOWN_ANSWER;
    }

    private static void send(Page page, int status, String answer) {
        page.route("**/api/inbox/conversations/*/messages", route -> {
            if (route.request().method().equals("POST")) {
                answer(route, status, answer);
            } else {
                route.resume();
            }
        });
        page.locator("form textarea").first().fill("Sudah saya sisihkan.");
        press(page, "Send|Kirim");
    }
}
