package io.kanal.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. Root runs it in a user namespace of its own, where it is nobody and yet owns its files;
 * where the system forbids that, as user nobody, to whom the files are given.
 */
final class UnprivilegedUser {

    private static final String ROOT = "0";
    private static final String NOBODY = "65534";

    private final List<String> prefix;
    private final String owner;

    private UnprivilegedUser(List<String> prefix, String owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    /** The way that works for the current user on this machine. */
    static UnprivilegedUser onThisMachine() throws InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new UnprivilegedUser(List.of(), "");
        }
        return succeeds("unshare", "-U", "true") ? byNamespace() : byNobody();
    }

    static UnprivilegedUser byNamespace() {
        return new UnprivilegedUser(List.of("unshare", "-U"), ROOT);
    }

    static UnprivilegedUser byNobody() {
        return new UnprivilegedUser(
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);
    }

    /** The command as that user. */
    List<String> command(List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Lets that user pass through the data folder, without reading it. */
    void mayPass(Path dataFolder) throws IOException {
        if (owner.equals(NOBODY)) {
            Files.setPosixFilePermissions(dataFolder, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    /** Gives a file to that user, or a folder with everything in it. */
    void own(Path folder) throws IOException, InterruptedException {
        if (!owner.isEmpty() && !isOwners(folder)) {
            succeeds("chown", "-R", owner + ":" + owner, folder.toString());
        }
    }

    private boolean isOwners(Path folder) throws IOException {
        return Files.getAttribute(folder, "unix:uid").toString().equals(owner);
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
