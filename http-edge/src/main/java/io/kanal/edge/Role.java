package io.kanal.edge;

/** What a person may do. Every role but {@link #OPERATOR} belongs to an organisation and includes the roles below it. */
public enum Role {
    /** Works in the inbox. */
    AGENT,
    /** Connects and disconnects channels, manages agents. */
    SUPERVISOR,
    /** Manages people. */
    OWNER,
    /** Runs the installation; belongs to no organisation. */
    OPERATOR;

    /** Whether this role includes the other one. */
    public boolean includes(Role other) {
        return this == other || (this != OPERATOR && other != OPERATOR && compareTo(other) > 0);
    }
}
