package io.kanal.local;

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

    /** Plays the main job. */
    record Demo() implements Command {}

    /** Explains the commands. */
    record Help() implements Command {}
}
