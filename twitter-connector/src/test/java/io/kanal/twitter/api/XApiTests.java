package io.kanal.twitter.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.twitter.FakeX;
import io.kanal.twitter.api.XError.*;
import io.kanal.twitter.api.XLimits.Window;
import io.kanal.twitter.api.XProperties.Breaker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tests for {@link XApi}. */
class XApiTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ME = "GET /2/users/me";
    private static final String EVENTS = "GET /2/dm_events";

    private final FakeX x = new FakeX();
    private final XApi api = new XApi(properties(2), Clock.systemUTC());
    private final XCredentials credentials = credentials(x.url());

    @AfterEach
    void close() {
        x.close();
    }

    @Test
    void readsTheAccountWithTheLimitsOfTheCall() {
        x.answers(
                ME,
                FakeX.json(
                        200,
                        "{\"data\":{\"id\":\"7\",\"username\":\"kopi\",\"name\":\"Kopi ☕\",\"new\":{\"field\":1}}}",
                        Map.of(
                                "x-rate-limit-limit", "75",
                                "x-rate-limit-remaining", "74",
                                "x-rate-limit-reset", "1795342500",
                                "x-user-limit-24hour-limit", "1440",
                                "x-user-limit-24hour-remaining", "1000",
                                "x-user-limit-24hour-reset", "1795400000")));

        var answer = api.me(credentials).block(SOON);

        assertThat(answer.value()).isEqualTo(new XUser("7", "kopi", "Kopi ☕", null));
        assertThat(answer.date()).isBetween(Instant.now().minusSeconds(20), Instant.now());
        assertThat(answer.limits().window()).isEqualTo(new Window(75, 74, Instant.ofEpochSecond(1795342500)));
        assertThat(answer.limits().userDay()).isEqualTo(new Window(1440, 1000, Instant.ofEpochSecond(1795400000)));
        assertThat(answer.limits().appDay()).isNull();
    }

    @Test
    void knowsXsClockFromItsAnswers() {
        x.answers(ME, FakeX.json(200, "{\"data\":{\"id\":\"7\",\"username\":\"kopi\",\"name\":\"Kopi\"}}"));
        var slow = new XApi(properties(2), Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)));
        assertThat(slow.now()).isBefore(Instant.now().minusSeconds(3_000));

        slow.me(credentials).block(SOON);

        assertThat(slow.now())
                .isBetween(Instant.now().minusSeconds(20), Instant.now().plusSeconds(2));
    }

    @Test
    void waitsByXsClockAlone() {
        var headers = new HttpHeaders();
        headers.set("Date", "Sun, 22 Nov 2026 10:00:00 GMT");
        headers.set("x-rate-limit-limit", "15");
        headers.set("x-rate-limit-remaining", "0");
        headers.set(
                "x-rate-limit-reset",
                Long.toString(Instant.parse("2026-11-22T10:07:00Z").getEpochSecond()));
        headers.set("x-app-limit-24hour-limit", "many");

        var limits = XLimits.of(headers, Clock.systemUTC());

        assertThat(limits.date()).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(limits.appDay()).isNull();
        assertThat(limits.pauseFor(limits.exhausted())).isEqualTo(Duration.ofMinutes(7));
        assertThat(limits.pauseFor(new Window(1, 0, limits.date().minusSeconds(5))))
                .isZero();
    }

    @Test
    void asksForAPageAsConfigured() {
        x.answers(EVENTS, FakeX.json(200, "{\"meta\":{\"result_count\":0}}"));

        var page = api.events(credentials, 10, "token-of-sixteen").block(SOON).value();

        assertThat(page.events()).isEmpty();
        assertThat(page.nextToken()).isNull();
        var asked = x.requests(EVENTS).getFirst();
        assertThat(asked.query())
                .contains("max_results=10", "pagination_token=token-of-sixteen", "expansions=sender_id%2C")
                .contains("dm_event.fields=id%2Ctext%2Cevent_type%2Ccreated_at");
        assertThat(asked.authorization()).startsWith("OAuth ").contains("oauth_token=\"7-token\"");
    }

    @Test
    void readsEventsOfBothSpellingsAndKeepsWhatItDoesNotKnow() {
        x.answers(EVENTS, FakeX.json(200, """
                {"data":[
                  {"id":"1860000000000000003","event_type":"Hologram","text":7},
                  {"id":"1860000000000000002","event_type":"MessageCreate","text":"a &amp; b","sender_id":"9",
                   "dm_conversation_id":"7-9","created_at":"2026-11-22T09:00:00.000Z",
                   "attachments":{"media_keys":["3_1"],"card_ids":["c"]},
                   "referenced_posts":[{"id":"55"}],"entities":{"urls":[{"url":"https://t.co/a","expanded_url":"https://e.test"}]}},
                  {"id":"1860000000000000001","event_type":"ParticipantsJoin","participant_ids":["3","4"],
                   "referenced_tweets":[{"id":"56"}],"attachments":["odd"]},
                  {"event_type":"MessageCreate","text":"without an id"}],
                 "includes":{"users":[{"id":"9","username":"budi","name":"Budi"}],
                             "media":[{"media_key":"3_1","type":"photo","width":10,"height":20}]},
                 "meta":{"result_count":4,"next_token":"next-token-is-here"},
                 "errors":[{"title":"Not Found Error","type":"https://api.x.com/2/problems/resource-not-found"}]}
                """));

        var page = api.events(credentials, 100, null).block(SOON).value();

        assertThat(page.events())
                .extracting(DmEvent::type)
                .containsExactly("Hologram", "MessageCreate", "ParticipantsJoin");
        assertThat(page.unusable()).isEqualTo(1);
        assertThat(page.nextToken()).isEqualTo("next-token-is-here");
        assertThat(page.users().get("9").username()).isEqualTo("budi");
        assertThat(page.media().get("3_1").width()).isEqualTo(10);
        var message = page.events().get(1);
        assertThat(message.text()).isEqualTo("a &amp; b");
        assertThat(message.mediaKeys()).containsExactly("3_1");
        assertThat(message.postIds()).containsExactly("55");
        assertThat(message.links().getFirst().expandedUrl()).isEqualTo("https://e.test");
        assertThat(page.events().get(2).participantIds()).containsExactly("3", "4");
        assertThat(page.events().get(0).createdAt()).isBetween("2024-11-01T00:00:00Z", "2024-12-31T00:00:00Z");
    }

    @Test
    void readsOneEventAndOneConversation() {
        x.answers("GET /2/dm_events/5", FakeX.json(200, "{\"data\":{\"id\":\"5\",\"event_type\":\"MessageCreate\"}}"));
        x.answers("GET /2/dm_conversations/7-9/dm_events", FakeX.json(200, "{\"data\":[{\"id\":\"6\"}]}"));
        x.answers("GET /2/users/9", FakeX.json(200, "{\"data\":{\"id\":\"9\",\"username\":\"budi\",\"name\":\"B\"}}"));

        assertThat(api.event(credentials, "5").block(SOON).value().events()).hasSize(1);
        assertThat(api.conversation(credentials, "7-9", 5, null)
                        .block(SOON)
                        .value()
                        .events())
                .hasSize(1);
        assertThat(api.user(credentials, "9").block(SOON).value().username()).isEqualTo("budi");
    }

    @Test
    void sendsATextAsItIs() {
        var text = "Halo \"kak\" & <b> \\ 🎉\n\u0007";
        x.answers(
                "POST /2/dm_conversations/7-9/messages",
                FakeX.json(201, "{\"data\":{\"dm_conversation_id\":\"7-9\",\"dm_event_id\":\"123\"}}"));

        var sent = api.send(credentials, "7-9", text).block(SOON).value();

        assertThat(sent).isEqualTo(new SentMessage("7-9", "123"));
        var body =
                x.requests("POST /2/dm_conversations/7-9/messages").getFirst().body();
        assertThat(tools.jackson.databind.json.JsonMapper.shared()
                        .readTree(body)
                        .path("text")
                        .asString())
                .isEqualTo(text);
    }

    @Test
    void aReadIsTriedAgainWhenXIsOutOfOrder() {
        x.answersOnce(ME, FakeX.text(503, "text/plain", "Over capacity", Map.of()));
        x.answers(ME, FakeX.json(200, "{\"data\":{\"id\":\"7\",\"username\":\"kopi\",\"name\":\"K\"}}"));

        assertThat(api.me(credentials).block(SOON).value().id()).isEqualTo("7");
        assertThat(x.requests(ME)).hasSize(2);
    }

    @Test
    void aSendIsNeverTriedAgain() {
        x.answers("POST /2/dm_conversations/7-9/messages", FakeX.json(500, "{}"));

        assertError(api.send(credentials, "7-9", "x"), new Unavailable(500));
        assertThat(x.requests("POST /2/dm_conversations/7-9/messages")).hasSize(1);
    }

    @Test
    void aNoIsNotTriedAgain() {
        x.answers(ME, FakeX.json(401, "{\"title\":\"Unauthorized\",\"type\":\"about:blank\",\"status\":401}"));

        assertError(api.me(credentials), new Unauthorized());
        assertThat(x.requests(ME)).hasSize(1);
    }

    @Test
    void whatIsNoAnswerOfXIsSaidSo() {
        x.answersOnce(ME, FakeX.text(200, "text/html", "<html>hello</html>", Map.of()));
        x.answersOnce(ME, FakeX.json(200, "[]"));
        x.answersOnce(ME, FakeX.json(200, "{\"data\":{}}"));
        x.answersOnce(ME, FakeX.text(302, "text/html", "", Map.of("Location", x.url() + "/elsewhere")));

        assertError(api.me(credentials), new Malformed(200));
        assertError(api.me(credentials), new Malformed(200));
        assertError(api.me(credentials), new Malformed(200));
        assertError(api.me(credentials), new Malformed(302));
        assertThat(x.requests("GET /elsewhere")).isEmpty();
    }

    @Test
    void anAnswerThatIsLargerThanAllowedIsNotRead() {
        x.answers(EVENTS, FakeX.json(200, "{\"data\":[{\"id\":\"1\",\"text\":\"" + "x".repeat(70_000) + "\"}]}"));

        assertError(api.events(credentials, 1, null), new Malformed(200));
    }

    @Test
    void anAnswerThatBreaksOffIsNoAnswer() {
        x.answers(EVENTS, FakeX.truncated());

        assertError(api.events(credentials, 1, null), new NoAnswer(false));
    }

    @Test
    void aCallWithoutAnAnswerInTimeMayHaveBeenCarriedOut() throws InterruptedException {
        var never = new CountDownLatch(1);
        x.answers("POST /2/dm_conversations/7-9/messages", exchange -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertError(api.send(credentials, "7-9", "x"), new NoAnswer(false));
        never.countDown();
    }

    @Test
    void aRefusedConnectionCertainlyDidNothing() throws IOException {
        assertError(api.send(credentials(nobody()), "7-9", "x"), new NoAnswer(true));
    }

    @Test
    void anAnswerOfErrorsAloneIsAnError() {
        x.answers("GET /2/users/9", FakeX.json(200, """
                {"errors":[{"title":"Not Found Error","type":"https://api.twitter.com/2/problems/resource-not-found"}]}"""));

        assertError(api.user(credentials, "9"), new NotFound());
    }

    @Test
    void aRefusedPageTokenIsNamed() {
        x.answers(EVENTS, FakeX.json(400, """
                {"errors":[{"parameters":{"pagination_token":["x"]},"message":"bad"}],"title":"Invalid Request",
                 "type":"https://api.x.com/2/problems/invalid-request"}"""));

        assertError(api.events(credentials, 1, "x"), new BadRequest(Set.of("pagination_token")));
    }

    @Test
    void appKeysAreJudgedWithoutAnyAccount() {
        var call = "POST /oauth/request_token";
        x.answersOnce(call, FakeX.form("oauth_token=a&oauth_token_secret=b&oauth_callback_confirmed=true"));
        x.answersOnce(call, FakeX.json(403, "{\"errors\":[{\"code\":415,\"message\":\"Callback URL not approved\"}]}"));
        x.answersOnce(
                call, FakeX.json(401, "{\"errors\":[{\"code\":32,\"message\":\"Could not authenticate you.\"}]}"));
        x.answersOnce(call, FakeX.json(401, "{\"errors\":[{\"code\":135,\"message\":\"Timestamp out of bounds.\"}]}"));

        StepVerifier.create(api.checkApp(credentials.app())).expectComplete().verify(SOON);
        StepVerifier.create(api.checkApp(credentials.app())).expectComplete().verify(SOON);
        assertError(api.checkApp(credentials.app()), new AppKeysWrong());
        assertError(api.checkApp(credentials.app()), new ClockWrong());
        assertThat(x.requests(call).getFirst().authorization())
                .contains("oauth_callback=\"oob\"")
                .doesNotContain("oauth_token=");
    }

    @Test
    void aDeadTokenIsSaidSoWhenItIsInvalidated() {
        var call = "POST /1.1/oauth/invalidate_token.json";
        x.answersOnce(call, FakeX.json(200, "{\"access_token\":\"7-token\"}"));
        x.answersOnce(call, FakeX.json(401, "{\"errors\":[{\"code\":89,\"message\":\"Invalid or expired token.\"}]}"));

        StepVerifier.create(api.invalidate(credentials)).expectComplete().verify(SOON);
        assertError(api.invalidate(credentials), new Unauthorized());
    }

    @Test
    void onlyAnXThatIsOutOfOrderIsGivenARest() {
        var patient = new XApi(properties(1), Clock.systemUTC());
        x.answers(ME, FakeX.json(429, "{}"));
        for (var call = 0; call < 10; call++) {
            assertError(patient.me(credentials), new RateLimited(Duration.ofMinutes(1)));
        }
        x.answers(ME, FakeX.json(500, "{}"));
        for (var call = 0; call < 10; call++) {
            assertError(patient.me(credentials), new Unavailable(500));
        }

        assertError(patient.me(credentials), new NoAnswer(true));
        assertThat(x.requests(ME)).hasSize(20);
    }

    private static void assertError(Mono<?> call, XError expected) {
        StepVerifier.create(call)
                .expectErrorSatisfies(failure -> {
                    assertThat(failure)
                            .isInstanceOfSatisfying(
                                    XApiException.class,
                                    e -> assertThat(e.error()).isEqualTo(expected));
                    assertThat(failure.toString()).doesNotContain("7-token", "consumer");
                })
                .verify(SOON);
    }

    private static URI nobody() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private static XCredentials credentials(URI baseUrl) {
        return new XCredentials(new XApp("consumer-key", "consumer-secret", baseUrl), "7-token", "token-secret");
    }

    private static XProperties properties(int readAttempts) {
        return new XProperties(
                URI.create("https://x.invalid"),
                URI.create("https://x.invalid"),
                "",
                "",
                Duration.ofMillis(500),
                Duration.ofSeconds(3),
                Duration.ofSeconds(6),
                DataSize.ofKilobytes(64),
                8,
                List.of("id", "text", "event_type", "created_at"),
                List.of("sender_id", "attachments.media_keys"),
                List.of("id", "username"),
                List.of("media_key"),
                new Breaker(20, 20, 50, Duration.ofSeconds(10)),
                readAttempts,
                Duration.ofMillis(10));
    }
}
