package io.kanal.local.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link Machine}. */
class MachineTests {

    @TempDir
    Path folder;

    @Test
    void littleDiskEndsTheStart() {
        assertThat(Machine.disk(100).result()).isEqualTo(Check.Result.MISSING);
        assertThat(Machine.disk(100).remedy()).contains("KANAL_DATA_DIR");
        assertThat(Machine.disk(50_000).result()).isEqualTo(Check.Result.GOOD);
    }

    @Test
    void littleMemoryIsAWarning() {
        assertThat(Machine.memory(500).result()).isEqualTo(Check.Result.WARNING);
        assertThat(Machine.memory(16_000).result()).isEqualTo(Check.Result.GOOD);
    }

    @Test
    void findsTheJdkOfThisTest() throws Exception {
        assertThat(new Machine(folder, folder).checks())
                .extracting(Check::what)
                .contains("JDK " + Runtime.version().feature());
    }
}
