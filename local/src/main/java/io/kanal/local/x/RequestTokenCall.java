package io.kanal.local.x;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The call that begins a login at X: signed with the app's keys alone (OAuth 1.0a, HMAC-SHA1). */
final class RequestTokenCall {

    private static final Duration LIMIT = Duration.ofSeconds(4);

    private final URI address;
    private final String apiKey;
    private final String apiKeySecret;

    RequestTokenCall(URI address, String apiKey, String apiKeySecret) {
        this.address = address;
        this.apiKey = apiKey;
        this.apiKeySecret = apiKeySecret;
    }

    HttpRequest with(String callback, String nonce, long epochSeconds) {
        return HttpRequest.newBuilder(address)
                .timeout(LIMIT)
                .header("Authorization", authorization(callback, nonce, epochSeconds))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
    }

    String authorization(String callback, String nonce, long epochSeconds) {
        var parameters = new TreeMap<>(Map.of(
                "oauth_callback",
                callback,
                "oauth_consumer_key",
                apiKey,
                "oauth_nonce",
                nonce,
                "oauth_signature_method",
                "HMAC-SHA1",
                "oauth_timestamp",
                Long.toString(epochSeconds),
                "oauth_version",
                "1.0"));
        var signature = sign("POST&" + encode(address.toString()) + "&" + encode(joined(parameters, "%s=%s", "&")));
        parameters.put("oauth_signature", signature);
        return "OAuth " + joined(parameters, "%s=\"%s\"", ", ");
    }

    private static String joined(Map<String, String> parameters, String pair, String separator) {
        return parameters.entrySet().stream()
                .map(each -> pair.formatted(each.getKey(), encode(each.getValue())))
                .collect(Collectors.joining(separator));
    }

    private String sign(String base) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec((encode(apiKeySecret) + "&").getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 3986: only letters, digits and {@code -._~} stay. */
    private static String encode(String value) {
        return URLEncoder.encode(value, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
