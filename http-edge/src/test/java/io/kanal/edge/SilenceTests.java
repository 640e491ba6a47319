package io.kanal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.kanal.test.TestTokens;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Tests that the log holds nothing of what a caller sent, and the ids of what it is about. */
@SpringBootTest(
        classes = EdgeTests.EdgeTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.import=classpath:kanal-edge.yml", "spring.application.name=silence-tests"})
@AutoConfigureWebTestClient
@ExtendWith(OutputCaptureExtension.class)
class SilenceTests {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID CHANNEL = UUID.randomUUID();

    @Autowired
    WebTestClient client;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry properties) {
        properties.add("kanal.access.jwks-uri", () -> TestTokens.jwksUri().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary",
                "{\"name\":canary}",
                "{\"name\":{\"canary\":1}}",
                "{\"name\":[\"canary\"]}",
                "{\"canary\":1}",
                "{\"name\":\"a canary that is far too long\"}",
                "{\"name\":\"canary\\u0000\"}",
                "{\"name\":\"canary"
            })
    void badBodyIsNotRepeated(String body, CapturedOutput output) {
        call(HttpMethod.POST, "/named", body).expectStatus().is4xxClientError();
        call(HttpMethod.POST, "/channels/%s/broken".formatted(CHANNEL), "halo")
                .expectStatus()
                .is5xxServerError();
        assertThat(output).contains("/broken").doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/count?limit=canary", "/things/canary", "/canary", "/who?canary=%00"})
    void badAddressIsNotRepeated(String address, CapturedOutput output) {
        call(HttpMethod.GET, address, "").expectStatus().is4xxClientError();
        assertThat(output).doesNotContain("canary");
    }

    @Test
    void unexpectedFailureIsToldByItsKindAndPlaceAndWhoseItIs(CapturedOutput output) {
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var log = (Logger) LoggerFactory.getLogger(ProblemAdvice.class);
        log.addAppender(lines);
        call(HttpMethod.POST, "/channels/%s/broken".formatted(CHANNEL), "a canary sang")
                .expectStatus()
                .isEqualTo(500);
        log.detachAppender(lines);
        assertThat(lines.list.getLast().getKeyValuePairs())
                .extracting(Object::toString)
                .contains(
                        "organizationId=\"%s\"".formatted(ORGANIZATION),
                        "channelId=\"%s\"".formatted(CHANNEL),
                        "code=\"unexpected\"");
        assertThat(output)
                .contains("POST /channels/{id}/broken failed")
                .contains("java.lang.IllegalStateException", "java.lang.NumberFormatException")
                .contains("java.lang.ArithmeticException", "EdgeTestController.broken(EdgeTests.java:")
                .doesNotContain("canary");
    }

    private WebTestClient.ResponseSpec call(HttpMethod method, String path, String body) {
        return client.method(method)
                .uri(builder -> URI.create(builder.build() + path))
                .headers(headers -> headers.setBearerAuth(TestTokens.of(ORGANIZATION, "AGENT")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
