package io.kanal.twitter.api;

import io.kanal.twitter.api.OAuth1Signer.Parameter;
import io.kanal.twitter.api.XError.Malformed;
import io.kanal.twitter.api.XError.NoAnswer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import reactor.netty.resources.ConnectionProvider;

/** Carries signed requests to X and answers back. It follows no redirect: a signature belongs to one address. */
final class XTransport {

    private final WebClient http;
    private final OAuth1Signer signer;
    private final Clock clock;
    private final Duration callTimeout;
    private volatile Duration ahead = Duration.ZERO;

    XTransport(XProperties properties, OAuth1Signer signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
        this.callTimeout = properties.callTimeout();
        this.http = webClient(properties);
    }

    private static WebClient webClient(XProperties properties) {
        var connections = ConnectionProvider.builder("x")
                .maxConnections(properties.parallelCalls())
                .pendingAcquireTimeout(properties.connectTimeout())
                .maxIdleTime(Duration.ofSeconds(20))
                .build();
        var client = HttpClient.create(connections)
                .compress(true)
                .followRedirect(false)
                .disableRetry(true)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(properties.connectTimeout().toMillis()))
                .responseTimeout(properties.callTimeout());
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client))
                .codecs(codecs -> codecs.defaultCodecs()
                        .maxInMemorySize(
                                Math.toIntExact(properties.largestAnswer().toBytes())))
                .build();
    }

    /** X's clock, by what its last answer told. */
    Instant now() {
        return clock.instant().plus(ahead);
    }

    /** X tells whole seconds and answers travel, so that less than two seconds say nothing. */
    private void compareClocks(XLimits limits) {
        var difference = Duration.between(clock.instant(), limits.date());
        ahead = difference.abs().toSeconds() < 2 ? Duration.ZERO : difference;
    }

    /** A call on behalf of an account. */
    Mono<Answer> call(XRequest request, XCredentials credentials) {
        return Mono.defer(() -> {
            var authorization =
                    signer.authorization(request.method().name(), request.url(), request.query(), credentials);
            return exchange(request, authorization);
        });
    }

    /** A call of an app for itself. */
    Mono<Answer> call(XRequest request, List<Parameter> oauth, XApp app) {
        return Mono.defer(() -> {
            var authorization =
                    signer.authorization(request.method().name(), request.url(), request.query(), oauth, app);
            return exchange(request, authorization);
        });
    }

    private Mono<Answer> exchange(XRequest request, String authorization) {
        var call = http.method(request.method())
                .uri(request.address())
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .accept(MediaType.APPLICATION_JSON, MediaType.ALL);
        if (request.json() != null) {
            call.contentType(MediaType.APPLICATION_JSON).bodyValue(request.json());
        }
        return call.exchangeToMono(this::answer)
                .timeout(callTimeout)
                .onErrorMap(failure -> !(failure instanceof XApiException), XTransport::translate);
    }

    private Mono<Answer> answer(ClientResponse response) {
        var status = response.statusCode().value();
        var limits = XLimits.of(response.headers().asHttpHeaders(), clock);
        compareClocks(limits);
        return response.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]).map(body -> {
            if (status >= 200 && status < 300) {
                return new Answer(status, body, limits);
            }
            throw new XApiException(ErrorAnswer.read(status, body, limits), limits);
        });
    }

    /** The cause is left out: what libraries say about a request may quote its headers. */
    private static XApiException translate(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataBufferLimitException) {
                return new XApiException(new Malformed(200));
            }
            if (cannotHaveReachedX(cause)) {
                return new XApiException(new NoAnswer(true));
            }
        }
        return new XApiException(new NoAnswer(false));
    }

    private static boolean cannotHaveReachedX(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof SSLHandshakeException
                || cause instanceof PoolAcquireTimeoutException
                || cause instanceof PoolAcquirePendingLimitException;
    }

    /** An answer with a status of success. */
    record Answer(int status, byte[] body, XLimits limits) {}

    /** A request that is not signed yet. */
    record XRequest(HttpMethod method, URI baseUrl, String path, List<Parameter> query, byte @Nullable [] json) {

        String url() {
            return baseUrl + path;
        }

        URI address() {
            var encoded = query.stream()
                    .map(parameter ->
                            OAuth1Signer.encode(parameter.name()) + "=" + OAuth1Signer.encode(parameter.value()))
                    .collect(Collectors.joining("&"));
            return URI.create(encoded.isEmpty() ? url() : url() + "?" + encoded);
        }
    }
}
