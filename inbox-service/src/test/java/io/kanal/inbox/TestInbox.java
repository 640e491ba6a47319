package io.kanal.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.KanalRecord;
import io.kanal.contracts.channel.ChannelEvent;
import io.kanal.contracts.connection.ConnectionEvent;
import io.kanal.contracts.inbox.InboxMessage;
import io.kanal.contracts.person.PersonEvent;
import io.kanal.contracts.reply.ReplyCommand;
import io.kanal.contracts.reply.ReplyEvent;
import io.kanal.outbox.Subscription;
import io.kanal.outbox.Subscription.InBatches;
import io.kanal.outbox.Subscription.OneByOne;
import io.kanal.test.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person's view of a running service, and what the service hears, without Kafka in between. */
public final class TestInbox {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Map<String, String> ANY_HEADERS =
            Map.of("ce_id", "1", "ce_time", "2026-11-22T10:00:00Z", "ce_source", "/test");

    private final ApplicationContext context;
    private final WebTestClient web;
    private final String token;

    public TestInbox(ApplicationContext context, UUID organization) {
        this(context, TestTokens.of(organization, "AGENT"));
    }

    public TestInbox(ApplicationContext context, String token) {
        this.context = context;
        this.web = context.getBean(WebTestClient.class);
        this.token = token;
    }

    /** One batch, one transaction. */
    public void hear(InboxMessage... records) {
        hear(List.of(records));
    }

    public void hear(List<? extends InboxMessage> records) {
        commit(handling(records));
    }

    /** What a batch does, to be run in a transaction. */
    public Mono<Void> handling(List<? extends InboxMessage> records) {
        var envelopes = records.stream().map(TestInbox::<InboxMessage>envelope).toList();
        return this.<InBatches<InboxMessage>>subscription("inboxMessages")
                .handler()
                .apply(envelopes);
    }

    public void hear(ChannelEvent event) {
        commit(this.<OneByOne<ChannelEvent>>subscription("channelEvents")
                .handler()
                .apply(envelope(event)));
    }

    public void hear(ConnectionEvent event) {
        commit(this.<OneByOne<ConnectionEvent>>subscription("connectionEvents")
                .handler()
                .apply(envelope(event)));
    }

    public void hear(PersonEvent event) {
        commit(this.<OneByOne<PersonEvent>>subscription("personEvents")
                .handler()
                .apply(envelope(event)));
    }

    public void hear(ReplyEvent event) {
        commit(handling(event));
    }

    /** What an event does, to be run in a transaction. */
    public Mono<Void> handling(ReplyEvent event) {
        return this.<OneByOne<ReplyEvent>>subscription("replyEvents").handler().apply(envelope(event));
    }

    public JsonNode get(String path, Object... variables) {
        return json(response(path, variables)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    public WebTestClient.ResponseSpec response(String path, Object... variables) {
        return web.get()
                .uri(path, variables)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange();
    }

    public WebTestClient.ResponseSpec post(String path, String body) {
        return web.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** Answers in the only conversation that the person sees. */
    public WebTestClient.ResponseSpec answer(String key, String body) {
        return answer(conversations().get(0), key, body);
    }

    public WebTestClient.ResponseSpec answer(JsonNode conversation, String key, String body) {
        return web.post()
                .uri("/api/inbox/conversations/{id}/messages", id(conversation))
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** Answers in the only conversation that the person sees, and tells the reply's id. */
    public UUID answer(String text) {
        return accepted(answer(UUID.randomUUID().toString(), json(Map.of("text", text))));
    }

    /** The id of a reply that was taken on. */
    public static UUID accepted(WebTestClient.ResponseSpec response) {
        var body = json(response.expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        assertThat(body.get("state").asString()).isEqualTo("PENDING");
        return UUID.fromString(id(body));
    }

    /** What the connector is ordered to do for an organisation, in order. */
    public List<ReplyCommand> orders(UUID organization) {
        return context.getBean(DatabaseClient.class)
                .sql("select body from outbox where topic = :topic and convert_from(body, 'UTF8') like :organization"
                        + " order by id")
                .bind("topic", ReplyCommand.TOPIC)
                .bind("organization", "%" + organization + "%")
                .mapValue(byte[].class)
                .all()
                .map(body ->
                        Envelope.read(ANY_HEADERS, body, ReplyCommand.class).record())
                .collectList()
                .block(LIMIT);
    }

    /** A problem that the call is answered with. */
    public static JsonNode problem(WebTestClient.ResponseSpec response, int status) {
        return json(response.expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    public static String json(Map<String, ?> body) {
        return JsonMapper.shared().writeValueAsString(body);
    }

    /** The conversations that the person sees. */
    public JsonNode conversations() {
        return get("/api/inbox/conversations").get("items");
    }

    /** The messages of the only conversation that the person sees. */
    public JsonNode messages() {
        return messages(conversations().get(0));
    }

    public JsonNode messages(JsonNode conversation) {
        return get("/api/inbox/conversations/{id}/messages?limit=200", id(conversation))
                .get("items");
    }

    /** Reads up to a message. */
    public void read(JsonNode conversation, JsonNode message) {
        post("/api/inbox/conversations/%s/read".formatted(id(conversation)), "{\"upTo\":\"%s\"}".formatted(id(message)))
                .expectStatus()
                .isNoContent();
    }

    public static String id(JsonNode item) {
        return item.get("id").asString();
    }

    private static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body);
    }

    private void commit(Mono<Void> work) {
        context.getBean(TransactionalOperator.class).transactional(work).block(LIMIT);
    }

    @SuppressWarnings("unchecked")
    private <S extends Subscription<?>> S subscription(String name) {
        return (S) context.getBean(name, Subscription.class);
    }

    private static <T extends KanalRecord> Envelope<T> envelope(T record) {
        return Envelope.of(record, "/kanal/test", Instant.now());
    }
}
