package io.kanal.twitter.condition;

import static io.kanal.contracts.channel.ChannelStatus.LIMITED;
import static io.kanal.contracts.channel.ChannelStatus.NEEDS_REAUTHORIZATION;
import static io.kanal.contracts.channel.ChannelStatus.OUT_OF_CREDIT;
import static io.kanal.contracts.channel.ChannelStatus.SUSPENDED;
import static io.kanal.contracts.channel.ChannelStatus.X_UNREACHABLE;

import io.kanal.contracts.channel.Actor;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.channel.StatusCause;
import io.kanal.twitter.api.XError;
import io.kanal.twitter.credential.OpenedCredential.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Everything that can keep an account from being read, with what to do about it and who can. */
public enum Cause {
    ACCESS_REVOKED(
            NEEDS_REAUTHORIZATION,
            "access-revoked",
            Actor.SUPERVISOR,
            "X no longer accepts this account's access.",
            "Connect the account again."),
    APP_KEYS_WRONG(
            NEEDS_REAUTHORIZATION,
            "app-keys-wrong",
            null,
            "X no longer knows the developer app by its API key and secret.",
            "Look up the app's current API key and secret at X, and connect the account again."),
    NO_DM_PERMISSION(
            NEEDS_REAUTHORIZATION,
            "no-dm-permission",
            null,
            "The developer app may not read direct messages.",
            "Set the app's permission at X to \"Read, write, and Direct Messages\", then connect the account again."),
    KEY_LOST(
            NEEDS_REAUTHORIZATION,
            "key-lost",
            Actor.SUPERVISOR,
            "The stored access of this account can no longer be opened.",
            "Connect the account again."),
    APP_CHANGED(
            NEEDS_REAUTHORIZATION,
            "app-changed",
            Actor.SUPERVISOR,
            "This account was connected with another app than the one in use now.",
            "Connect the account again."),
    X_CHANGED(
            NEEDS_REAUTHORIZATION,
            "x-changed",
            Actor.SUPERVISOR,
            "This account was connected at another address of X than the one in use now.",
            "Connect the account again."),
    CREDENTIAL_MISSING(
            NEEDS_REAUTHORIZATION,
            "credential-missing",
            Actor.SUPERVISOR,
            "There is no stored access for this account.",
            "Connect the account again."),
    OUT_OF_CREDIT_AT_X(
            OUT_OF_CREDIT,
            "out-of-credit",
            null,
            "The developer app has no credit left at X.",
            "Buy credit for the app in X's developer console. Reading goes on by itself."),
    ACCOUNT_SUSPENDED(
            SUSPENDED,
            "account-suspended",
            Actor.X_ACCOUNT_HOLDER,
            "X has suspended this account.",
            "Sign in to X as this account and follow what X says there."),
    ACCOUNT_LOCKED(
            SUSPENDED,
            "account-locked",
            Actor.X_ACCOUNT_HOLDER,
            "X has locked this account for the moment.",
            "Sign in to X as this account and unlock it."),
    APP_SUSPENDED(
            SUSPENDED,
            "app-suspended",
            null,
            "X has suspended the developer app.",
            "Look into X's developer console for the reason, and write to X from there."),
    APP_NOT_ENROLLED(
            SUSPENDED,
            "app-not-enrolled",
            null,
            "The developer app is in no plan of X that has direct messages.",
            "Add the app to a project with a plan in X's developer console."),
    USAGE_CAP(
            LIMITED,
            "usage-cap",
            null,
            "The usage cap of the app's plan at X is reached.",
            "Raise the cap in X's developer console, or wait until the period ends."),
    DAILY_LIMIT(
            LIMITED,
            "daily-limit",
            Actor.NOBODY,
            "X's limit for 24 hours is reached.",
            "Wait. Reading goes on by itself."),
    READ_LIMIT(
            LIMITED,
            "read-limit",
            Actor.NOBODY,
            "X allows so few requests at the moment that messages arrive more than five minutes late.",
            "Wait, and look whether other programs use the same app and account."),
    UNREACHABLE(X_UNREACHABLE, "x-unreachable", Actor.NOBODY, "X does not answer.", "Wait. Reading goes on by itself."),
    CLOCK_WRONG(
            X_UNREACHABLE,
            "clock-wrong",
            Actor.OPERATOR,
            "X refuses our requests because the clock of this installation is wrong.",
            "Set the clock of the server."),
    REFUSED(
            X_UNREACHABLE,
            "x-refuses",
            Actor.OPERATOR,
            "X refuses to hand out this account's messages, for a reason we do not know.",
            "Look into the logs of twitter-connector, and whether X has changed its API.");

