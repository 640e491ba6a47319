package io.kanal.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact or an order that one service tells the others over Kafka. Each topic is one sealed interface below this one, and
 * each of its records has a wire name that is written into the JSON property {@code type} and the header {@code ce_type}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public interface KanalRecord {

    /** The tenant that the record belongs to. */
    UUID organizationId();

    /** The Kafka key. Everything with one key is in one partition, in order. */
    String key();

    /**
     * The event id that this record has at every repeat, or null where each publication has an id of its own.
     */
    @JsonIgnore
    default @Nullable String naturalId() {
        return null;
    }
}
