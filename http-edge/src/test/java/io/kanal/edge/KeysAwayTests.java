package io.kanal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.test.TestTokens;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Tests for a service that has never had the keys of access tokens, and cannot have them now. */
@SpringBootTest(
        classes = EdgeTests.EdgeTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:kanal-edge.yml",
            "spring.application.name=keys-away-tests",
            "kanal.access.jwks-uri=http://127.0.0.1:1/oauth2/jwks"
        })
@AutoConfigureWebTestClient
@ExtendWith(OutputCaptureExtension.class)
class KeysAwayTests {

    @Autowired
    WebTestClient client;

    @Test
    void callIsToBeTriedAgainAndTheLogDoesNotRepeatIt(CapturedOutput output) {
        client.get()
                .uri(builder -> URI.create(builder.build() + "/things/canary?q=canary"))
                .headers(headers -> headers.setBearerAuth(TestTokens.of(UUID.randomUUID(), "AGENT")))
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("service-unavailable");
        assertThat(output).contains("AuthenticationServiceException").doesNotContain("canary");
    }
}
