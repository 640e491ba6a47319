package io.kanal.local.machine;

/**
 * Who listens on a port.
 *
 * @param pid the process
 * @param command its command line
 */
public record PortOwner(long pid, String command) {

    private static final int SHOWN = 90;

    @Override
    public String toString() {
        var shown = command.length() > SHOWN ? command.substring(0, SHOWN) + "..." : command;
        return "pid %d (%s)".formatted(pid, shown);
    }
}
