package io.kanal.sandbox.dm;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.kanal.sandbox.control.InvalidFieldException;
import io.kanal.sandbox.dm.DirectMessages.Content;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as the control side takes it.
 *
 * @param from who writes
 * @param to to whom; for a group that is not there yet, everybody else in it
 * @param group a group by name; it is made when it is first written to
 * @param conversation a conversation by its id, in place of {@code to} and {@code group}
 * @param text what is written
 * @param mediaUrl a picture that goes with it
 * @param sentAt when it was sent, now if it is left out
 * @param eventType another kind of event than a message, such as {@code ParticipantsJoin}, or one that nobody knows
 * @param prefix where the message stands in a list, for naming its fields
 */
record NewMessage(
        @Nullable String from,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
        List<@Nullable String> to,

        @Nullable String group,
        @Nullable String conversation,
        @Nullable String text,
        @Nullable String mediaUrl,
        @Nullable String sentAt,
        @Nullable String eventType,
        @JsonIgnore @Nullable String prefix) {

    private static final int LONGEST_TEXT = 10_000;

    NewMessage at(String place) {
        return new NewMessage(from, to, group, conversation, text, mediaUrl, sentAt, eventType, place);
    }

    String writer() {
        return Optional.ofNullable(from).orElseThrow(() -> invalid("from", "required", "Who writes?"));
    }

    List<String> others() {
        var named =
                to == null ? List.<String>of() : to.stream().map(this::present).toList();
        if (named.isEmpty() && group == null && conversation == null) {
            throw invalid("to", "required", "To whom?");
        }
        return named;
    }

    String type() {
        var type = Optional.ofNullable(eventType).orElse(DmEvent.MESSAGE);
        if (!type.matches("[A-Za-z]{1,100}")) {
            throw invalid("eventType", "invalid", "An event type has letters only.");
        }
        return type;
    }

    Content content() {
        var written = Optional.ofNullable(text).orElse("");
        if (written.isEmpty() && mediaUrl == null && type().equals(DmEvent.MESSAGE)) {
            throw invalid("text", "required", "A message has a text or a picture.");
        }
        if (written.codePointCount(0, written.length()) > LONGEST_TEXT) {
            throw invalid("text", "too-long", "A text has at most 10,000 characters.");
        }
        if (mediaUrl != null && !mediaUrl.matches("https?://\\S{1,1900}")) {
            throw invalid("mediaUrl", "invalid", "This is not the address of a picture.");
        }
        return new Content(written, mediaUrl);
    }

    /** When it was sent; null means now. */
    @Nullable
    Instant time(Instant latest) {
        if (sentAt == null) {
            return null;
        }
        try {
            var time = OffsetDateTime.parse(sentAt).toInstant();
            if (time.isBefore(Snowflake.EPOCH.plusSeconds(1)) || time.isAfter(latest)) {
                throw invalid("sentAt", "out-of-range", "X has no messages of that time.");
            }
            return time;
        } catch (DateTimeException unreadable) {
            throw invalid("sentAt", "invalid", "A time looks like 2026-01-31T12:00:00Z.");
        }
    }

    InvalidFieldException invalid(String field, String code, String message) {
        return new InvalidFieldException(prefix + field, code, message);
    }

    private String present(@Nullable String username) {
        return Optional.ofNullable(username).orElseThrow(() -> invalid("to", "required", "To whom?"));
    }
}
