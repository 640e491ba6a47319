package io.kanal.local.process;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The log of one part. The part holds it open, so it is copied and emptied instead of renamed. */
public final class LogFile {

    private static final int TAIL_BYTES = 16_384;

    private final Path file;

    public LogFile(Path file) {
        this.file = file;
    }

    /** Moves the content to {@code .1} (and that to {@code .2}, ...) when the log has grown beyond a size. */
    public void rotate(long maxBytes, int keep) throws IOException {
        if (!Files.exists(file) || Files.size(file) <= maxBytes) {
            return;
        }
        for (var number = keep - 1; number >= 1; number--) {
            if (Files.exists(old(number))) {
                Files.move(old(number), old(number + 1), REPLACE_EXISTING);
            }
        }
        Files.copy(file, old(1), REPLACE_EXISTING);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }

    /** The last lines. */
    public List<String> tail(int lines) {
        try (var content = new RandomAccessFile(file.toFile(), "r")) {
            content.seek(Math.max(0, content.length() - TAIL_BYTES));
            var bytes = new byte[(int) Math.min(TAIL_BYTES, content.length())];
            content.readFully(bytes);
            var all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    private Path old(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
