package io.kanal.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Failure;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization.Reason;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountAuthorized;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded.Outcome;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for Login in Twitter. */
class LoginTests extends ConnectorTest {

    private static final Failure OTHER_BROWSER = Failure.of(
            "other-browser",
            "X was answered in another browser than the one in which the connection was started. Nothing was connected.",
            "Start again, and sign in at X in the tab that opens.");

    private final Connection connection = Connection.next();

    @Test
    void leadsToXsPageAndSaysUntilWhen() {
        startLogin(connection)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.authorizeUrl")
                .isEqualTo("https://pages.test/oauth/authorize?oauth_token=" + requestTokenOf(connection)
                        + "&force_login=true")
                .jsonPath("$.expiresAt")
                .exists();

        assertThat(X.requests(REQUEST_TOKEN).getLast().authorization()).contains("shared-app-key");
    }

    @Test
    void comesBackAuthorizedToACleanPage() {
        startLogin(connection).expectStatus().isCreated();

        comeBack(connection, callback(), true)
                .expectHeader()
                .valueEquals("Location", "http://localhost:8080/connecting?connection=" + connection.id())
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer");

        var authorized = awaited(connection.channelId(), TwitterAccountAuthorized.class);
        assertThat(authorized.method()).isEqualTo(ConnectionMethod.LOGIN);
        assertThat(authorized.account().id()).isEqualTo(xAccountId);
        assertThat(authorized.requestedBy()).isEqualTo(person);
        assertThat(count(
                        "select count(*) from x_authorization where connection_id = :id and sealed_secret is null",
                        connection.id()))
                .isOne();
    }

    @Test
    void aReloadExchangesNothingAndShowsTheResult() {
        startLogin(connection).expectStatus().isCreated();
        var callback = callback();
        comeBack(connection, callback, true);
        var exchanges = X.requests(ACCESS_TOKEN).size();

        comeBack(connection, callback, true)
                .expectHeader()
                .valueEquals("Location", "http://localhost:8080/connecting?connection=" + connection.id());
        comeBack(connection, "denied=" + requestTokenOf(connection), true);

        assertThat(X.requests(ACCESS_TOKEN)).hasSize(exchanges);
        assertThat(stateOf(connection)).isEqualTo("AUTHORIZED");
    }

    @Test
    void anotherBrowserExchangesNothingAndEndsTheLogin() {
        startLogin(connection).expectStatus().isCreated();
        var exchanges = X.requests(ACCESS_TOKEN).size();

        comeBack(connection, callback(), false)
                .expectHeader()
                .valueEquals("Location", "http://localhost:8080/connecting?problem=other-browser");

        assertThat(awaited(connection.channelId(), TwitterAuthorizationEnded.class))
                .isEqualTo(new TwitterAuthorizationEnded(
                        organization, connection.channelId(), connection.id(), Outcome.FAILED, OTHER_BROWSER));
        assertThat(X.requests(ACCESS_TOKEN)).hasSize(exchanges);
        assertThat(count(
                        "select count(*) from x_authorization where connection_id = :id and sealed_secret is null",
                        connection.id()))
                .isOne();
    }

