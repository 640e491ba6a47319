package io.kanal.integration.connection;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/** Sends the trace context of the work on with the call that it leads to. */
final class TraceRelay implements ExchangeFilterFunction {

    private static final String TRACEPARENT = "traceparent";

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return Mono.deferContextual(context -> context.<String>getOrEmpty(TRACEPARENT)
                .map(traceparent -> next.exchange(ClientRequest.from(request)
                        .header(TRACEPARENT, traceparent)
                        .build()))
                .orElseGet(() -> next.exchange(request)));
    }
}
