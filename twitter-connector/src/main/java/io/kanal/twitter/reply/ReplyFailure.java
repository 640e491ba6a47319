package io.kanal.twitter.reply;

import io.kanal.contracts.Failure;

/** Every reason for which a reply fails, with what to do about it and who can. */
enum ReplyFailure {
    RECIPIENT_CLOSED(
            "recipient-closed",
            "X does not let this account write to this person: they take no direct messages from it, do not follow it, or"
                    + " have blocked it.",
            "Nothing can be sent until the person writes again or opens their direct messages. Reach them another way."),
    RECIPIENT_BLOCKED(
            "recipient-blocked",
            "This person has blocked the account at X.",
            "Only the person can undo that. Reach them another way."),
    CONVERSATION_GONE(
            "conversation-gone",
            "X no longer knows this conversation, or the person in it.",
            "Nothing can be sent there any more."),
    DUPLICATE_TEXT(
            "duplicate-text",
            "X has had this very text from the account already and does not take it again.",
            "Change the words and send it again."),
    TOO_LONG("too-long", "The text is longer than X takes.", "Shorten it, or send it in parts."),
    LOOKS_AUTOMATED(
            "looks-automated",
            "X takes the account's messages for a machine's and holds them back.",
            "Wait a while before you answer again, and write each answer in words of its own."),
    DAILY_LIMIT(
            "daily-limit",
            "The account has sent as many messages as X allows in 24 hours.",
            "Try again later; X frees the limit within 24 hours."),
    APP_DAILY_LIMIT(
            "app-daily-limit",
            "The developer app has sent as many messages as X allows in 24 hours, for all its accounts together.",
            "Try again later. A developer app of its own gives the account a limit of its own; a supervisor can connect it so."),
    USAGE_CAP(
            "usage-cap",
            "The usage cap of the app's plan at X is reached.",
            "Ask the owner of the developer app to raise the cap in X's developer console, or wait until the period ends."),
    OUT_OF_CREDIT(
            "out-of-credit",
            "The developer app has no credit left at X.",
            "Ask the owner of the developer app to buy credit in X's developer console, then try again."),
    ACCOUNT_SUSPENDED(
            "account-suspended",
            "X has suspended this account.",
            "The holder of the account has to sign in to X and follow what X says there."),
    ACCOUNT_LOCKED(
            "account-locked",
            "X has locked this account for the moment.",
            "The holder of the account has to sign in to X and unlock it, then try again."),
    APP_SUSPENDED(
            "app-suspended",
            "X has suspended the developer app.",
            "The owner of the developer app has to settle it with X."),
    APP_NOT_ENROLLED(
            "app-not-enrolled",
            "The developer app is in no plan of X that has direct messages.",
            "The owner of the developer app has to add it to a project with a plan in X's developer console."),
    NO_DM_PERMISSION(
            "no-dm-permission",
            "The developer app may not send direct messages.",
            "Set the app's permission at X to \"Read, write, and Direct Messages\"; then a supervisor has to connect the account"
                    + " again."),
    NO_WRITE_PERMISSION(
            "no-write-permission",
            "The developer app may only read.",
            "Set the app's permission at X to \"Read, write, and Direct Messages\"; then a supervisor has to connect the account"
                    + " again."),
    NEEDS_REAUTHORIZATION(
            "needs-reauthorization",
            "X no longer accepts this account's access.",
            "Ask a supervisor to connect the account again, then try again."),
    CLOCK_WRONG(
            "clock-wrong",
            "X refuses our requests because the clock of this installation is wrong.",
            "Ask whoever runs this installation to set the clock of the server, then try again."),
    X_REFUSES(
            "x-refuses",
            "X refused the message, for a reason that it does not tell.",
            "Try again later. If it stays, ask whoever runs this installation to look into the logs."),
    NOT_CONFIRMED(
            "not-confirmed",
            "X did not say whether it took the message, and it is not to be seen in the conversation.",
            "Look at X whether it is there. Trying again looks once more before it sends."),
    TOO_LATE(
            "too-late",
            "The message could not be handed to X within an hour: X was out of reach, or its limits were used up.",
            "Look whether it still fits, then try again."),
    CANCELLED("cancelled", "The message was cancelled before it was handed to X.", "Nothing was sent."),
    CHANNEL_PAUSED(
            "channel-paused",
            "The channel was paused before the message was handed to X.",
            "Ask a supervisor to resume the channel, then try again."),
    CHANNEL_DISCONNECTED(
            "channel-disconnected",
            "The account was disconnected before the message was handed to X.",
            "Ask a supervisor to connect the account again.");

    private final String code;
    private final String message;
    private final String remedy;

    ReplyFailure(String code, String message, String remedy) {
        this.code = code;
        this.message = message;
        this.remedy = remedy;
    }

    /** The stable code that the panel translates by. */
    String code() {
        return code;
    }

    /** The reason in words. */
    Failure inWords() {
        return Failure.of(code, message, remedy);
    }

    /** Whether it says that nothing was sent, which is untrue while an earlier attempt is in doubt. */
    boolean saysNothingWasSent() {
        return switch (this) {
            case TOO_LATE, CANCELLED, CHANNEL_PAUSED, CHANNEL_DISCONNECTED -> true;
            default -> false;
        };
    }
}
