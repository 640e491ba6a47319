package io.kanal.inbox.channel;

import io.kanal.contracts.channel.ChannelStatus;
import org.jspecify.annotations.Nullable;

/**
 * Why nobody can answer in a conversation at the moment.
 *
 * @param code the stable code that the panel translates by
 * @param message what is the matter, in English
 * @param remedy what to do about it, in English
 */
public record CannotReply(String code, String message, String remedy) {

    /** The account itself has left a group. */
    public static CannotReply leftGroup(String handle) {
        return new CannotReply(
                "not-in-group",
                "@%s is no longer in this group.".formatted(handle),
                "Ask a member of the group at X to add the account again.");
    }

    static CannotReply disconnected(String handle) {
        return new CannotReply(
                "channel-disconnected",
                "@%s was disconnected.".formatted(handle),
                "Ask a supervisor to connect the account again.");
    }

    /** What a status means for answering; a channel that X merely slows down still sends, only later. */
    static @Nullable CannotReply of(ChannelStatus status, String handle, @Nullable CannotReply cause) {
        return switch (status) {
            case CONNECTED, LIMITED, X_UNREACHABLE -> null;
            case PAUSED ->
                new CannotReply(
                        "channel-paused",
                        "@%s is paused.".formatted(handle),
                        "Ask a supervisor to resume the channel.");
            case DISCONNECTING ->
                new CannotReply(
                        "channel-disconnecting",
                        "@%s is being disconnected.".formatted(handle),
                        "Connect the account again when that has ended.");
            case NEEDS_REAUTHORIZATION ->
                orElse(
                        cause,
                        "needs-reauthorization",
                        "X no longer accepts the credentials of @%s.".formatted(handle),
                        "Ask a supervisor to connect the account again.");
            case OUT_OF_CREDIT ->
                orElse(
                        cause,
                        "out-of-credit",
                        "The developer app of @%s has no credit at X.".formatted(handle),
                        "Ask a supervisor to add credit at X.");
            case SUSPENDED ->
                orElse(
                        cause,
                        "suspended",
                        "X suspended @%s or its developer app.".formatted(handle),
                        "The holder of the account has to settle it with X.");
        };
    }

    private static CannotReply orElse(@Nullable CannotReply cause, String code, String message, String remedy) {
        return cause != null ? cause : new CannotReply(code, message, remedy);
    }
}
