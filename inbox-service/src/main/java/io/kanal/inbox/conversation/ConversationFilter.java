package io.kanal.inbox.conversation;

import io.kanal.edge.ProblemException;
import io.kanal.edge.ProblemException.InvalidField;
import java.util.List;

/** Which conversations are listed. Those of a disconnected account are only among all. */
enum ConversationFilter {
    /** All, the latest first. */
    ALL,
    /** Those with something that the caller has not read, the latest first. */
    UNREAD,
    /** Those whose customer waits for an answer, the longest wait first. */
    WAITING;

    /**
     * The filter of this name.
     *
     * @throws ProblemException 422 if there is none
     */
    static ConversationFilter of(String name) {
        return switch (name) {
            case "all" -> ALL;
            case "unread" -> UNREAD;
            case "waiting" -> WAITING;
            default ->
                throw ProblemException.invalid(
                        List.of(new InvalidField("filter", "invalid", "must be all, unread or waiting")));
        };
    }
}
