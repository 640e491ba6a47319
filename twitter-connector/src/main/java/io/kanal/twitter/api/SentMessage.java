package io.kanal.twitter.api;

/**
 * A message that X took.
 *
 * @param conversationId the conversation
 * @param eventId X's id of the message
 */
public record SentMessage(String conversationId, String eventId) {}
