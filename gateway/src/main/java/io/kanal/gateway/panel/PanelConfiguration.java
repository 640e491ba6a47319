package io.kanal.gateway.panel;

import io.kanal.gateway.origin.Pages;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.resource.EncodedResourceResolver;
import reactor.core.publisher.Mono;

/**
 * Serves the panel. Files with hashed names are kept for a year; a page is asked for anew each time, and a page's path that
 * has no file of its own is the panel's to show.
 */
@Configuration(proxyBeanMethods = false)
class PanelConfiguration implements WebFluxConfigurer {

    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final Set<String> ALWAYS_PAGES = Set.of("/", "/connecting");

    private final String files;
    private final ResourceLoader loader;

    PanelConfiguration(PanelProperties properties, ResourceLoader loader) {
        this.files = properties.location();
        this.loader = loader;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(files + "assets/")
                .setCacheControl(CacheControl.maxAge(A_YEAR).cachePublic().immutable())
                .resourceChain(false)
                // The build has written each file compressed beside itself.
                .addResolver(new EncodedResourceResolver());
        registry.addResourceHandler("/**").addResourceLocations(files).setCacheControl(CacheControl.noCache());
    }

    @Bean
    RouterFunction<ServerResponse> pages() {
        return RouterFunctions.route(
                RequestPredicates.all().and(PanelConfiguration::isPage), request -> page(request.path()));
    }

    private static boolean isPage(ServerRequest request) {
        return Pages.asksForOne(request.exchange().getRequest())
                && (ALWAYS_PAGES.contains(request.path()) || isNamedLikePage(request));
    }

    private static boolean isNamedLikePage(ServerRequest request) {
        var path = request.path();
        var lastPart = path.substring(path.lastIndexOf('/') + 1);
        return lastPart.indexOf('.') < 0
                && request.headers().accept().stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
    }

    private Mono<ServerResponse> page(String path) {
        var own = file(path.substring(1) + ".html");
        return ServerResponse.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .bodyValue(!path.equals("/") && own.isReadable() ? own : file("index.html"));
    }

    private Resource file(String path) {
        return loader.getResource(files + path);
    }
}
