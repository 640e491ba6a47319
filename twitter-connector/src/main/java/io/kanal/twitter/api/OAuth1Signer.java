package io.kanal.twitter.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs requests as OAuth 1.0a with HMAC-SHA1 asks (RFC 5849, and X's guide "Creating a signature"). */
final class OAuth1Signer {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Comparator<Parameter> BY_ENCODED_NAME = Comparator.comparing(
                    (Parameter parameter) -> encode(parameter.name()))
            .thenComparing(parameter -> encode(parameter.value()));

    private final Supplier<String> nonces;
    private final Clock clock;

    OAuth1Signer(Supplier<String> nonces, Clock clock) {
        this.nonces = nonces;
        this.clock = clock;
    }

    /** A signer for real calls. */
    static OAuth1Signer withRandomNonces(Clock clock) {
        var random = new SecureRandom();
        return new OAuth1Signer(
                () -> {
                    var bytes = new byte[16];
                    random.nextBytes(bytes);
                    return HexFormat.of().formatHex(bytes);
                },
                clock);
    }

    /** The Authorization header of a request that an app makes for an account. */
    String authorization(String method, String url, List<Parameter> parameters, XCredentials credentials) {
        return authorization(
                method,
                url,
                parameters,
                List.of(new Parameter("oauth_token", credentials.token())),
                credentials.app(),
                credentials.tokenSecret());
    }

    /** The Authorization header of a request that an app makes for itself, with OAuth parameters of its own. */
    String authorization(String method, String url, List<Parameter> parameters, List<Parameter> oauth, XApp app) {
        return authorization(method, url, parameters, oauth, app, null);
    }

    /**
     * The Authorization header.
     *
     * @param url the address without the query
     * @param parameters those of the query and of a form body; a JSON body is not signed
     * @param oauth the OAuth parameters beside those that every request has
     */
    String authorization(
            String method,
            String url,
            List<Parameter> parameters,
            List<Parameter> oauth,
            XApp app,
            @Nullable String tokenSecret) {
        var header = new ArrayList<>(oauth);
        header.add(new Parameter("oauth_consumer_key", app.key()));
        header.add(new Parameter("oauth_nonce", nonces.get()));
        header.add(new Parameter("oauth_signature_method", "HMAC-SHA1"));
        header.add(
                new Parameter("oauth_timestamp", Long.toString(clock.instant().getEpochSecond())));
        header.add(new Parameter("oauth_version", "1.0"));
        var base = baseString(method, url, Stream.concat(parameters.stream(), header.stream()));
        header.add(new Parameter("oauth_signature", hmac(base, app.secret(), tokenSecret)));
        return header.stream()
                .sorted(BY_ENCODED_NAME)
                .map(parameter -> "%s=\"%s\"".formatted(encode(parameter.name()), encode(parameter.value())))
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }

    private static String baseString(String method, String url, Stream<Parameter> parameters) {
        var joined = parameters
                .sorted(BY_ENCODED_NAME)
                .map(parameter -> encode(parameter.name()) + "=" + encode(parameter.value()))
                .collect(Collectors.joining("&"));
        return method.toUpperCase(Locale.ROOT) + "&" + encode(url) + "&" + encode(joined);
    }

    private static String hmac(String base, String appSecret, @Nullable String tokenSecret) {
        try {
            var key = encode(appSecret) + "&" + (tokenSecret == null ? "" : encode(tokenSecret));
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Percent-encodes all but RFC 3986's unreserved characters; a space is %20, never a plus. */
    static String encode(String text) {
        var encoded = new StringBuilder(text.length() + 16);
        for (var octet : text.getBytes(UTF_8)) {
            if (isUnreserved(octet)) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte octet) {
        return (octet >= 'A' && octet <= 'Z')
                || (octet >= 'a' && octet <= 'z')
                || (octet >= '0' && octet <= '9')
                || octet == '-'
                || octet == '.'
                || octet == '_'
                || octet == '~';
    }

    /** A parameter of a query, a form or the Authorization header, not encoded. */
    record Parameter(String name, String value) {}
}
