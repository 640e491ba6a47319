package io.kanal.local.process;

/**
 * What is remembered of a process that was started here, so that it is known again even from another launcher.
 *
 * @param pid its number, which the system gives to another process one day
 * @param startedAt tells it from that other process
 * @param version tells whether it runs what would be started now
 */
public record ProcessTrace(long pid, String startedAt, String version) {

    /** The process that was just started under this number. */
    public static ProcessTrace of(long pid, String version) {
        return new ProcessTrace(pid, Processes.startOf(pid).orElse("gone"), version);
    }

    /** Whether exactly this process is still there. */
    public boolean isAlive() {
        return Processes.startOf(pid).filter(startedAt::equals).isPresent();
    }
}
