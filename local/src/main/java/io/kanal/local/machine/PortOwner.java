package io.kanal.local.machine;

/**
 * Who listens on a port.
 *
 * @param pid the process
 * @param command its command line
 */
public record PortOwner(long pid, String command) {

    private static final int BEGINNING = 40;
    private static final int END = 60;

    @Override
    public String toString() {
        // What a person recognises stands at both ends: the program, and the jar or folder that it runs.
        var shown = command.length() > BEGINNING + END
                ? command.substring(0, BEGINNING) + " ... " + command.substring(command.length() - END)
                : command;
        return "pid %d (%s)".formatted(pid, shown);
    }
}