    private final ChannelStatus status;
    private final String code;
    private final @Nullable Actor actor;
    private final String message;
    private final String remedy;

    Cause(ChannelStatus status, String code, @Nullable Actor actor, String message, String remedy) {
        this.status = status;
        this.code = code;
        this.actor = actor;
        this.message = message;
        this.remedy = remedy;
    }

    /** What an error means for the account; null if it says nothing about it. */
    public static @Nullable Cause of(XError error) {
        return switch (error) {
            case XError.Unauthorized ignored -> ACCESS_REVOKED;
            case XError.AppKeysWrong ignored -> APP_KEYS_WRONG;
            case XError.NoDmPermission ignored -> NO_DM_PERMISSION;
            case XError.NotEnrolled ignored -> APP_NOT_ENROLLED;
            case XError.OutOfCredit ignored -> OUT_OF_CREDIT_AT_X;
            case XError.AccountSuspended ignored -> ACCOUNT_SUSPENDED;
            case XError.AppSuspended ignored -> APP_SUSPENDED;
            case XError.AccountLocked ignored -> ACCOUNT_LOCKED;
            case XError.UsageCapped ignored -> USAGE_CAP;
            case XError.DailyLimit ignored -> DAILY_LIMIT;
            case XError.ClockWrong ignored -> CLOCK_WRONG;
            case XError.Unavailable ignored -> UNREACHABLE;
            case XError.NoAnswer ignored -> UNREACHABLE;
            case XError.Malformed ignored -> UNREACHABLE;
            case XError.RateLimited ignored -> null;
            case XError.Busy ignored -> null;
            case XError.NoWritePermission ignored -> REFUSED;
            case XError.RecipientClosed ignored -> REFUSED;
            case XError.RecipientBlocked ignored -> REFUSED;
            case XError.LooksAutomated ignored -> REFUSED;
            case XError.Duplicate ignored -> REFUSED;
            case XError.TooLong ignored -> REFUSED;
            case XError.NotFound ignored -> REFUSED;
            case XError.CallbackNotApproved ignored -> REFUSED;
            case XError.Retired ignored -> REFUSED;
            case XError.Forbidden ignored -> REFUSED;
            case XError.BadRequest ignored -> REFUSED;
        };
    }

    /** What a credential that cannot be used means for the account. */
    public static Cause of(Reason reason) {
        return switch (reason) {
            case KEY_LOST -> KEY_LOST;
            case APP_CHANGED -> APP_CHANGED;
            case X_CHANGED -> X_CHANGED;
            case MISSING -> CREDENTIAL_MISSING;
        };
    }

    /** What the channel can do meanwhile. */
    public ChannelStatus status() {
        return status;
    }

    /** Whether X has to be asked again to see that it has passed; only what we reckon ourselves has not. */
    public boolean isProbed() {
        return this != READ_LIMIT;
    }

    /** Whether it may be over in a moment. */
    public boolean isOutage() {
        return this == UNREACHABLE;
    }

    /** The cause in words; what lies with the app is the app's owner's to mend. */
    public StatusCause since(Instant since, ConnectionMethod method) {
        return new StatusCause(code, message, remedy, since, actor == null ? ownerOfApp(method) : actor);
    }

    private static Actor ownerOfApp(ConnectionMethod method) {
        return switch (method) {
            case LOGIN -> Actor.OPERATOR;
            case DEVELOPER_APP -> Actor.SUPERVISOR;
        };
    }
}
