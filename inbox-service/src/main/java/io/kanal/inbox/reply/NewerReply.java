package io.kanal.inbox.reply;

import io.kanal.contracts.Person;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer that somebody else gave meanwhile.
 *
 * @param id the message
 * @param by who wrote it; null if it was written elsewhere, at X
 */
record NewerReply(UUID id, @Nullable Person by, Instant sentAt) {}
