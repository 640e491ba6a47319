package io.kanal.integration.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.kanal.edge.ProblemException.InvalidField;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What X's keys look like. It is judged leniently, for X promises no format and the proof is a call; what is plainly another
 * kind of key is named, because that is the usual mistake.
 */
enum KeyFormat {
    API_KEY("apiKey", "[A-Za-z0-9]{15,40}", "An API key has 15 to 40 letters and digits."),
    API_KEY_SECRET("apiKeySecret", "[A-Za-z0-9]{35,64}", "An API key secret has 35 to 64 letters and digits."),
    ACCESS_TOKEN(
            "accessToken",
            "[0-9]{1,19}-[A-Za-z0-9]{20,64}",
            "An access token is the account's number, a hyphen, and 20 to 64 letters and digits."),
    ACCESS_TOKEN_SECRET(
            "accessTokenSecret", "[A-Za-z0-9]{35,64}", "An access token secret has 35 to 64 letters and digits.");

    private static final int LONGEST = 128;
    private static final Pattern BEARER_TOKEN = Pattern.compile("(?:[Bb]earer\\s+)?A{15,}[A-Za-z0-9%+/=_-]{40,}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{20,80}={0,2}");
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{10,40}:\\d{1,3}:[a-z]{2}");

    private final String field;
    private final Pattern pattern;
    private final String hint;

    KeyFormat(String field, String pattern, String hint) {
        this.field = field;
        this.pattern = Pattern.compile(pattern);
        this.hint = hint;
    }

    /** What is wrong with a value that was typed into this field, if anything can be seen. */
    Optional<InvalidField> errorIn(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return error("required", "field is required");
        }
        if (BEARER_TOKEN.matcher(value).matches()) {
            return error("looks-like-bearer-token", "This looks like a bearer token, which is another key. " + hint);
        }
        if (looksLikeClientId(value)) {
            return error(
                    "looks-like-client-id", "This looks like an OAuth 2.0 client id, which is another key. " + hint);
        }
        if (value.length() > LONGEST) {
            return error("too-long", "This is too long. " + hint);
        }
        return pattern.matcher(value).matches() ? Optional.empty() : error("malformed", hint);
    }

    private Optional<InvalidField> error(String code, String message) {
        return Optional.of(new InvalidField(field, code, message));
    }

    /** A client id is base64 of some letters, a version and an application type, such as {@code ...:1:ci}. */
    private static boolean looksLikeClientId(String value) {
        if (!BASE64.matcher(value).matches()) {
            return false;
        }
        try {
            var decoded = Base64.getDecoder()
                    .decode(value.replace('-', '+').replace('_', '/').replace("=", ""));
            return CLIENT_ID.matcher(new String(decoded, ISO_8859_1)).matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
