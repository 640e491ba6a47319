package io.kanal.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.local.home.Home;
import io.kanal.local.process.Launch;
import io.kanal.local.process.Part;
import io.kanal.local.process.PidFile;
import io.kanal.local.process.ProcessTrace;
import io.kanal.local.process.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link Supervisor} and {@link Keeper}, with real processes that only sleep. */
class SupervisorTests {

    @TempDir
    Path folder;

    private final List<String> starts = new CopyOnWriteArrayList<>();
    private final SleepingPart foundation = new SleepingPart("foundation", Set.of());
    private final SleepingPart service = new SleepingPart("service", Set.of("foundation"));
    private Home home;
    private Board board;
    private Supervisor supervisor;

    @BeforeEach
    void start() throws IOException {
        home = new Home(folder.resolve("data")).create();
        launch();
    }

    @AfterEach
    void stop() throws InterruptedException {
        supervisor.stop();
    }

    @Test
    void whoIsNeededStartsFirst() {
        soon().until(board::allReady);

        assertThat(starts).containsExactly("foundation", "service");
    }

    @Test
    void whatDiesIsStartedAgainAndThatIsSaid() {
        soon().until(board::allReady);
        var notes = new CopyOnWriteArrayList<String>();
        board.watch((part, state) -> notes.add(part + " " + state.note()));
        var killed = processOf("service");

        ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();

        soon().until(() -> board.allReady() && !processOf("service").equals(killed));
        assertThat(notes).contains("service ended with 137, starts again in 1 s");
    }

    @Test
    void aNewLauncherTakesOverWhatRuns() throws Exception {
        soon().until(board::allReady);
        var before = processOf("service");
        supervisor.letGo();

        launch();

        soon().until(board::allReady);
        assertThat(processOf("service")).isEqualTo(before);
        assertThat(starts).hasSize(2);
    }

    @Test
    void aNewProgramReplacesTheOldOneWhenAsked() throws IOException {
        soon().until(board::allReady);
        var before = processOf("service");
        service.version = "v2";

        new WakeUp(home).say();

        soon().until(() -> board.allReady() && processOf("service").version().equals("v2"));
        assertThat(before.isAlive()).isFalse();
    }

    @Test
    void aWordEndsThePause() throws IOException {
        soon().until(board::allReady);
        service.breaks = true;
        ProcessHandle.of(processOf("service").pid()).orElseThrow().destroyForcibly();
        soon().until(() -> board.states().get("service").note().contains("again in 4 s"));
        service.breaks = false;

        new WakeUp(home).say();

        Awaitility.await().atMost(Duration.ofSeconds(3)).until(board::allReady);
    }

    @Test
    void stoppingLeavesNothingBehind() throws InterruptedException {
        soon().until(board::allReady);
        var processes = List.of(processOf("foundation"), processOf("service"));

        supervisor.stop();

        assertThat(processes).noneMatch(ProcessTrace::isAlive);
        assertThat(home.run().resolve("service.pid")).doesNotExist();
        assertThat(new StateFile(home).read().values())
                .extracting(PartState::phase)
                .containsOnly(Phase.STOPPED);
    }

    private void launch() throws IOException {
        board = new Board(List.of("foundation", "service"));
        new StateFile(home).follow(board);
        supervisor = new Supervisor(List.of(foundation, service), home, board);
        supervisor.start();
    }

    private ProcessTrace processOf(String part) {
        return Awaitility.await()
                .until(() -> new PidFile(home.run(), part).alive(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(20));
    }

    private final class SleepingPart implements Part {

        private final String name;
        private final Set<String> needs;
        private volatile String version = "v1";
        private volatile boolean breaks;

        private SleepingPart(String name, Set<String> needs) {
            this.name = name;
            this.needs = needs;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public Set<String> needs() {
            return needs;
        }

        @Override
        public String version() {
            return version;
        }

        @Override
        public Launch prepare() throws IOException {
            if (breaks) {
                throw new IOException("no disk");
            }
            starts.add(name);
            return new Launch(List.of("sleep", "300"), Map.of(), home.log(name));
        }

        @Override
        public boolean isReady() {
            return Files.exists(home.log(name));
        }

        @Override
        public boolean isFoundation() {
            return needs.isEmpty();
        }

        @Override
        public Stop stop() {
            return new Stop("TERM", Duration.ofSeconds(5));
        }
    }
}
