package io.kanal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.test.TestTokens;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Tests for what every service's edge does with callers and with bad input. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.import=classpath:kanal-edge.yml", "spring.application.name=edge-tests"})
@AutoConfigureWebTestClient
class EdgeTests {

    private static final UUID ORGANIZATION = UUID.randomUUID();

    @Autowired
    WebTestClient client;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry properties) {
        properties.add("kanal.access.jwks-uri", () -> TestTokens.jwksUri().toString());
    }

    @Test
    void callerIsWhoTheTokenSays() {
        get("/who", TestTokens.of(ORGANIZATION, "AGENT"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.organization")
                .isEqualTo(ORGANIZATION.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "a.b.c"})
    void withoutAGoodTokenIsProblem401(String token) {
        get("/who", token)
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-signed-in");
    }

    @Test
    void expiredTokenIsProblem401() {
        get("/who", TestTokens.expired(ORGANIZATION, "OWNER")).expectStatus().isUnauthorized();
    }

    @Test
    void operatorHasNoOrganization() {
        get("/who", TestTokens.of(UUID.randomUUID(), "operator", null, "OPERATOR"))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("no-organization");
    }

    @ParameterizedTest
    @CsvSource({"AGENT,403", "SUPERVISOR,200", "OWNER,200"})
    void roleDecides(String role, int status) {
        get("/supervisors-only", TestTokens.of(ORGANIZATION, role))
                .expectStatus()
                .isEqualTo(status);
    }

    @Test
    void openPathNeedsNoToken() {
        client.get().uri("/open").exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                          | 422 | required",
                "{\"name\":null}             | 422 | required",
                "{\"name\":\"\"}             | 422 | required",
                "{\"name\":\"far too long\"} | 422 | wrong-length",
                "{\"name\":7}                | 400 | malformed",
                "{\"name\":[\"a\"]}          | 400 | malformed",
                "{\"name\":\"a\\u0000b\"}    | 400 | malformed"
            })
    void badFieldIsNamed(String body, int status, String code) {
        post(body)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("about:blank")
                .jsonPath("$.errors[0].field")
                .isEqualTo("name")
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "nonsense", "null", "\"text\""})
    void malformedBodyIsProblem400(String body) {
        post(body).expectStatus().isBadRequest().expectBody().jsonPath("$.code").isEqualTo("malformed-request");
    }

    @Test
    void deeplyNestedBodyIsProblem400() {
        post("{\"name\":" + "[".repeat(5000) + "]".repeat(5000) + "}")
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void largeBodyIsProblem413() {
        post("{\"name\":\"" + "a".repeat(300_000) + "\"}")
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /who,              application/json, application/json, 405, method-not-allowed",
        "GET,  /who,              application/json, image/png,        406, not-acceptable",
        "POST, /named,            text/plain,       application/json, 415, unsupported-media-type",
        "GET,  /count,            application/json, application/json, 400, bad-request",
        "GET,  /answers?with=408, application/json, application/json, 408, request-timeout",
        "GET,  /answers?with=409, application/json, application/json, 409, failed",
        "GET,  /answers?with=499, application/json, application/json, 499, failed"
    })
    void whatHttpItselfRefusesHasACodeThatThePanelKnows(
            HttpMethod method, String path, String content, String accepted, int status, String code) {
        client.method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(TestTokens.of(ORGANIZATION, "AGENT")))
                .header("Content-Type", content)
                .header("Accept", accepted)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    @Test
    void parameterOfWrongTypeIsNamed() {
        get("/count?limit=many", TestTokens.of(ORGANIZATION, "AGENT"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit");
    }

    @Test
    void nullCharacterInTheAddressIsProblem400() {
        client.get()
                .uri(builder -> URI.create(builder.build() + "/count?limit=%00"))
                .headers(headers -> headers.setBearerAuth(TestTokens.of(ORGANIZATION, "AGENT")))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-a-uuid", " ", "1"})
    void malformedIdInAPathIsProblem404(String id) {
        get("/things/" + id, TestTokens.of(ORGANIZATION, "AGENT"))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-found");
    }

    @Test
    void unknownPathIsProblem404() {
        get("/nowhere", TestTokens.of(ORGANIZATION, "AGENT"))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-found");
    }

    @Test
    void unexpectedFailureTellsNothingOfTheInside() {
        get("/broken", TestTokens.of(ORGANIZATION, "AGENT"))
                .expectStatus()
                .isEqualTo(500)
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("\"unexpected\"").doesNotContain("table", "Exception"));
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec post(String body) {
        return client.post()
                .uri("/named")
                .headers(headers -> headers.setBearerAuth(TestTokens.of(ORGANIZATION, "AGENT")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    @SpringBootApplication
    @Import(EdgeTestController.class)
    static class EdgeTestApplication {

        @Bean
        PublicPaths publicPaths() {
            return PublicPaths.of("/open");
        }
    }

    record Named(@NotBlank @Size(max = 5) String name) {}

    @RestController
    static class EdgeTestController {

        @GetMapping("/who")
        Map<String, Object> who(Caller caller) {
            return Map.of("organization", caller.organization());
        }

        @GetMapping("/supervisors-only")
        Map<String, Object> supervisorsOnly(Caller caller) {
            return Map.of("organization", caller.organizationAs(Role.SUPERVISOR));
        }

        @GetMapping("/open")
        String open() {
            return "open";
        }

        @PostMapping("/named")
        Named named(@Valid @RequestBody Named named) {
            return named;
        }

        @GetMapping("/count")
        int count(@RequestParam int limit) {
            return limit;
        }

        @GetMapping("/things/{id}")
        UUID thing(@PathVariable UUID id) {
            return id;
        }

        @GetMapping("/answers")
        String answer(@RequestParam int with) {
            throw new ResponseStatusException(HttpStatusCode.valueOf(with));
        }

        @PostMapping("/channels/{id}/broken")
        String broken(@PathVariable UUID id, @RequestBody String body) {
            var failure = new IllegalStateException("It says " + body, new NumberFormatException(body));
            failure.addSuppressed(new ArithmeticException(body));
            throw failure;
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("relation of table secret does not exist");
        }
    }
}
