package io.kanal.integration.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.kanal.edge.ProblemException;
import io.kanal.edge.ProblemException.InvalidField;
import io.kanal.integration.FakeConnector;
import io.kanal.integration.connection.ConnectorClient.Accepted;
import io.kanal.integration.connection.ConnectorClient.AuthorizePage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link ConnectorClient} over real HTTP. */
class ConnectorClientTests {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ConnectorClient.Login LOGIN =
            new ConnectorClient.Login(UUID.randomUUID(), UUID.randomUUID(), 30, "hash");
    private static final ConnectorClient.DeveloperApp KEYS = new ConnectorClient.DeveloperApp(
            UUID.randomUUID(), UUID.randomUUID(), 7, "key", "keySecret", "token", "tokenSecret");

    private final FakeConnector connector = new FakeConnector();
    private CircuitBreaker circuitBreaker;
    private final ConnectorClient client = client(connector.url(), Duration.ofSeconds(1));

    @AfterEach
    void close() {
        connector.close();
    }

    @Test
    void aLoginIsAnsweredWithThePageAtX() {
        connector.answers(201, """
                {"authorizeUrl": "https://x/oauth/authorize?oauth_token=t", "expiresAt": "2026-11-22T08:15:00Z"}
                """);

        verify(client.authorize(LOGIN))
                .expectNext(new AuthorizePage(
                        "https://x/oauth/authorize?oauth_token=t", Instant.parse("2026-11-22T08:15:00Z")))
                .expectComplete()
                .verify(PATIENCE);
        var request = connector.lastRequest();
        assertThat(request.path()).isEqualTo("/internal/authorizations/login");
        assertThat(request.body().propertyNames())
                .containsExactlyInAnyOrder("connectionId", "channelId", "historyDays", "browserBindingHash");
    }

    @Test
    void keysAreTakenOrHaveToWait() {
        connector.answers(200, """
                {"state": "WAITING", "waitingFor": {"code": "out-of-credit", "message": "m", "remedy": "r"}}
                """);

        verify(client.authorize(KEYS))
                .expectNext(new Accepted(Accepted.State.WAITING))
                .expectComplete()
                .verify(PATIENCE);
        assertThat(connector.lastRequest().body().get("accessTokenSecret").asString())
                .isEqualTo("tokenSecret");
    }

    @Test
    void wrongKeysComeBackFieldByField() {
        connector.answersWithProblem(422, "invalid-fields", """
                        [{"field": "apiKey", "code": "app-keys-wrong", "message": "X refuses it."}]
                        """);

        verify(client.authorize(KEYS))
                .expectErrorSatisfies(e -> {
                    var problem = ((ProblemException) e).getBody();
                    assertThat(problem.getStatus()).isEqualTo(422);
                    assertThat(problem.getProperties())
                            .containsEntry("code", "invalid-fields")
                            .containsEntry(
                                    "errors", List.of(new InvalidField("apiKey", "app-keys-wrong", "X refuses it.")));
                })
                .verify(PATIENCE);
    }

    @ParameterizedTest
    @CsvSource({"503,x-unreachable", "503,login-not-available", "502,callback-not-approved", "502,app-keys-wrong"})
    void aVerdictGoesOnToThePerson(int status, String code) {
        connector.answersWithProblem(status, code, "[]");

        verify(client.authorize(LOGIN))
                .expectErrorSatisfies(e -> {
                    assertThat(e).isNotInstanceOf(ConnectorUnavailableException.class);
                    assertThat(statusAndCode(e)).isEqualTo(status + " " + code);
                })
                .verify(PATIENCE);
    }

    @ParameterizedTest
    @CsvSource({
        "500,application/problem+json,'{\"code\": \"unexpected\"}'",
        "503,application/problem+json,'{\"code\": \"service-unavailable\"}'",
        "503,application/problem+json,'{\"title\": \"no code\"}'",
        "503,application/problem+json,not json",
        "503,text/html,<html>proxy</html>",
        "502,text/plain,''",
        "404,application/problem+json,'{\"code\": \"not-found\"}'",
        "400,application/problem+json,'{\"code\": \"malformed-request\"}'",
        "200,application/json,not json",
        "200,application/json,''",
        "200,application/json,'{\"state\": \"WHATEVER\"}'"
    })
    void whateverElseIsNoVerdict(int status, String contentType, String body) {
        connector.answersPlainly(status, contentType, body);

        verify(client.authorize(KEYS))
                .expectErrorSatisfies(e -> {
                    assertThat(e).isInstanceOf(ConnectorUnavailableException.class);
                    assertThat(statusAndCode(e)).isEqualTo("503 connecting-unavailable");
                })
                .verify(PATIENCE);
    }

    @Test
    void silenceEndsInTime() {
        connector.staysSilent();

        verify(client.authorize(LOGIN))
                .expectErrorSatisfies(e -> assertThat(statusAndCode(e)).isEqualTo("504 no-answer-in-time"))
                .verify(PATIENCE);
    }

    @Test
    void aConnectorThatIsAwayOpensTheBreakerAndIsLeftAlone() {
        connector.close();

        for (var i = 0; i < 4; i++) {
            verify(client.authorize(LOGIN))
                    .expectErrorSatisfies(e -> assertThat(statusAndCode(e)).isEqualTo("503 connecting-unavailable"))
                    .verify(PATIENCE);
        }

        assertThat(circuitBreaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(circuitBreaker.getMetrics().getNumberOfNotPermittedCalls()).isPositive();
    }

    @Test
    void whatXRefusesDoesNotOpenTheBreaker() {
        connector.answersWithProblem(503, "x-unreachable", "[]");

        for (var i = 0; i < 8; i++) {
            verify(client.authorize(LOGIN)).expectError(ProblemException.class).verify(PATIENCE);
        }

        assertThat(circuitBreaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(connector.requests()).hasSize(8);
    }

    @Test
    void noErrorShowsAKey() {
        connector.answersPlainly(200, "application/json", "not json");

        verify(client.authorize(KEYS))
                .expectErrorSatisfies(
                        e -> assertThat(e.toString() + e.getCause() + KEYS).doesNotContain("keySecret", "tokenSecret"))
                .verify(PATIENCE);
    }

    private static String statusAndCode(Throwable e) {
        var problem = ((ProblemException) e).getBody();
        return problem.getStatus() + " " + problem.getProperties().get("code");
    }

    private static <T> StepVerifier.FirstStep<T> verify(Mono<T> call) {
        return StepVerifier.create(call);
    }

    private ConnectorClient client(URI url, Duration timeout) {
        var properties = new ConnectorProperties(url, Duration.ofSeconds(1), timeout, 4, 3, Duration.ofMinutes(1));
        var configuration = new ConnectorConfiguration();
        CircuitBreakerRegistry circuitBreakers = configuration.circuitBreakers(properties);
        circuitBreaker = circuitBreakers.circuitBreaker("twitter-connector");
        return new ConnectorClient(
                configuration.connectorWebClient(properties),
                circuitBreakers,
                configuration.bulkheads(properties),
                properties,
                JsonMapper.shared());
    }
}
