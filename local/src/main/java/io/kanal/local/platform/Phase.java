package io.kanal.local.platform;

/** Where a part stands on its way to being ready. */
public enum Phase {
    /** For parts that it needs. */
    WAITING,
    PREPARING,
    STARTING,
    READY,
    /** It died; a pause, then it is started again. */
    RESTARTING,
    STOPPING,
    STOPPED
}
