package io.kanal.e2e;

import static io.kanal.e2e.Hand.answer;
import static io.kanal.e2e.Hand.press;
import static io.kanal.e2e.Hand.see;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.BiConsumer;

/** What somebody sees who has not signed in. */
enum ThresholdSight implements Sight {
    LOGIN((page, scene) -> {
        page.navigate("/");
        see(page, AriaRole.TEXTBOX, "Username|Nama pengguna");
    }),
    LOGIN_WITH_ERRORS((page, scene) -> {
        LOGIN.show(page, scene);
        page.route("**/api/auth/login", Route::abort);
        press(page, "Login|Masuk");
        page.locator("[name=username], input[autocomplete=username]").fill("supervisor");
        page.locator("input[autocomplete=current-password]").fill("anything");
        press(page, "Login|Masuk");
        see(page, AriaRole.ALERT, null);
    }),
    LOGIN_SLOWED_DOWN((page, scene) -> {
        var slow = "{\"status\":429,\"code\":\"too-many-attempts\",\"detail\":\"-\",\"seconds\":900}";
        LOGIN.show(page, scene);
        answer(page, "**/api/auth/login", 429, slow);
        page.locator("[name=username], input[autocomplete=username]").fill("supervisor");
        page.locator("input[autocomplete=current-password]").fill("anything");
        press(page, "Login|Masuk");
        see(page, AriaRole.ALERT, null);
    }),
    LOGIN_THAT_REACHES_NOBODY((page, scene) -> {
        page.route("**/api/auth/me", Route::abort);
        page.navigate("/");
        see(page, AriaRole.ALERT, null);
    }),
    INVITATION((page, scene) -> {
        page.navigate(scene.invitation());
        see(page, AriaRole.HEADING, "Ratna Dewi");
    }),
    INVITATION_THAT_HAS_ENDED((page, scene) -> {
        page.navigate("/invitations/nothing");
        see(page, AriaRole.HEADING, "This link|Tautan ini");
    }),
    /** Somebody has answered X, and the session in which it was asked for has ended. */
    BACK_FROM_X_AND_SIGNED_OUT((page, scene) -> {
        page.navigate("/connecting?connection=00000000-0000-4000-8000-000000000000");
        see(page, AriaRole.LINK, "Login|Masuk");
    });

    private final BiConsumer<Page, Scene> way;

    ThresholdSight(BiConsumer<Page, Scene> way) {
        this.way = way;
    }

    @Override
    public void show(Page page, Scene scene) {
        way.accept(page, scene);
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
