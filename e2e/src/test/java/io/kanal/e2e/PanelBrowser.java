package io.kanal.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The browsers of this machine, each started once; a test opens windows of its own in them, with cookies of their own. */
enum PanelBrowser {
    CHROMIUM("chromium", "chromium-browser", "google-chrome") {
        @Override
        Browser launch(Playwright playwright, LaunchOptions options) {
            // A root user's Chromium has no sandbox of its own; the pages are ours alone.
            return playwright
                    .chromium()
                    .launch(options.setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
        }
    },
    /** By WebDriver BiDi, which an unchanged Firefox speaks. */
    FIREFOX("firefox-esr", "firefox") {
        @Override
        Browser launch(Playwright playwright, LaunchOptions options) {
            return playwright.firefox().launch(options.setChannel("moz-firefox"));
        }
    };

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static Playwright playwright;

    private final List<String> programs;
    private Browser running;

    PanelBrowser(String... programs) {
        this.programs = List.of(programs);
    }

    abstract Browser launch(Playwright playwright, LaunchOptions options);

    /** A window of a person who reads English, wide and light. */
    BrowserContext open() {
        return open(new NewContextOptions());
    }

    /** A window of a person with other habits: language, width, dark or light. */
    BrowserContext open(NewContextOptions habits) {
        if (habits.locale == null) {
            habits.setLocale("en-GB");
        }
        if (habits.viewportSize == null) {
            habits.setViewportSize(1280, 800);
        }
        if (habits.colorScheme == null) {
            habits.setColorScheme(ColorScheme.LIGHT);
        }
        var window =
                running().newContext(habits.setBaseURL(Kanal.panel().toString()).setTimezoneId("Asia/Jakarta"));
        window.setDefaultTimeout(PATIENCE.toMillis());
        return window;
    }

    /** Keeps a picture of a page, for people to look at. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png")));
    }

    /** Keeps a picture of all of a page, as on a screen so high: one of the usual height would lay its menu over the middle. */
    static void wholePicture(Page page, String name) {
        var screen = page.viewportSize();
        page.setViewportSize(screen.width, (int) page.evaluate("document.documentElement.scrollHeight"));
        picture(page, name);
        page.setViewportSize(screen.width, screen.height);
    }

    private synchronized Browser running() {
        if (running == null) {
            running = launch(playwright(), new LaunchOptions().setExecutablePath(program()));
        }
        return running;
    }

    private static synchronized Playwright playwright() {
        if (playwright == null) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return playwright;
    }

    private Path program() {
        return find().orElseThrow(() -> new TestAbortedException(this + " is not installed here"));
    }

    private Optional<Path> find() {
        return programs.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
