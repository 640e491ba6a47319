package io.kanal.local.platform;

import io.kanal.local.home.Home;
import io.kanal.local.process.PidFile;
import io.kanal.local.process.ProcessTrace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The right to look after the parts of a data folder: one launcher has it. The kernel takes it back when that launcher dies. */
public final class LauncherLock implements AutoCloseable {

    private final PidFile pidFile;
    private final FileChannel channel;
    private @Nullable FileLock lock;

    public LauncherLock(Home home) throws IOException {
        this.pidFile = new PidFile(home.run(), "kanal");
        this.channel =
                FileChannel.open(home.run().resolve("kanal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Takes the right, unless another launcher has it. */
    public boolean take() throws IOException {
        lock = channel.tryLock();
        if (lock == null) {
            return false;
        }
        pidFile.write(ProcessTrace.of(ProcessHandle.current().pid(), "launcher"));
        return true;
    }

    /** The launcher that has it. */
    public Optional<ProcessTrace> holder() {
        return pidFile.alive();
    }

    /** Gives it back. */
    @Override
    public void close() throws IOException {
        if (lock != null) {
            pidFile.delete();
        }
        channel.close();
    }
}
