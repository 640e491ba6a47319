package io.kanal.gateway.origin;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The one origin at which people use Kanal.
 *
 * @param url such as {@code https://kanal.example}
 */
@ConfigurationProperties("kanal.public")
public record PublicUrl(URI url) {

    /** Checks that it is an origin: scheme, host, perhaps a port, nothing else. */
    public PublicUrl {
        var path = url.getPath();
        if (url.getHost() == null
                || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                || !(path.isEmpty() || path.equals("/"))
                || url.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "KANAL_PUBLIC_URL must be like https://kanal.example, without a path, but is " + url);
        }
    }

    /** Whether browsers come by https; cookies are Secure exactly then. */
    public boolean isHttps() {
        return "https".equals(url.getScheme());
    }

    /** Whether a request's host is this one; a request that names none counts as here. */
    boolean isAt(@Nullable String host) {
        return host == null || normalized(host).equals(normalized(url.getRawAuthority()));
    }

    /** The address here of a path and a query. */
    URI at(String rawPath, @Nullable String rawQuery) {
        return URI.create(
                url.getScheme() + "://" + url.getRawAuthority() + rawPath + (rawQuery == null ? "" : "?" + rawQuery));
    }

    private String normalized(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        var defaultPort = isHttps() ? ":443" : ":80";
        return lower.endsWith(defaultPort) ? lower.substring(0, lower.length() - defaultPort.length()) : lower;
    }
}
