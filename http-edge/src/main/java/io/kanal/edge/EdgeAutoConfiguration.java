package io.kanal.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.module.SimpleModule;

/** Makes a service an OAuth 2.0 resource server whose errors are problem details. */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration")
@EnableConfigurationProperties({AccessProperties.class, MetricsProperties.class, ProxyProperties.class})
@Import({
    ProblemAdvice.class,
    EscapedFailures.class,
    NullCharacterFilter.class,
    SecurityProblems.class,
    SlowAnswers.class,
    TraceparentFilter.class
})
class EdgeAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ReactiveJwtDecoder jwtDecoder(AccessProperties properties, OAuth2TokenValidator<Jwt> accessTokenValidator) {
        var millis = Math.toIntExact(properties.timeout().toMillis());
        var http = HttpClient.create()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, millis)
                .responseTimeout(properties.timeout());
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(
                        properties.jwksUri().toString())
                .webClient(WebClient.builder()
                        .clientConnector(new ReactorClientHttpConnector(http))
                        .build())
                .build();
        decoder.setJwtValidator(accessTokenValidator);
        return token ->
                decoder.decode(token).onErrorMap(e -> !(e instanceof JwtException), EdgeAutoConfiguration::keysAway);
    }

    private static AuthenticationServiceException keysAway(Throwable cause) {
        return new AuthenticationServiceException("The keys of access tokens cannot be had", cause);
    }

    /** Checks issuer, audience and expiry of an access token. */
    @Bean
    OAuth2TokenValidator<Jwt> accessTokenValidator(AccessProperties properties) {
        return new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(properties.issuer()),
                new JwtAudienceValidator(properties.audience()));
    }

    @Bean
    SecurityWebFilterChain securityFilterChain(
            ServerHttpSecurity http, ObjectProvider<PublicPaths> publicPaths, SecurityProblems problems) {
        var open = new ArrayList<>(List.of("/actuator/health/**", "/actuator/health", "/actuator/prometheus"));
        publicPaths.ifAvailable(paths -> open.addAll(paths.patterns()));
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .authorizeExchange(exchange -> exchange.pathMatchers(open.toArray(String[]::new))
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .oauth2ResourceServer(server ->
                        server.jwt(jwt -> {}).authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    @Bean
    PolledGauges polledGauges(MeterRegistry meters, MetricsProperties properties) {
        return new PolledGauges(meters, properties.every());
    }

    @Bean
    WebFluxConfigurer callerArguments(ProxyProperties proxies) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(
                        new CallerArgumentResolver(), new ClientAddressArgumentResolver(new TrustedProxies(proxies)));
            }
        };
    }

    /** PostgreSQL cannot hold U+0000, so no text that comes in may have it. */
    @Bean
    JsonMapperBuilderCustomizer textWithoutNullCharacter() {
        return builder ->
                builder.addModule(new SimpleModule("kanal-edge").addDeserializer(String.class, new TextDeserializer()));
    }
}
