package io.kanal.twitter.api;

import io.kanal.twitter.api.OAuth1Signer.Parameter;
import io.kanal.twitter.api.XError.AppKeysWrong;
import io.kanal.twitter.api.XError.CallbackNotApproved;
import io.kanal.twitter.api.XError.Malformed;
import io.kanal.twitter.api.XError.Unauthorized;
import io.kanal.twitter.api.XTransport.Answer;
import io.kanal.twitter.api.XTransport.XRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calls to X that Kanal makes. Each fails only with an {@link XApiException}. Reads are tried again when X is out of order;
 * what changes something at X never is.
 */
@Component
public class XApi {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final XProperties properties;
    private final XTransport transport;
    private final XGuard guard;

    @Autowired
    XApi(XProperties properties, Clock clock, XGuard guard) {
        this.properties = properties;
        this.transport = new XTransport(properties, OAuth1Signer.withRandomNonces(clock), clock);
        this.guard = guard;
    }

    /** The calls, with limits and time limits as configured. */
    public XApi(XProperties properties, Clock clock) {
        this(properties, clock, new XGuard(properties));
    }

    /** X's clock, by what its last answer told; ours before the first. */
    public Instant now() {
        return transport.now();
    }

    /** The account whose token this is. */
    public Mono<XAnswer<XUser>> me(XCredentials credentials) {
        return get(credentials, "/2/users/me", userFields()).map(answer -> answer(answer, XApi::user));
    }

    /** Another account. */
    public Mono<XAnswer<XUser>> user(XCredentials credentials, String userId) {
        return get(credentials, "/2/users/" + OAuth1Signer.encode(userId), userFields())
                .map(answer -> answer(answer, XApi::user));
    }

    /**
     * A page of the events of all conversations, newest first.
     *
     * @param maxResults how many, 1 to 100
     * @param paginationToken where an earlier page ended; null for the newest
     */
    public Mono<XAnswer<DmPage>> events(XCredentials credentials, int maxResults, @Nullable String paginationToken) {
        return get(credentials, "/2/dm_events", pageOf(maxResults, paginationToken))
                .map(answer -> answer(answer, XApi::page));
    }

    /** A page of the events of one conversation, newest first. */
    public Mono<XAnswer<DmPage>> conversation(
            XCredentials credentials, String conversationId, int maxResults, @Nullable String paginationToken) {
        var path = "/2/dm_conversations/" + OAuth1Signer.encode(conversationId) + "/dm_events";
        return get(credentials, path, pageOf(maxResults, paginationToken)).map(answer -> answer(answer, XApi::page));
    }

    /** One event, as a page of one. */
    public Mono<XAnswer<DmPage>> event(XCredentials credentials, String eventId) {
        return get(credentials, "/2/dm_events/" + OAuth1Signer.encode(eventId), eventFields())
                .map(answer -> answer(answer, XApi::singleEvent));
    }

    /** Sends a text to a conversation. X has no idempotency key, so a failure may still have been carried out. */
    public Mono<XAnswer<SentMessage>> send(XCredentials credentials, String conversationId, String text) {
        var path = "/2/dm_conversations/" + OAuth1Signer.encode(conversationId) + "/messages";
        return post(credentials, path, JSON.writeValueAsBytes(Map.of("text", text)))
                .map(answer -> answer(answer, XApi::sent));
    }

    /** Kills the token at X. A token that is dead already fails with {@link Unauthorized}. */
    public Mono<Void> invalidate(XCredentials credentials) {
        return post(credentials, "/1.1/oauth/invalidate_token.json", null).then();
    }

    /** Asks X whether the app's keys are right, without any account. Fails with {@link AppKeysWrong} if they are not. */
    public Mono<Void> checkApp(XApp app) {
        var request = new XRequest(HttpMethod.POST, app.baseUrl(), "/oauth/request_token", List.of(), null);
        var call = transport.call(request, List.of(new Parameter("oauth_callback", "oob")), app);
        return guard.once(app.baseUrl(), call).then().onErrorResume(XApiException.class, e -> switch (e.error()) {
            // X looks at the callback only after it knew the app.
            case CallbackNotApproved known -> Mono.empty();
            case Unauthorized unknown -> Mono.error(new XApiException(new AppKeysWrong(), e.limits()));
            default -> Mono.error(e);
        });
    }

    private Mono<Answer> get(XCredentials credentials, String path, List<Parameter> query) {
        var baseUrl = credentials.app().baseUrl();
        return guard.read(
                baseUrl, transport.call(new XRequest(HttpMethod.GET, baseUrl, path, query, null), credentials));
    }

    private Mono<Answer> post(XCredentials credentials, String path, byte @Nullable [] json) {
        URI baseUrl = credentials.app().baseUrl();
        return guard.once(
                baseUrl, transport.call(new XRequest(HttpMethod.POST, baseUrl, path, List.of(), json), credentials));
    }

    private List<Parameter> userFields() {
        return List.of(new Parameter("user.fields", String.join(",", properties.userFields())));
    }

    private List<Parameter> eventFields() {
        return List.of(
                new Parameter("dm_event.fields", String.join(",", properties.dmEventFields())),
                new Parameter("expansions", String.join(",", properties.expansions())),
                new Parameter("user.fields", String.join(",", properties.userFields())),
                new Parameter("media.fields", String.join(",", properties.mediaFields())));
    }

    private List<Parameter> pageOf(int maxResults, @Nullable String paginationToken) {
        var query = new ArrayList<>(eventFields());
        query.add(new Parameter("max_results", Integer.toString(maxResults)));
        if (paginationToken != null) {
            query.add(new Parameter("pagination_token", paginationToken));
        }
        return query;
    }

    private static <T> XAnswer<T> answer(Answer answer, Function<Read, T> reading) {
        var json = parse(answer);
        var data = json.path("data");
        if (data.isMissingNode()
                && json.path("errors").isArray()
                && json.path("meta").isMissingNode()) {
            throw new XApiException(ErrorAnswer.ofErrorsAlone(json, answer.limits()), answer.limits());
        }
        return new XAnswer<>(reading.apply(new Read(answer, json)), answer.limits());
    }

    private static JsonNode parse(Answer answer) {
        try {
            var json = JSON.readTree(answer.body());
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException e) {
            // Not quoted: it may hold what a customer wrote.
        }
        throw malformed(answer);
    }

    private static XUser user(Read read) {
        var user = XUser.of(read.json().path("data"));
        return read.require(user, !user.id().isEmpty() && !user.username().isEmpty());
    }

    private static DmPage page(Read read) {
        var hasList =
                read.json().path("data").isArray() || read.json().path("meta").isObject();
        return read.require(DmPage.of(read.json()), hasList);
    }

    private static DmPage singleEvent(Read read) {
        var list = JSON.createObjectNode();
        list.putArray("data").add(read.json().path("data"));
        list.set("includes", read.json().path("includes"));
        var page = DmPage.of(list);
        return read.require(page, !page.events().isEmpty());
    }

    private static SentMessage sent(Read read) {
        var data = read.json().path("data");
        var sent = new SentMessage(
                data.path("dm_conversation_id").asString(""),
                data.path("dm_event_id").asString(""));
        return read.require(sent, !sent.eventId().isEmpty());
    }

    private static XApiException malformed(Answer answer) {
        return new XApiException(new Malformed(answer.status()), answer.limits());
    }

    /** An answer and its JSON. */
    private record Read(Answer answer, JsonNode json) {

        <T> T require(T value, boolean complete) {
            if (!complete) {
                throw malformed(answer);
            }
            return value;
        }
    }
}
