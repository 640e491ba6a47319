package io.kanal.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Passwords and keys of this platform, made at first use and kept in a file that only its owner may read. */
public final class Secrets {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final SecureRandom random = new SecureRandom();
    private final Path file;
    private final Map<String, String> values;

    private Secrets(Path file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    /** The secrets of a data folder. */
    public static Secrets of(Home home) throws IOException {
        var file = home.secrets().resolve("passwords");
        var values = new TreeMap<String, String>();
        if (Files.exists(file)) {
            Files.readAllLines(file).stream()
                    .map(line -> line.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .forEach(pair -> values.put(pair[0], pair[1]));
        }
        return new Secrets(file, values);
    }

    /** The secret of this name; the first call makes it. */
    public synchronized String get(String name, int length) {
        var known = values.get(name);
        if (known != null) {
            return known;
        }
        var made = random.ints(length, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
        values.put(name, made);
        save();
        return made;
    }

    @Override
    public String toString() {
        return "Secrets[" + file + "]";
    }

    private void save() {
        var lines = values.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue() + "\n");
        try {
            OwnerOnly.write(file, lines.collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
