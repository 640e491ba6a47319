package io.kanal.auth.start;

/** The service must not start as it is configured. */
public class StartRefusedException extends RuntimeException {

    private final String action;

    /**
     * A refusal.
     *
     * @param reason what is wrong
     * @param action what to do about it
     */
    public StartRefusedException(String reason, String action) {
        super(reason);
        this.action = action;
    }

    String action() {
        return action;
    }
}
