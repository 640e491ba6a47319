package io.kanal.inbox;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.KanalRecord;
import io.kanal.contracts.channel.ChannelEvent;
import io.kanal.contracts.inbox.InboxMessage;
import io.kanal.outbox.Subscription;
import io.kanal.outbox.Subscription.InBatches;
import io.kanal.outbox.Subscription.OneByOne;
import io.kanal.test.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person's view of a running service, and what the service hears, without Kafka in between. */
public final class TestInbox {

    private static final Duration LIMIT = Duration.ofSeconds(30);

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
