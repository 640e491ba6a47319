package io.kanal.e2e;

import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** A page or popup of the panel, also empty or with an error, and how one comes there. */
sealed interface Sight permits ThresholdSight, IntegrationsSight, InboxSight, TeamSight {

    String TO_WHAT_IT_IS_ABOUT = """
            () => document.querySelector('main :is([role=alert], [aria-invalid=true], details[open] dl, [role=status] > div > strong)')
                ?.scrollIntoView({ block: 'center' })""";

    static Stream<Sight> all() {
        return Stream.<Sight[]>of(
                        ThresholdSight.values(), IntegrationsSight.values(), InboxSight.values(), TeamSight.values())
                .flatMap(Arrays::stream);
    }

    String name();

    /** Whether it is for people who have not signed in. */
    default boolean isOpen() {
        return false;
    }

    /** Whether it is gone before the tabulator has gone around: a menu closes then, and a note goes away by itself. */
    default boolean passes() {
        return false;
    }

    /** Whether more is to be said when another tab is heard of, or is not, long after somebody has pressed a button. */
    default boolean grows() {
        return false;
    }

    /** Whether what it shows goes on far below the screen, so that a picture of the screen would leave it out. */
    default boolean isLong() {
        return false;
    }

    /** Comes there, and waits until it is there. */
    void show(Page page, Scene scene);

    /** Keeps a picture, with what is wrong, or open, in it. */
    default void picture(Page page, String kind) {
        page.evaluate(TO_WHAT_IT_IS_ABOUT);
        var name = name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + kind;
        if (isLong()) {
            PanelBrowser.wholePicture(page, name);
        } else {
            PanelBrowser.picture(page, name);
        }
    }
}