    @Test
    void aBrowserWithoutAnyCookieEndsTheLoginToo() {
        startLogin(connection).expectStatus().isCreated();

        web.get()
                .uri("/oauth/twitter/callback?denied=" + requestTokenOf(connection))
                .exchange()
                .expectStatus()
                .isSeeOther();

        assertThat(awaited(connection.channelId(), TwitterAuthorizationEnded.class)
                        .outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void afterAnotherBrowserAReplayChangesNothing() {
        startLogin(connection).expectStatus().isCreated();
        var exchanges = X.requests(ACCESS_TOKEN).size();
        comeBack(connection, callback(), false);
        awaited(connection.channelId(), TwitterAuthorizationEnded.class);

        comeBack(connection, callback(), false);
        comeBack(connection, "denied=" + requestTokenOf(connection), false);
        comeBack(connection, callback(), true)
                .expectHeader()
                .valueEquals("Location", "http://localhost:8080/connecting?connection=" + connection.id());

        assertThat(stateOf(connection)).isEqualTo("FAILED");
        assertThat(X.requests(ACCESS_TOKEN)).hasSize(exchanges);
        assertThat(endsOf(connection)).isOne();
    }

    @Test
    void anotherBrowserChangesNothingOfALoginThatHasEnded() {
        startLogin(connection).expectStatus().isCreated();
        comeBack(connection, callback(), true);
        awaited(connection.channelId(), TwitterAccountAuthorized.class);

        comeBack(connection, callback(), false)
                .expectHeader()
                .valueEquals("Location", "http://localhost:8080/connecting?problem=other-browser");

        assertThat(stateOf(connection)).isEqualTo("AUTHORIZED");
        assertThat(endsOf(connection)).isZero();
    }

    @Test
    void aBrowserWhoseCookieIsOverWithTheLoginIsToldSo() {
        startLogin(connection).expectStatus().isCreated();
        database.sql("update x_authorization set expires_at = now() where connection_id = :id")
                .bind("id", connection.id())
                .then()
                .block(SOON);

        comeBack(connection, callback(), false)
                .expectHeader()
                .valueEquals("Location", "http://localhost:8080/connecting?problem=expired");

        assertThat(stateOf(connection)).isEqualTo("EXPIRED");
        assertThat(endsOf(connection)).isOne();
    }

    @Test
    void anotherBrowserWithAnUnknownRequestTokenChangesNothing() {
        startLogin(connection).expectStatus().isCreated();

        comeBack(connection, "oauth_token=unknown&oauth_verifier=v", false)
                .expectHeader()
                .valueEquals("Location", "http://localhost:8080/connecting?problem=unknown-login");

        assertThat(stateOf(connection)).isEqualTo("AWAITING_CALLBACK");
        comeBack(connection, callback(), true);
        assertThat(stateOf(connection)).isEqualTo("AUTHORIZED");
    }

    @Test
    void aNoAtXCancels() {
        startLogin(connection).expectStatus().isCreated();

        comeBack(connection, "denied=" + requestTokenOf(connection), true);

        assertThat(awaited(connection.channelId(), TwitterAuthorizationEnded.class)
                        .outcome())
                .isEqualTo(Outcome.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "oauth_token=unknown&oauth_verifier=v",
                "oauth_token=x",
                "denied=",
                "denied=unknown",
                "oauth_token=a&oauth_token=b&oauth_verifier=c"
            })
    void aCallbackThatNobodyAwaitsLeadsToAPageAllTheSame(String query) {
        comeBack(connection, query, true)
                .expectHeader()
                .valueEquals("Location", "http://localhost:8080/connecting?problem=unknown-login");
    }

    @Test
    void xsNoToTheVerifierFails() {
        startLogin(connection).expectStatus().isCreated();
        X.answersOnce(ACCESS_TOKEN, FakeX.text(401, "text/html", "Invalid oauth_verifier", java.util.Map.of()));

        comeBack(connection, callback(), true);

        var ended = awaited(connection.channelId(), TwitterAuthorizationEnded.class);
        assertThat(ended.failure().code()).isEqualTo("login-refused");
    }

    @Test
    void anAnswerThatIsLostOnTheWayFailsAndIsNotTriedAgain() {
        startLogin(connection).expectStatus().isCreated();
        var exchanges = X.requests(ACCESS_TOKEN).size();
        X.answersOnce(ACCESS_TOKEN, FakeX.breaksOff());

        comeBack(connection, callback(), true);

        var ended = awaited(connection.channelId(), TwitterAuthorizationEnded.class);
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure().code()).isEqualTo("answer-lost");
        assertThat(X.requests(ACCESS_TOKEN)).hasSize(exchanges + 1);
    }

    @Test
    void anExchangeThatACrashBrokeOffFails() {
        startLogin(connection).expectStatus().isCreated();
        database.sql("""
                        update x_authorization set state = 'EXCHANGING', exchanging_since = now() - interval '31 seconds'
                        where connection_id = :id
                        """).bind("id", connection.id()).then().block(SOON);

        assertThat(awaited(connection.channelId(), TwitterAuthorizationEnded.class)
                        .failure()
                        .code())
                .isEqualTo("answer-lost");
    }

    @Test
    void aTokenThatComesAfterACancellationIsRevoked() throws Exception {
        startLogin(connection).expectStatus().isCreated();
        var callback = callback();
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        X.answersOnce(ACCESS_TOKEN, exchange -> {
            asked.countDown();
            awaitQuietly(answer);
            FakeX.form("oauth_token=%s-late&oauth_token_secret=s".formatted(xAccountId))
                    .to(exchange);
        });
        var browser = Thread.ofVirtual().start(() -> comeBack(connection, callback, true));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        topics.send(new CancelAuthorization(
                organization, connection.channelId(), connection.id(), Reason.CANCELLED, person));
        awaited(connection.channelId(), TwitterAuthorizationEnded.class);
        answer.countDown();
        browser.join();

        await().atMost(SOON).until(() -> !X.requestsOf(xAccountId, INVALIDATE).isEmpty());
        assertThat(stagedOf(connection)).isZero();
        assertThat(topics.of(connection.channelId(), TwitterAccountAuthorized.class))
                .isEmpty();
    }

    @Test
    void withoutTheRightToDirectMessagesTheTokenIsRevoked() {
        startLogin(connection).expectStatus().isCreated();
        X.answersFor(
                xAccountId,
                EVENTS,
                FakeX.json(403, "{\"type\":\"https://api.twitter.com/2/problems/oauth1-permissions\"}"));

        comeBack(connection, callback(), true);

        assertThat(awaited(connection.channelId(), TwitterAuthorizationEnded.class)
                        .failure()
                        .code())
                .isEqualTo("no-dm-permission");
        await().atMost(SOON).until(() -> !X.requestsOf(xAccountId, INVALIDATE).isEmpty());
        assertThat(stagedOf(connection)).isZero();
    }

    @Test
    void aCallbackThatXDoesNotKnowIsSaidSo() {
        X.answersOnce(REQUEST_TOKEN, FakeX.json(403, "{\"errors\":[{\"code\":415,\"message\":\"not approved\"}]}"));

        startLogin(connection)
                .expectStatus()
                .isEqualTo(502)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("callback-not-approved");
        assertThat(awaited(connection.channelId(), TwitterAuthorizationEnded.class)
                        .failure()
                        .code())
                .isEqualTo("callback-not-approved");
    }

    @Test
    void wrongAppKeysAndAnXThatIsDownAreSaidSo() {
        X.answersOnce(REQUEST_TOKEN, FakeX.json(401, "{\"errors\":[{\"code\":32,\"message\":\"no\"}]}"));
        startLogin(connection)
                .expectStatus()
                .isEqualTo(502)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("app-keys-wrong");

        X.answersOnce(REQUEST_TOKEN, FakeX.json(503, "{}"));
        startLogin(Connection.next())
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("x-unreachable");
    }

    @Test
    void aLoginThatWasCalledOffBeforeIsRefused() throws Exception {
        topics.send(
                new CancelAuthorization(organization, connection.channelId(), connection.id(), Reason.EXPIRED, null));
        awaited(connection.channelId(), TwitterAuthorizationEnded.class);

        startLogin(connection)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("authorization-ended");
    }

    private String callback() {
        return "oauth_token=" + requestTokenOf(connection) + "&oauth_verifier=v";
    }

    /** How often the others were told, or are to be told, that the login ended without success. */
    private long endsOf(Connection login) {
        return count(
                "select count(*) from outbox where key = cast(:id as text) and type like '%.authorization-ended.%'",
                login.channelId());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
