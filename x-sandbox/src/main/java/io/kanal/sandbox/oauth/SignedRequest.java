package io.kanal.sandbox.oauth;

import io.kanal.sandbox.oauth.Signature.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** What of a request its signature covers: method, address and all parameters, wherever they stand. */
record SignedRequest(String method, String url, List<Parameter> parameters) {

    static final String ATTRIBUTE = "io.kanal.sandbox.signed-request";

    private static final int LONGEST_FORM = 100_000;

    /** Reads the request; a form body is consumed by that. */
    static SignedRequest of(HttpServletRequest request) throws IOException {
        var parameters = new ArrayList<Parameter>();
        decode(request.getQueryString(), parameters);
        decodeHeader(authorization(request), parameters);
        if (isForm(request)) {
            var body = request.getInputStream().readNBytes(LONGEST_FORM);
            decode(new String(body, StandardCharsets.UTF_8), parameters);
        }
        return new SignedRequest(request.getMethod(), address(request), List.copyOf(parameters));
    }

    /** The API key that a request names, before anything is verified. */
    static Optional<String> claimedApiKey(HttpServletRequest request) {
        return claimed(request, "oauth_consumer_key");
    }

    /** The access token that a request names, before anything is verified. */
    static Optional<String> claimedToken(HttpServletRequest request) {
        return claimed(request, "oauth_token");
    }

    /** The value of a parameter that stands there once. */
    Optional<String> value(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    boolean repeatsAName() {
        var names = new HashSet<String>();
        return !parameters.stream().map(Parameter::name).allMatch(names::add);
    }

    String signature(String consumerSecret, String tokenSecret) {
        var signed = parameters.stream()
                .filter(parameter -> !"oauth_signature".equals(parameter.name()))
                .toList();
        return Signature.of(method, url, signed, consumerSecret, tokenSecret);
    }

    private static Optional<String> claimed(HttpServletRequest request, String name) {
        var parameters = new ArrayList<Parameter>();
        try {
            decode(request.getQueryString(), parameters);
            decodeHeader(authorization(request), parameters);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
        return new SignedRequest("", "", parameters).value(name);
    }

    private static String authorization(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header == null ? "" : header;
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase().startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** The address that was called: the host is the one the client named. */
    private static String address(HttpServletRequest request) {
        var scheme = request.getScheme().toLowerCase();
        var host = request.getHeader("Host");
        var authority = host == null ? request.getServerName() : host.toLowerCase();
        var usualPort = "https".equals(scheme) ? ":443" : ":80";
        if (authority.endsWith(usualPort)) {
            authority = authority.substring(0, authority.length() - usualPort.length());
        }
        return scheme + "://" + authority + request.getRequestURI();
    }

    private static void decode(@Nullable String form, List<Parameter> into) {
        if (form != null && !form.isEmpty()) {
            Arrays.stream(form.split("&"))
                    .filter(pair -> !pair.isEmpty())
                    .map(pair -> pair.split("=", 2))
                    .map(pair -> new Parameter(decoded(pair[0]), pair.length == 1 ? "" : decoded(pair[1])))
                    .forEach(into::add);
        }
    }

    private static void decodeHeader(String header, List<Parameter> into) {
        if (header.regionMatches(true, 0, "OAuth ", 0, 6)) {
            Arrays.stream(header.substring(6).split(","))
                    .map(String::strip)
                    .filter(pair -> !pair.isEmpty())
                    .map(pair -> pair.split("=", 2))
                    .filter(pair -> pair.length == 2 && !"realm".equals(pair[0]))
                    .map(pair -> new Parameter(percentDecoded(pair[0]), percentDecoded(unquoted(pair[1]))))
                    .forEach(into::add);
        }
    }

    private static String unquoted(String value) {
        var quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** In a header a plus is a plus. */
    private static String percentDecoded(String text) {
        return decoded(text.replace("+", "%2B"));
    }
}
