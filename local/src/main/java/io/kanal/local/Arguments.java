package io.kanal.local;

import io.kanal.local.Command.DeadLetters.Action;
import io.kanal.local.Command.Keyset.Step;
import io.kanal.local.operator.LetterId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the command line. */
final class Arguments {

    static final String USAGE = """
            ./kanal up [--detach]                               build what is stale and start everything
            ./kanal status                                      how every part does
            ./kanal down                                        stop everything
            ./kanal topic NAME [--from-beginning] [--max N]     show the records of a topic
            ./kanal demo                                        play the main job and print each event
            ./kanal dead-letters list                           show what the services could not handle
            ./kanal dead-letters show|replay|discard ID ...     look at it, have it handled again, or erase it [--yes]
            ./kanal rotate-keys                                 replace the keys that seal and sign, while all runs
            ./kanal keyset add|promote|drop FILE                one step of it, for a file that is handed out elsewhere
            ./kanal create-owner --organisation=NAME --username=NAME     make an owner; prints a one-time link
            ./kanal create-operator --username=NAME             make an operator; prints a one-time link
            ./kanal test                                        format, build and test everything
            ./kanal chaos                                       kill parts of a test platform under load (10 minutes)
            ./kanal bench                                       measure the panel with 50,000 messages (5 minutes)
            """;

    private final Deque<String> rest;

    private Arguments(List<String> arguments) {
        this.rest = new ArrayDeque<>(arguments);
    }

    /** The command that these arguments mean. */
    static Command read(List<String> arguments) {
        var reader = new Arguments(arguments);
        var command = reader.command();
        if (!reader.rest.isEmpty()) {
            throw new IllegalArgumentException("Nobody knows what '%s' means here.".formatted(reader.rest.peek()));
        }
        return command;
    }

    private Command command() {
        var word = rest.isEmpty() ? "help" : rest.pop();
        return switch (word) {
            case "up" -> new Command.Up(flag("--detach"));
            case "supervise" -> new Command.Supervise();
            case "status" -> new Command.Status();
            case "down" -> new Command.Down();
            case "topic" -> topic();
            case "demo" -> new Command.Demo();
            case "dead-letters" -> deadLetters();
            case "keyset" -> keyset();
            case "rotate-keys" -> new Command.RotateKeys();
            case "create-owner", "create-operator" -> makePerson(word);
            case "test" -> new Command.Test();
            case "chaos" -> new Command.Chaos();
            case "bench" -> new Command.Bench();
            case "help", "--help", "-h" -> new Command.Help();
            default -> throw new IllegalArgumentException("There is no command '%s'.".formatted(word));
        };
    }

    private Command topic() {
        var fromBeginning = flag("--from-beginning");
        var max = option("--max");
        if (rest.isEmpty() || rest.peek().startsWith("-")) {
            throw new IllegalArgumentException("Which topic? ./kanal topic NAME");
        }
        return new Command.Topic(rest.pop(), fromBeginning, max == null ? 0 : positive("--max", max));
    }

    private Command deadLetters() {
        var yes = flag("--yes");
        var action = action(rest.isEmpty() ? "" : rest.pop());
        var letters = rest.stream().map(LetterId::of).toList();
        rest.clear();
        if (action == Action.LIST ? !letters.isEmpty() : letters.isEmpty()) {
            throw new IllegalArgumentException("Which ones? ./kanal dead-letters list prints their names.");
        }
        return new Command.DeadLetters(action, letters, yes);
    }

    private static Action action(String word) {
        return Arrays.stream(Action.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "./kanal dead-letters is followed by list, show, replay or discard."));
    }

    private Command keyset() {
        var word = rest.isEmpty() ? "" : rest.pop();
        var step = Arrays.stream(Step.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
        if (step.isEmpty() || rest.isEmpty()) {
            throw new IllegalArgumentException("./kanal keyset is followed by add, promote or drop, and a file.");
        }
        return new Command.Keyset(step.get(), rest.pop());
    }

    /** auth-service itself says what is missing. */
    private Command makePerson(String word) {
        var words = new ArrayList<>(List.of(word));
        words.addAll(rest);
        rest.clear();
        return new Command.MakePerson(List.copyOf(words));
    }

    private boolean flag(String name) {
        return rest.remove(name);
    }

    private @Nullable String option(String name) {
        var words = List.copyOf(rest);
        var at = words.indexOf(name);
        if (at < 0) {
            return null;
        }
        if (at + 1 == words.size()) {
            throw new IllegalArgumentException(name + " needs a number.");
        }
        rest.clear();
        rest.addAll(words.subList(0, at));
        rest.addAll(words.subList(at + 2, words.size()));
        return words.get(at + 1);
    }

    private static int positive(String name, String value) {
        try {
            var number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one sentence that helps.
        }
        throw new IllegalArgumentException("%s needs a number above 0, not '%s'.".formatted(name, value));
    }
}
