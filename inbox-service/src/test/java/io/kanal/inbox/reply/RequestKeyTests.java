package io.kanal.inbox.reply;

import static io.kanal.inbox.TestInbox.accepted;
import static io.kanal.inbox.TestInbox.json;
import static io.kanal.inbox.TestInbox.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.inbox.TestAccount;
import io.kanal.inbox.TestInbox;
import io.kanal.test.IntegrationTest;
import io.kanal.test.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Tests of {@link RequestKey} and {@link RequestKeys} on a real database: a repeat asks for nothing again. */
@IntegrationTest
class RequestKeyTests {

    private final TestAccount account = TestAccount.create();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private RequestKeys keys;

    private TestInbox inbox;
    private TestInbox siti;

    @BeforeEach
    void connect() {
        inbox = person("budi");
        siti = person("siti");
        inbox.hear(account.connected());
        inbox.hear(account.received("200", 10, "hello?"));
    }

    @Test
    void sameKeyWithTheSameBodyAsksOnce() {
        var body = json(Map.of("text", "once"));
        var first = accepted(inbox.answer("key-1", body));

        assertThat(accepted(inbox.answer("key-1", body))).isEqualTo(first);
        assertThat(inbox.messages()).hasSize(2);
        assertThat(inbox.orders(account.organization())).hasSize(1);
        inbox.hear(account.sent(first, 1, "200", 20));
        inbox.hear(account.changed(2, ChannelStatus.PAUSED));
        assertThat(accepted(inbox.answer("key-1", body))).isEqualTo(first);
    }

    @Test
    void sameKeyWithAnotherBodyIsRefused() {
        inbox.hear(account.received("201", 11, "me too"));
        var other = inbox.conversations().get(0);
        accepted(inbox.answer(inbox.conversations().get(1), "key-1", json(Map.of("text", "once"))));

        assertThat(code(problem(inbox.answer("key-1", json(Map.of("text", "twice"))), 422)))
                .isEqualTo("idempotency-key-reused");
        assertThat(code(problem(inbox.answer(other, "key-1", json(Map.of("text", "once"))), 422)))
                .isEqualTo("idempotency-key-reused");
        assertThat(inbox.orders(account.organization())).hasSize(1);
    }

    @Test
    void keyIsAPersonsOwn() {
        var body = json(Map.of("text", "once"));

        assertThat(accepted(inbox.answer("key-1", body))).isNotEqualTo(accepted(siti.answer("key-1", body)));
    }

    @Test
    void keyOfARequestThatWasRefusedIsFree() {
        inbox.hear(account.changed(2, ChannelStatus.PAUSED));
        problem(inbox.answer("key-1", json(Map.of("text", "once"))), 409);
        inbox.hear(account.changed(3, ChannelStatus.CONNECTED));

        accepted(inbox.answer("key-1", json(Map.of("text", "otherwise"))));
    }

    @Test
    void sameKeyAtTheSameTimeAsksOnce() throws Exception {
        var body = json(Map.of("text", "once"));
        var conversation = inbox.conversations().get(0);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<UUID>> calls = IntStream.range(0, 8)
                    .<Callable<UUID>>mapToObj(n -> () -> accepted(inbox.answer(conversation, "key-1", body)))
                    .toList();
            Set<UUID> ids = people.invokeAll(calls).stream()
                    .map(call -> call.resultNow())
                    .collect(Collectors.toSet());
            assertThat(ids).hasSize(1);
        }
        assertThat(inbox.orders(account.organization())).hasSize(1);
        assertThat(inbox.messages()).hasSize(2);
    }

    @Test
    void keyIsForgottenAfterADay() {
        var first = accepted(inbox.answer("key-1", json(Map.of("text", "once"))));
        age();
        var second = accepted(inbox.answer("key-1", json(Map.of("text", "another day"))));
        assertThat(second).isNotEqualTo(first);

        keys.forget(Instant.now()).block(Duration.ofSeconds(10));
        assertThat(keysOf(second)).isEqualTo(1);
        age();
        keys.forget(Instant.now()).block(Duration.ofSeconds(10));
        assertThat(keysOf(second)).isZero();
    }

    @Test
    void keyIsRequired() {
        var path = "/api/inbox/conversations/" + id(inbox.conversations()) + "/messages";

        assertThat(code(problem(inbox.post(path, json(Map.of("text", "hi"))), 400)))
                .isEqualTo("idempotency-key-required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "schlüssel"})
    void malformedKeyIsRefused(String key) {
        assertThat(code(problem(inbox.answer(key, json(Map.of("text", "hi"))), 400)))
                .isEqualTo("malformed-request");
    }

    @Test
    void tooLongKeyIsRefused() {
        assertThat(code(problem(inbox.answer("k".repeat(201), json(Map.of("text", "hi"))), 400)))
                .isEqualTo("malformed-request");
        accepted(inbox.answer("k".repeat(200), json(Map.of("text", "hi"))));
    }

    private TestInbox person(String name) {
        return new TestInbox(context, TestTokens.of(UUID.randomUUID(), name, account.organization(), "AGENT"));
    }

    private void age() {
        database.sql("update reply_key set created_at = created_at - interval '24 hours 1 second'")
                .then()
                .block(Duration.ofSeconds(10));
    }

    private long keysOf(UUID reply) {
        return database.sql("select count(*) from reply_key where reply_id = :reply")
                .bind("reply", reply)
                .mapValue(Long.class)
                .one()
                .block(Duration.ofSeconds(10));
    }

    private static String id(JsonNode items) {
        return TestInbox.id(items.get(0));
    }

    private static String code(JsonNode problem) {
        return problem.get("code").asString();
    }
}
