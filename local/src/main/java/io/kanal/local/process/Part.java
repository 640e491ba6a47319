package io.kanal.local.process;

import java.io.IOException;
import java.util.Set;

/** One process of the platform. */
public interface Part {

    /** Its name: of its pid file, its log and its line in the progress. */
    String name();

    /** The port of 127.0.0.1 where it listens. */
    int port();

    /** The parts that must be ready before this one is started. */
    default Set<String> needs() {
        return Set.of();
    }

    /** What would be started now. A running process of another version is started anew. */
    String version() throws IOException;

    /** Makes ready what the process needs and says how to start it. It is called before every start and may take long. */
    Launch prepare() throws IOException, InterruptedException;

    /** Whether it answers as it should. */
    boolean isReady() throws InterruptedException;

    /** Called each time it answers after a start, before others rely on it. */
    default void whenReady() throws IOException {}

    /** Called once in the background when the whole platform is ready: time for what makes the next start faster. */
    default void whenAllAreReady() throws IOException, InterruptedException {}

    /** Whether others rely on it, so that it is stopped last. */
    default boolean isFoundation() {
        return false;
    }

    /** How it is ended. */
    Stop stop();
}
