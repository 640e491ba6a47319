package io.kanal.twitter.api;

import java.time.Instant;

/**
 * A message that X took.
 *
 * @param conversationId the conversation
 * @param eventId X's id of the message
 */
public record SentMessage(String conversationId, String eventId) {

    /** When X took it; X tells that by the id alone. */
    public Instant sentAt() {
        return DmEvent.ofSnowflake(eventId);
    }
}
