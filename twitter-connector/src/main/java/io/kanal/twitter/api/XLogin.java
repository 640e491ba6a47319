package io.kanal.twitter.api;

import io.kanal.twitter.api.XError.Malformed;
import io.kanal.twitter.api.XError.NoAnswer;
import java.io.File;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import twitter4j.OAuthAuthorization;
import twitter4j.TwitterException;

/**
 * The three steps of X's login, with the installation's own app. twitter4j does them; it blocks, so each step runs on a virtual
 * thread of its own. It must see no settings but ours: it would take another tenant's token from the environment.
 */
@Component
public class XLogin {

    static {
        // The JDK sends a POST again whose connection broke without an answer; a verifier counts only once.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final XProperties properties;
    private final XGuard guard;
    private final Scheduler threads = Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());

    @Autowired
    XLogin(XProperties properties, XGuard guard) {
        refuseSettingsFromOutside(
                Stream.concat(System.getProperties().stringPropertyNames().stream(), System.getenv().keySet().stream()),
                Stream.of(
                        new File("twitter4j.properties").exists(),
                        new File("WEB-INF/twitter4j.properties").exists(),
                        XLogin.class.getResource("/twitter4j.properties") != null,
                        XLogin.class.getResource("/WEB-INF/twitter4j.properties") != null));
        this.properties = properties;
        this.guard = guard;
    }

    static void refuseSettingsFromOutside(Stream<String> names, Stream<Boolean> files) {
        names.filter(name -> name.startsWith("twitter4j.") || name.startsWith("twitter4j_"))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalStateException(
                            "The setting %s must not be there: Kanal sets twitter4j up itself".formatted(name));
                });
        if (files.anyMatch(there -> there)) {
            throw new IllegalStateException("twitter4j.properties must not be there: Kanal sets twitter4j up itself");
        }
    }

    /**
     * A login that has begun.
     *
     * @param token the request token
     * @param secret its secret
     * @param authorizeUrl where the person signs in
     */
    public record Begun(String token, String secret, URI authorizeUrl) {

        @Override
        public String toString() {
            return "Begun[]";
        }
    }

    /**
     * A login that X granted.
     *
     * @param credentials what calls for the account are signed with
     * @param userId the account
     */
    public record Granted(XCredentials credentials, String userId) {}

    /** Asks X for a request token; a login must come back to the callback address. */
    public Mono<Begun> begin(String callbackUrl) {
        return call(() -> {
            var token = authorization(new Properties()).getOAuthRequestToken(callbackUrl);
            return new Begun(
                    required(token.getToken()),
                    required(token.getTokenSecret()),
                    URI.create(token.getAuthorizationURL() + "&force_login=true"));
        });
    }

    /** Turns what the browser brought into an access token. X does so once, so this is never tried again. */
    public Mono<Granted> finish(String requestToken, String requestSecret, String verifier) {
        return call(() -> {
            var request = new Properties();
            request.setProperty("oauth.accessToken", requestToken);
            request.setProperty("oauth.accessTokenSecret", requestSecret);
            var answer = authorization(request).getOAuthAccessToken(verifier);
            var token = required(answer.getToken());
            var credentials = new XCredentials(properties.app(), token, required(answer.getTokenSecret()));
            return new Granted(credentials, userOf(answer.getUserId(), token));
        });
    }

    /** X writes the account's id in front of its tokens, and does not always name it beside them. */
    private static String userOf(long named, String token) {
        return named > 0 ? Long.toString(named) : token.substring(0, Math.max(0, token.indexOf('-')));
    }

    /** twitter4j takes a redirect, or an answer without a token, for a success. */
    private static String required(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new XApiException(new Malformed(200));
        }
        return text;
    }

    private OAuthAuthorization authorization(Properties settings) {
        var app = properties.app();
        settings.setProperty("oauth.consumerKey", app.key());
        settings.setProperty("oauth.consumerSecret", app.secret());
        settings.setProperty("oauth.requestTokenURL", app.baseUrl() + "/oauth/request_token");
        settings.setProperty("oauth.accessTokenURL", app.baseUrl() + "/oauth/access_token");
        settings.setProperty("oauth.authorizationURL", properties.pagesUrl() + "/oauth/authorize");
        settings.setProperty("oauth.authenticationURL", properties.pagesUrl() + "/oauth/authenticate");
        settings.setProperty(
                "http.connectionTimeout",
                Long.toString(properties.connectTimeout().toMillis()));
        settings.setProperty(
                "http.readTimeout", Long.toString(properties.callTimeout().toMillis()));
        settings.setProperty("http.retryCount", "0");
        return OAuthAuthorization.newBuilder().load(settings).build();
    }

    private <T> Mono<T> call(Callable<T> step) {
        var call = Mono.fromCallable(step)
                .subscribeOn(threads)
                .timeout(properties.callTimeout())
                .onErrorMap(XLogin::translate);
        return guard.once(properties.baseUrl(), call);
    }

    /** The cause is left out: twitter4j quotes addresses and answers. */
    private static XApiException translate(Throwable failure) {
        if (failure instanceof XApiException known) {
            return known;
        }
        if (failure instanceof TwitterException answer && answer.getStatusCode() > 0) {
            return new XApiException(XError.numbered(answer.getStatusCode(), answer.getErrorCode()));
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return new XApiException(new NoAnswer(true));
            }
        }
        return new XApiException(new NoAnswer(false));
    }
}
