package io.kanal.local;

import io.kanal.local.home.Settings;
import io.kanal.local.terminal.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The launcher: what the script {@code kanal} runs. */
public final class Kanal {

    private static final int WRONG_USE = 2;

    private Kanal() {}

    /** Runs one command. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) throws InterruptedException {
        try {
            var settings = new Settings(folder("kanal.root"), folder("kanal.data"), System.getenv());
            return run(Arguments.read(arguments), settings, Screen.ofThisProcess());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(Arguments.USAGE);
            return WRONG_USE;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static int run(Command command, Settings settings, Screen screen) throws IOException, InterruptedException {
        return switch (command) {
            case Command.Up up -> new Up(settings, screen).run(up.detach());
            case Command.Supervise supervise -> new Supervise(settings).run();
            case Command.Status status -> new Status(settings).run();
            case Command.Down down -> new Down(settings, screen).run();
            case Command.Topic topic -> new Topic(settings).run(topic);
            case Command.Demo demo -> new DemoCommand(settings, screen).run();
            case Command.Test test -> new TestCommand(settings).everything();
            case Command.Chaos chaos -> new TestCommand(settings).chaos();
            case Command.Bench bench -> new TestCommand(settings).bench();
            case Command.DeadLetters letters -> new DeadLettersCommand(settings).run(letters);
            case Command.MakePerson person -> new AuthCommand(settings).run(person.words());
            case Command.RotateKeys rotation -> new RotateKeysCommand(settings, screen).run();
            case Command.Keyset keyset -> new KeysetCommand().run(keyset);
            case Command.Help help -> usage();
        };
    }

    private static int usage() {
        System.out.print(Arguments.USAGE);
        return 0;
    }

    private static Path folder(String property) {
        return Path.of(System.getProperty(property, ".")).toAbsolutePath().normalize();
    }
}
