package io.kanal.local;

import io.kanal.local.operator.LetterId;
import java.util.List;

/** What the person asks for. */
sealed interface Command {

    /**
     * Starts everything.
     *
     * @param detach whether to return when all is ready, instead of staying until Ctrl-C
     */
    record Up(boolean detach) implements Command {}

    /** Looks after the parts in the background; started by {@code up --detach}, not by people. */
    record Supervise() implements Command {}

    /** Shows how every part does. */
    record Status() implements Command {}

    /** Stops everything. */
    record Down() implements Command {}

    /**
     * Shows the records of a topic.
     *
     * @param name the topic
     * @param fromBeginning whether old records are shown too
     * @param max how many are shown, 0 for no end
     */
    record Topic(String name, boolean fromBeginning, int max) implements Command {}

    /** Tests everything. */
    record Test() implements Command {}

    /** Kills parts of a platform under load. */
    record Chaos() implements Command {}

    /** Measures a platform under load. */
    record Bench() implements Command {}

    /** Plays the main job. */
    record Demo() implements Command {}

    /**
     * Looks after what the services could not handle.
     *
     * @param letters which of it; none for a list of all
     * @param yes whether to discard without asking
     */
    record DeadLetters(Action action, List<LetterId> letters, boolean yes) implements Command {

        enum Action {
            LIST,
            SHOW,
            REPLAY,
            DISCARD
        }
    }

    /**
     * Has auth-service make a person, who gets a one-time link.
     *
     * @param words the command and its options, as auth-service takes them
     */
    record MakePerson(List<String> words) implements Command {}

    /** Replaces the keys that seal and sign, while everything runs. */
    record RotateKeys() implements Command {}

    /**
     * One step of replacing a key in a keyset file.
     *
     * @param file the file
     */
    record Keyset(Step step, String file) implements Command {

        enum Step {
            ADD,
            PROMOTE,
            DROP
        }
    }

    /** Explains the commands. */
    record Help() implements Command {}
}
