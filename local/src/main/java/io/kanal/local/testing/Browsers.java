package io.kanal.local.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The browsers that the panel is tested in, and what one of them needs beside its driver. */
public enum Browsers {
    CHROMIUM("Chromium", List.of("chromium", "chromium-browser", "google-chrome"), "chromium"),
    FIREFOX("Firefox", List.of("firefox-esr", "firefox"), "firefox-esr"),
    WEBKITGTK("WebKitGTK", List.of("WebKitWebDriver"), "webkit2gtk-driver"),
    WINDOW("WebKitGTK's MiniBrowser", List.of("webkit2gtk-4.1/MiniBrowser"), "libwebkit2gtk-4.1-0"),
    SCREEN("a screen for WebKitGTK", List.of("Xvfb"), "xvfb");

    private static final int MINUTES = 5;

    private final String spoken;
    private final List<String> programs;
    private final String aptPackage;

    Browsers(String spoken, List<String> programs, String aptPackage) {
        this.spoken = spoken;
        this.programs = programs;
        this.aptPackage = aptPackage;
    }

    /** Installs what is missing where that can be done without asking; says which tests are left out where not. */
    public static void provide(Consumer<String> out) throws IOException, InterruptedException {
        provide(Installed.here(), out);
    }

    static void provide(Installed installed, Consumer<String> out) throws IOException, InterruptedException {
        var missing = missing(installed);
        if (!missing.isEmpty() && installed.has("apt-get") && "root".equals(System.getProperty("user.name"))) {
            out.accept("Installing browsers for the tests of the panel: %s ...".formatted(packages(missing)));
            run(List.of("apt-get", "-qq", "update"));
            var install = new ArrayList<>(List.of("apt-get", "-qq", "install", "-y", "--no-install-recommends"));
            missing.forEach(browser -> install.add(browser.aptPackage));
            run(install);
            missing = missing(installed);
        }
        missing.forEach(browser -> out.accept("The tests that need %s are skipped: sudo apt-get install %s"
                .formatted(browser.spoken, browser.aptPackage)));
    }

    private static List<Browsers> missing(Installed installed) {
        return Arrays.stream(values())
                .filter(browser -> browser.programs.stream().noneMatch(installed::has))
                .toList();
    }

    private static String packages(List<Browsers> browsers) {
        return String.join(
                " ", browsers.stream().map(browser -> browser.aptPackage).toList());
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
        }
    }
}
