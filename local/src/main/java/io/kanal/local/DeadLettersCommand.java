package io.kanal.local;

import io.kanal.local.home.Settings;
import io.kanal.local.operator.DeadLetters;
import io.kanal.local.operator.LetterId;
import io.kanal.local.operator.Operator;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Looks after what the services could not handle. */
final class DeadLettersCommand {

    private final Settings settings;

    DeadLettersCommand(Settings settings) {
        this.settings = settings;
    }

    int run(Command.DeadLetters command) throws IOException, InterruptedException {
        if (command.action() == Command.DeadLetters.Action.DISCARD && !command.yes() && !confirmed(command.letters())) {
            System.out.println("Nothing was discarded.");
            return 1;
        }
        try (var operator = Operator.signIn(settings)) {
            var letters = new DeadLetters(operator, System.out);
            return switch (command.action()) {
                case LIST -> letters.list();
                case SHOW -> letters.show(command.letters());
                case REPLAY -> letters.replay(command.letters());
                case DISCARD -> letters.discard(command.letters());
            };
        }
    }

    /** Without a terminal nobody can say yes, so {@code --yes} must have. */
    private static boolean confirmed(List<LetterId> letters) {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            System.out.println("Say --yes to discard without being asked.");
            return false;
        }
        var names = letters.stream().map(LetterId::toString).collect(Collectors.joining(", "));
        var answer = console.readLine("Erase %s for good? What they say is lost. [y/N] ", names);
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }
}
