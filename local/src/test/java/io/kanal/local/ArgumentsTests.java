package io.kanal.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kanal.local.Command.DeadLetters.Action;
import io.kanal.local.operator.LetterId;
import io.kanal.local.service.ServiceName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests for {@link Arguments}. */
class ArgumentsTests {

    @Test
    void readsCommands() {
        assertThat(read("up")).isEqualTo(new Command.Up(false));
        assertThat(read("up", "--detach")).isEqualTo(new Command.Up(true));
        assertThat(read("status")).isEqualTo(new Command.Status());
        assertThat(read("down")).isEqualTo(new Command.Down());
        assertThat(read("demo")).isEqualTo(new Command.Demo());
        assertThat(read("test")).isEqualTo(new Command.Test());
        assertThat(read("chaos")).isEqualTo(new Command.Chaos());
        assertThat(read("bench")).isEqualTo(new Command.Bench());
    }

    @Test
    void noArgumentAsksForHelp() {
        assertThat(read()).isEqualTo(new Command.Help());
    }

    @Test
    void optionsOfTopicStandAnywhere() {
        var expected = new Command.Topic("channel-events", true, 5);
        assertThat(read("topic", "channel-events", "--from-beginning", "--max", "5"))
                .isEqualTo(expected);
        assertThat(read("topic", "--max", "5", "--from-beginning", "channel-events"))
                .isEqualTo(expected);
        assertThat(read("topic", "channel-events")).isEqualTo(new Command.Topic("channel-events", false, 0));
    }

    @Test
    void deadLettersAreNamedByServiceAndNumber() {
        assertThat(read("dead-letters", "list")).isEqualTo(new Command.DeadLetters(Action.LIST, List.of(), false));
        var two = List.of(new LetterId(ServiceName.INBOX, 12), new LetterId(ServiceName.AUTH, 3));
        assertThat(read("dead-letters", "discard", "inbox-service/12", "--yes", "auth-service/3"))
                .isEqualTo(new Command.DeadLetters(Action.DISCARD, two, true));
        for (var wrong :
                List.of("show", "list inbox-service/1", "mend 1", "replay inbox-service", "replay gateway/1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Arguments.read(List.of(("dead-letters " + wrong).split(" "))));
        }
    }

    @Test
    void optionsOfAuthServiceAreHandedOn() {
        assertThat(read("create-owner", "--organisation=Kopi Senja", "--username=budi"))
                .isEqualTo(new Command.MakePerson(
                        List.of("create-owner", "--organisation=Kopi Senja", "--username=budi")));
    }

    @Test
    void refusesWhatNobodyUnderstands() {
        assertThatIllegalArgumentException().isThrownBy(() -> read("start")).withMessageContaining("'start'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("up", "--fast"))
                .withMessageContaining("'--fast'");
        assertThatIllegalArgumentException().isThrownBy(() -> read("topic")).withMessageContaining("Which topic");
        assertThatIllegalArgumentException().isThrownBy(() -> read("topic", "a", "--max"));
        assertThatIllegalArgumentException().isThrownBy(() -> read("topic", "a", "--max", "many"));
        assertThatIllegalArgumentException().isThrownBy(() -> read("topic", "a", "--max", "0"));
    }

    private static Command read(String... arguments) {
        return Arguments.read(List.of(arguments));
    }
}
