package io.kanal.twitter.authorization;

import io.kanal.contracts.Failure;
import io.kanal.contracts.FieldError;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.twitter.api.XError;
import io.kanal.twitter.api.XError.*;
import io.kanal.twitter.credential.OpenedCredential.Reason;
import java.util.List;

/** Says in plain words why an account cannot be connected, and who can do what about it. */
final class Explanation {

    private Explanation() {}

    /** Whether X may judge otherwise later, without anybody changing what was entered. */
    static boolean isPassing(XError error) {
        return switch (error) {
            case OutOfCredit e -> true;
            case RateLimited e -> true;
            case UsageCapped e -> true;
            case DailyLimit e -> true;
            case ClockWrong e -> true;
            case Unavailable e -> true;
            case NoAnswer e -> true;
            case Malformed e -> true;
            case Busy e -> true;
            default -> false;
        };
    }

    static Failure of(XError error, ConnectionMethod method) {
        return switch (error) {
            case Unauthorized e -> unauthorized(method);
            case AppKeysWrong e -> appKeysWrong(method);
            case NoDmPermission e -> noDmPermission(method);
            case NotEnrolled e ->
                Failure.of(
                        "app-not-enrolled",
                        "The developer app is in no plan of X that allows direct messages.",
                        "Add the app to a project with pay-per-use at console.x.com, then try again.");
            case OutOfCredit e ->
                Failure.of(
                        "out-of-credit",
                        "The developer app has no credit at X.",
                        "Add credit at console.x.com. It goes on by itself then.");
            case AccountSuspended e ->
                Failure.of("account-suspended", "X has suspended the account.", "Appeal at x.com, then try again.");
            case AppSuspended e ->
                Failure.of(
                        "app-suspended",
                        "X has suspended the developer app.",
                        "See console.x.com for the reason, then try again.");
            case AccountLocked e ->
                Failure.of(
                        "account-locked",
                        "X has locked the account for now.",
                        "Sign in to the account at x.com, unlock it there, then try again.");
            case RateLimited e ->
                Failure.of("rate-limited", "X wants a pause.", "Wait. It goes on by itself in a few minutes.");
            case DailyLimit e -> Failure.of("daily-limit", "X's limit for 24 hours is reached.", "Try again tomorrow.");
            case UsageCapped e ->
                Failure.of(
                        "usage-capped",
                        "The usage cap of the developer app's plan is reached.",
                        "Raise the cap at console.x.com, or wait until the next period.");
            case ClockWrong e ->
                Failure.of(
                        "clock-wrong",
                        "The clock of this server differs too much from X's.",
                        "Ask whoever runs this installation to set the clock.");
            case CallbackNotApproved e ->
                Failure.of(
                        "callback-not-approved",
                        "X does not accept this installation's callback address.",
                        "Ask whoever runs this installation to add the address to the app at console.x.com.");
            case Unavailable e -> xUnreachable();
            case NoAnswer e -> xUnreachable();
            case Malformed e -> xUnreachable();
            case Busy e -> xUnreachable();
            case NoWritePermission e -> refused();
            case RecipientClosed e -> refused();
            case RecipientBlocked e -> refused();
            case LooksAutomated e -> refused();
            case Duplicate e -> refused();
            case TooLong e -> refused();
            case NotFound e -> refused();
            case Retired e -> refused();
            case Forbidden e -> refused();
            case BadRequest e -> refused();
        };
    }

    static Failure of(Reason reason) {
        return Failure.of(
                reason.code(),
                "The credentials that were entered cannot be used any more.",
                "Connect the account again.");
    }

    static Failure answerLost() {
        return Failure.of(
                "answer-lost", "X's answer to the sign-in was lost on the way.", "Try again. Nothing was connected.");
    }

    static Failure otherBrowser() {
        return Failure.of(
                "other-browser",
                "X was answered in another browser than the one in which the connection was started."
                        + " Nothing was connected.",
                "Start again, and sign in at X in the tab that opens.");
    }

    static Failure anotherAccount() {
        return failure(
                "access-token-wrong",
                "The access token does not belong to the account that X names.",
                "Copy access token and secret again from console.x.com.",
                List.of("accessToken", "accessTokenSecret"));
    }

    static Failure xUnreachable() {
        return Failure.of(
                "x-unreachable", "X cannot be reached at the moment.", "Wait a little; if it stays, try again later.");
    }

    private static Failure refused() {
        return Failure.of("x-refused", "X refused to connect the account.", "Try again later.");
    }

    private static Failure unauthorized(ConnectionMethod method) {
        return switch (method) {
            case LOGIN ->
                Failure.of(
                        "login-refused",
                        "X did not accept the sign-in. It may have taken too long, or it was used before.",
                        "Try again.");
            case DEVELOPER_APP ->
                failure(
                        "access-token-wrong",
                        "X does not accept the access token with its secret.",
                        "Copy access token and secret again from console.x.com, or generate new ones.",
                        List.of("accessToken", "accessTokenSecret"));
        };
    }

    private static Failure appKeysWrong(ConnectionMethod method) {
        return switch (method) {
            case LOGIN ->
                Failure.of(
                        "app-keys-wrong",
                        "X does not accept the keys of this installation's app.",
                        "Ask whoever runs this installation to check the app's keys.");
            case DEVELOPER_APP ->
                failure(
                        "app-keys-wrong",
                        "X does not accept the API key with its secret.",
                        "Copy API key and secret again from console.x.com, or generate new ones.",
                        List.of("apiKey", "apiKeySecret"));
        };
    }

    private static Failure noDmPermission(ConnectionMethod method) {
        return switch (method) {
            case LOGIN ->
                Failure.of(
                        "no-dm-permission",
                        "This installation's app may not read direct messages.",
                        "Ask whoever runs this installation to give the app the permission"
                                + " \"Read and write and Direct message\", then sign in again.");
            case DEVELOPER_APP ->
                failure(
                        "no-dm-permission",
                        "The app, or this access token, may not read direct messages.",
                        "Give the app the permission \"Read and write and Direct message\" at console.x.com,"
                                + " then generate a new access token.",
                        List.of("accessToken"));
        };
    }

    private static Failure failure(String code, String message, String remedy, List<String> fields) {
        var errors = fields.stream()
                .map(field -> new FieldError(field, code, message))
                .toList();
        return new Failure(code, message, remedy, errors);
    }
}
