package io.kanal.sandbox.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every way X says no, with its body in both shapes. */
public enum XFailure {
    UNAUTHORIZED(401, "about:blank", "Unauthorized", "Unauthorized", 32, "Could not authenticate you."),
    INVALID_TOKEN(401, "about:blank", "Unauthorized", "Unauthorized", 89, "Invalid or expired token."),
    NO_AUTHENTICATION(401, "about:blank", "Unauthorized", "Unauthorized", 215, "Bad Authentication data."),
    CLOCK(401, "", "", "", 135, "Timestamp out of bounds."),
    CALLBACK_NOT_APPROVED(
            403,
            "",
            "",
            "",
            415,
            "Callback URL not approved for this client application. "
                    + "Approved callback URLs can be adjusted in your application settings"),
    BEARER(
            403,
            "unsupported-authentication",
            "Unsupported Authentication",
            "Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint.  Supported authentication "
                    + "types are [OAuth 1.0a User Context, OAuth 2.0 User Context].",
            220,
            "Your credentials do not allow access to this resource."),
    OUT_OF_CREDIT(402, "credits-depleted", "Payment Required", "credits depleted", 453, "credits depleted"),
    PERMISSION(
            403,
            "oauth1-permissions",
            "Forbidden",
            "Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.",
            93,
            "This application is not allowed to access or delete your direct messages."),
    NOT_ENROLLED(
            403,
            "client-forbidden",
            "Client Forbidden",
            "When authenticating requests to the Twitter API v2 endpoints, you must use keys and tokens from a "
                    + "Twitter developer App that is attached to a Project. You can create a project via the developer portal.",
            453,
            "You currently have access to a subset of X API V2 endpoints and limited v1.1 endpoints "
                    + "(e.g. media post, oauth) only. If you need access to this endpoint, you may need a different "
                    + "access level."),
    APP_SUSPENDED(
            403,
            "app-suspended",
            "Forbidden",
            "The application used for authentication is suspended.",
            416,
            "The application is suspended."),
    SUSPENDED(
            403,
            "user-suspended",
            "Forbidden",
            "The user used for authentication is suspended",
            64,
            "Your account is suspended and is not permitted to access this feature."),
    LOCKED(
            403,
            "about:blank",
            "Forbidden",
            "Your account is temporarily locked. Please log in to https://twitter.com to unlock your account.",
            326,
            "To protect our users from spam and other malicious activity, this account is temporarily locked. "
                    + "Please log in to https://twitter.com to unlock your account."),
    RECIPIENT_CLOSED(
            403,
            "about:blank",
            "Forbidden",
            "You do not have permission to DM one or more participants.",
            349,
            "You cannot send messages to this user."),
    DUPLICATE(403, "", "", "", 187, "Status is a duplicate."),
    NOT_FOUND(404, "about:blank", "Not Found", "Not Found", 34, "Sorry, that page does not exist."),
    TOO_MANY_REQUESTS(429, "about:blank", "Too Many Requests", "Too Many Requests", 88, "Rate limit exceeded"),
    USAGE_CAPPED(
            429,
            "usage-capped",
            "UsageCapExceeded",
            "Usage cap exceeded: Monthly product cap",
            88,
            "Rate limit exceeded"),
    SERVER_ERROR(
            500, "internal-error", "Internal Error", "Something went wrong. Please try again.", 131, "Internal error"),
    UNAVAILABLE(503, "about:blank", "Service Unavailable", "Service Unavailable", 130, "Over capacity");

    private final int status;
    private final String type;
    private final String title;
    private final String detail;
    private final int code;
    private final String message;

    XFailure(int status, String type, String title, String detail, int code, String message) {
        this.status = status;
        this.type = type;
        this.title = title;
        this.detail = detail;
        this.code = code;
        this.message = message;
    }

    /** The answer in that shape; some failures have one shape on every path. */
    public XAnswer answer(Style style, Switches switches) {
        return style == Style.V2 && !type.isEmpty() ? problem(switches) : legacy();
    }

    private XAnswer legacy() {
        var error = new LinkedHashMap<String, Object>();
        error.put("code", code);
        error.put("message", message);
        return XAnswer.json(legacyStatus(), Map.of("errors", List.of(error)));
    }

    /** The older calls disagree with the newer ones about a few numbers. */
    private int legacyStatus() {
        return switch (this) {
            case NO_AUTHENTICATION -> 400;
            case APP_SUSPENDED -> 401;
            case OUT_OF_CREDIT -> 402;
            default -> status;
        };
    }

    private XAnswer problem(Switches switches) {
        var body = new LinkedHashMap<String, Object>();
        if (this == OUT_OF_CREDIT && switches.oldNames()) {
            body.put("title", "CreditsDepleted");
            body.put("detail", "Your enrolled account does not have any credits to fulfill this request.");
            body.put("type", switches.problemType("credits"));
        } else {
            body.put("title", title);
            body.put("detail", detail);
            body.put("type", "about:blank".equals(type) ? type : switches.problemType(type));
        }
        body.put("status", status);
        body.putAll(more());
        return XAnswer.problem(status, body);
    }

    private Map<String, Object> more() {
        return switch (this) {
            case NOT_ENROLLED ->
                Map.of(
                        "reason", "client-not-enrolled",
                        "required_enrollment", "Appropriate Level of API Access",
                        "registration_url", "https://developer.x.com/en/docs/projects/overview");
            case USAGE_CAPPED -> Map.of("period", "Monthly", "scope", "Product");
            default -> Map.of();
        };
    }
}
