package io.kanal.twitter.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kanal.twitter.api.XError.*;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The one place that knows X's error answers: numbered errors of v1.1, problem details of v2 under both hosts, and plain text.
 * The most exact sign counts: first a number, then the problem's type, then words, then the status.
 */
final class ErrorAnswer {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PAUSE_WITHOUT_HEADERS = Duration.ofMinutes(1);

    private final int status;
    private final JsonNode body;
    private final String words;
    private final @Nullable XLimits limits;

    private ErrorAnswer(int status, JsonNode body, String words, @Nullable XLimits limits) {
        this.status = status;
        this.body = body;
        this.words = words;
        this.limits = limits;
    }

    /** What an answer with this status and body means. */
    static XError read(int status, byte[] body, @Nullable XLimits limits) {
        var json = parse(body);
        return new ErrorAnswer(status, json, wordsOf(json, body), limits).meaning();
    }

    /** What a numbered error means, where only status and number are known. */
    static XError read(int status, int code) {
        var error = new ErrorAnswer(status, MissingNode.getInstance(), "", null);
        var numbered = error.ofCode(code);
        return numbered == null ? error.ofStatus() : numbered;
    }

    /** What an answer of 200 means that has errors and no data. */
    static XError ofErrorsAlone(JsonNode body, XLimits limits) {
        var first = body.path("errors").path(0);
        return new ErrorAnswer(200, first, wordsOf(first, new byte[0]), limits).meaning();
    }

    private XError meaning() {
        for (var numbered : body.path("errors")) {
            var known = ofCode(numbered.path("code").asInt(-1));
            if (known != null) {
                return known;
            }
        }
        var typed = ofType(lastSegment(body.path("type").asString("")));
        if (typed != null) {
            return typed;
        }
        var worded = ofWords();
        return worded == null ? ofStatus() : worded;
    }

    private @Nullable XError ofCode(int code) {
        return switch (code) {
            case 32, 89, 99 -> new Unauthorized();
            case 34, 50, 144 -> new NotFound();
            case 63, 150, 151, 214, 349 -> new RecipientClosed();
            case 64 -> new AccountSuspended();
            case 68, 251 -> new Retired();
            case 88 -> limited();
            case 93 -> new NoDmPermission();
            case 130, 131 -> new Unavailable(status);
            case 135 -> new ClockWrong();
            case 136 -> new RecipientBlocked();
            case 185 -> new DailyLimit(pauseOrNull());
            case 187 -> new Duplicate();
            case 215, 324, 325 -> new BadRequest(Set.of());
            case 220, 476 -> new Forbidden();
            case 226 -> new LooksAutomated();
            case 261 -> new NoWritePermission();
            case 326 -> new AccountLocked();
            case 354 -> new TooLong();
            case 415, 417 -> new CallbackNotApproved();
            case 416 -> new AppSuspended();
            case 453 -> new NotEnrolled(null);
            default -> null;
        };
    }

    private @Nullable XError ofType(String type) {
        return switch (type) {
            case "credits", "credits-depleted" -> new OutOfCredit();
            case "oauth1-permissions" -> new NoDmPermission();
            case "client-forbidden" -> new NotEnrolled(textOrNull(body.path("registration_url")));
            case "user-suspended" -> new AccountSuspended();
            case "app-suspended", "client-suspended" -> new AppSuspended();
            case "usage-capped" -> new UsageCapped(textOrNull(body.path("period")), textOrNull(body.path("scope")));
            case "rate-limit-exceeded" -> limited();
            case "resource-not-found" -> new NotFound();
            case "invalid-request" -> new BadRequest(blamedParameters());
            case "unsupported-authentication",
                    "not-authorized-for-resource",
                    "not-authorized-for-field",
                    "disallowed-resource" -> new Forbidden();
            case "internal-error", "resource-unavailable", "service-unavailable" -> new Unavailable(status);
            default -> null;
        };
    }

    private @Nullable XError ofWords() {
        if (words.contains("temporarily locked")) {
            return new AccountLocked();
        }
        if (words.contains("permission to dm one or more participants")) {
            return new RecipientClosed();
        }
        // Only of X itself: a page of a firewall in between says so of us.
        if (!body.isMissingNode() && words.contains("have been blocked")) {
            return new RecipientBlocked();
        }
        if (words.contains("oauth1 app permissions")) {
            return new NoDmPermission();
        }
        if (words.contains("is suspended")) {
            return new AccountSuspended();
        }
        if (words.contains("callback url not approved")) {
            return new CallbackNotApproved();
        }
        return null;
    }

    private XError ofStatus() {
        return switch (status) {
            case 400, 422 -> new BadRequest(blamedParameters());
            case 401 -> new Unauthorized();
            case 402 -> new OutOfCredit();
            case 403 -> new Forbidden();
            case 404 -> new NotFound();
            case 410 -> new Retired();
            case 429 -> limited();
            default -> status >= 500 ? new Unavailable(status) : new Malformed(status);
        };
    }

    private XError limited() {
        var exhausted = limits == null ? null : limits.exhausted();
        if (limits == null || exhausted == null) {
            return new RateLimited(PAUSE_WITHOUT_HEADERS);
        }
        var pause = limits.pauseFor(exhausted);
        return exhausted.equals(limits.window()) ? new RateLimited(pause) : new DailyLimit(pause);
    }

    private @Nullable Duration pauseOrNull() {
        var exhausted = limits == null ? null : limits.exhausted();
        return limits == null || exhausted == null ? null : limits.pauseFor(exhausted);
    }

    private Set<String> blamedParameters() {
        var blamed = new LinkedHashSet<String>();
        for (var error : body.path("errors")) {
            error.path("parameters").propertyNames().forEach(blamed::add);
            if (error.path("parameter").isString()) {
                blamed.add(error.path("parameter").asString());
            }
        }
        if (body.path("parameter").isString()) {
            blamed.add(body.path("parameter").asString());
        }
        return blamed;
    }

    private static JsonNode parse(byte[] body) {
        try {
            var json = JSON.readTree(body);
            return json.isObject() ? json : MissingNode.getInstance();
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static String wordsOf(JsonNode json, byte[] body) {
        if (json.isMissingNode()) {
            return new String(body, 0, Math.min(body.length, 2_000), UTF_8).toLowerCase(java.util.Locale.ROOT);
        }
        var message = json.path("errors").path(0).path("message").asString("");
        return String.join(
                        " ",
                        List.of(
                                json.path("title").asString(""),
                                json.path("detail").asString(""),
                                message))
                .toLowerCase(java.util.Locale.ROOT);
    }

    private static String lastSegment(String type) {
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }
}
