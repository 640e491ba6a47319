package io.kanal.local.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Builds the modules whose jar does not fit their sources any more, and only those. */
public final class Build {

    private final Path root;
    private final Path log;
    private final Modules modules;
    private final SourceState sources;

    /**
     * The build of a checkout.
     *
     * @param log where Maven's output goes
     */
    public Build(Path root, Path log) throws IOException {
        this.root = root;
        this.log = log;
        this.modules = new Modules(root);
        this.sources = new SourceState(root);
    }

    /** The jar of a module. */
    public static Path jarOf(Path root, String module) {
        return root.resolve(module).resolve("target/" + module + "-1.0.0-SNAPSHOT.jar");
    }

    /** Whether the checkout has this module. */
    public boolean knows(String module) {
        return modules.has(module);
    }

    /** Which of these modules have to be built, each with the state of its sources. */
    public Map<String, String> stale(Collection<String> wanted) throws IOException {
        var stale = new LinkedHashMap<String, String>();
        for (var module : wanted) {
            var state = sources.of(modules.closureOf(module));
            if (!new Stamp(jarOf(root, module)).fits(state)) {
                stale.put(module, state);
            }
        }
        return stale;
    }

    /**
     * Builds them.
     *
     * @param stale what {@link #stale} found
     * @param progress hears which module is being built
     */
    public void run(Map<String, String> stale, Consumer<String> progress) throws IOException, InterruptedException {
        var maven = new Maven(root, log);
        var exitCode = maven.run(command(stale.keySet()), progress);
        if (exitCode != 0) {
            throw new BuildFailedException(log, maven.errors());
        }
        for (var module : stale.entrySet()) {
            new Stamp(jarOf(root, module.getKey())).set(module.getValue());
        }
    }

    private static List<String> command(Collection<String> names) {
        return List.of(
                "-ntp",
                "-B",
                "package",
                "-Dmaven.test.skip=true",
                "-Dspotless.check.skip=true",
                "-am",
                "-pl",
                String.join(",", names));
    }
}
