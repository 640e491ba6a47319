package io.kanal.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The web panel. It is built when its sources have changed; its libraries are fetched when their list has. */
public final class Panel {

    private final Path folder;
    private final Path log;
    private final SourceState sources;

    /**
     * The panel of a checkout.
     *
     * @param log where npm's output goes
     */
    public Panel(Path root, Path log) {
        this.folder = root.resolve("web");
        this.log = log;
        this.sources = new SourceState(root);
    }

    /** Where its built files lie. */
    public static Path filesOf(Path root) {
        return root.resolve("web/dist");
    }

    /** Whether the checkout has it, and its files do not fit its sources any more. */
    public boolean isStale() throws IOException {
        return isHere() && !isMarked(built(), sources.ofFolder(folder));
    }

    /** Whether its libraries have to be fetched first, which takes a network and a minute. */
    public boolean needsLibraries() throws IOException {
        return isHere() && !isMarked(installed(), listOfLibraries());
    }

    /** Builds it. */
    public void build() throws IOException, InterruptedException {
        install();
        var state = sources.ofFolder(folder);
        Files.deleteIfExists(log);
        new Npm(folder, log).run("run", "build");
        Files.writeString(built(), state);
    }

    /** Fetches its libraries if it has to. */
    public void install() throws IOException, InterruptedException {
        if (needsLibraries()) {
            new Npm(folder, log).run("ci");
            Files.createDirectories(installed().getParent());
            Files.writeString(installed(), listOfLibraries());
        }
    }

    private boolean isHere() {
        return Files.exists(folder.resolve("package-lock.json"));
    }

    private String listOfLibraries() throws IOException {
        return Files.readString(folder.resolve("package-lock.json"));
    }

    private static boolean isMarked(Path mark, String state) throws IOException {
        return Files.exists(mark) && Files.readString(mark).equals(state);
    }

    /** Beside the files, so that whoever removes them removes it too. */
    private Path built() {
        return folder.resolve("dist/.built-from");
    }

    private Path installed() {
        return folder.resolve("node_modules/.installed-from");
    }
}
