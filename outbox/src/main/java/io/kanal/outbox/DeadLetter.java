package io.kanal.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that cannot be handled, as its operator may see it: ids and reason, never what it says.
 *
 * @param id its number in this service
 * @param partition where it lies in Kafka
 * @param offset where it lies in the partition
 * @param type its {@code ce_type}, if it has one
 * @param eventId its {@code ce_id}, if it has one
 * @param organizationId whose it is, if that can be read
 * @param channelId which channel it is about, if that can be read
 * @param bytes how large its body is
 * @param reason why it could not be handled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetter(
        long id,
        String topic,
        int partition,
        long offset,
        @Nullable String type,
        @Nullable String eventId,
        @Nullable UUID organizationId,
        @Nullable UUID channelId,
        int bytes,
        String reason,
        Instant at) {}
