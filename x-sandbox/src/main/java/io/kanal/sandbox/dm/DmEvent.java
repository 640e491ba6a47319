package io.kanal.sandbox.dm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened in a conversation: mostly a message. */
record DmEvent(
        long id,
        String type,
        String conversationId,
        long senderId,
        String text,
        @Nullable String mediaUrl,
        List<Long> participantIds) {

    static final String MESSAGE = "MessageCreate";
    static final String JOIN = "ParticipantsJoin";
    static final String LEAVE = "ParticipantsLeave";

    Instant sentAt() {
        return Snowflake.time(id);
    }
}
