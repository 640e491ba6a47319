package io.kanal.inbox.conversation;

/** What a line of a conversation is. */
public enum LineType {
    /** Somebody wrote. */
    MESSAGE,
    /** People joined or left. */
    PARTICIPANTS_CHANGED,
    /** Something that we cannot show yet. */
    UNKNOWN_EVENT;

    /** The text that stands for the line: for a message exactly what was typed, else an English sentence. */
    public String shown(String text) {
        return switch (this) {
            case MESSAGE -> text;
            case PARTICIPANTS_CHANGED -> "People joined or left.";
            case UNKNOWN_EVENT -> "This cannot be shown yet. Open it at X.";
        };
    }
}
