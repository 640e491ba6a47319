package io.kanal.edge;

import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Hands a controller method the {@link ClientAddress} of the request. */
final class ClientAddressArgumentResolver implements HandlerMethodArgumentResolver {

    private final TrustedProxies proxies;

    ClientAddressArgumentResolver(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ClientAddress.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> proxies.clientOf(exchange.getRequest()));
    }
}
