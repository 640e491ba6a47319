package io.kanal.local.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
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
    void anOldNodeDoesNotBuildThePanel() {
        assertThat(Machine.node(Optional.of("v20.19.0"), true, true).result()).isEqualTo(Check.Result.GOOD);
        assertThat(Machine.node(Optional.of("v24.1.0"), true, true).result()).isEqualTo(Check.Result.GOOD);

        var debian12 = Machine.node(Optional.of("v18.20.4"), true, true);
        assertThat(debian12.result()).isEqualTo(Check.Result.MISSING);
        assertThat(debian12.what()).isEqualTo("Node v18.20.4");
        assertThat(debian12.remedy()).contains("20.19");
        assertThat(Machine.node(Optional.of("v22.0.0"), false, true).result()).isEqualTo(Check.Result.MISSING);
        assertThat(Machine.node(Optional.empty(), false, true).remedy()).contains("apt-get install nodejs npm");
        assertThat(Machine.node(Optional.empty(), false, false).result()).isEqualTo(Check.Result.WARNING);
    }

    @Test
    void findsTheJdkOfThisTest() throws Exception {
        assertThat(new Machine(folder, folder).checks())
                .extracting(Check::what)
                .contains("JDK " + Runtime.version().feature());
    }
}
