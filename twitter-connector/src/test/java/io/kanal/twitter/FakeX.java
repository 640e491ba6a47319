package io.kanal.twitter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** An X that answers what a test tells it to, on loopback, and remembers what it was asked. */
public final class FakeX implements AutoCloseable {

    private static final Pattern OAUTH_TOKEN = Pattern.compile("oauth_token=\"(\\d+)-");

    private HttpServer server;
    private final Map<String, Answer> standing = new ConcurrentHashMap<>();
    private final Map<String, Queue<Answer>> once = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** Starts it on a free port. */
    public FakeX() {
        server = listening(0);
    }

    private HttpServer listening(int port) {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listening.createContext("/", this::handle);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes all connections and accepts none until {@link #comeBack}. */
    public void goAway() {
        server.stop(0);
    }

    /** Listens again where it was. */
    public void comeBack() {
        server = listening(server.getAddress().getPort());
    }

    /** What it answers. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** What it was asked. */
    public record Request(String method, String path, String query, String authorization, String body) {

        /** The account whose token it was made with: X writes its id in front of the token. */
        public String accountId() {
            var token = OAUTH_TOKEN.matcher(authorization == null ? "" : authorization);
            return token.find() ? token.group(1) : "";
        }
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers a call so from here on. */
    public FakeX answers(String call, Answer answer) {
        standing.put(call, answer);
        return this;
    }

    /** Answers the next such call so. */
    public FakeX answersOnce(String call, Answer answer) {
        once.computeIfAbsent(call, key -> new ConcurrentLinkedQueue<>()).add(answer);
        return this;
    }

    /** Forgets all answers and requests. */
    public void reset() {
        standing.clear();
        once.clear();
        requests.clear();
    }

    /** Answers a call that is made with a token of this account so from here on; null takes that back. */
    public FakeX answersFor(String accountId, String call, Answer answer) {
        if (answer == null) {
            standing.remove(accountId + " " + call);
            return this;
        }
        return answers(accountId + " " + call, answer);
    }

    /** All requests of a call that were made with a token of this account. */
    public List<Request> requestsOf(String accountId, String call) {
        return requests(call).stream()
                .filter(request -> accountId.equals(request.accountId()))
                .toList();
    }

    /** All requests of a call. */
    public List<Request> requests(String call) {
        return requests.stream()
                .filter(request -> call.equals(request.method() + " " + request.path()))
                .toList();
    }

    /** An answer with JSON. */
    public static Answer json(int status, String body) {
        return text(status, "application/json", body, Map.of());
    }

    /** An answer with JSON and headers. */
    public static Answer json(int status, String body, Map<String, String> headers) {
        return text(status, "application/json", body, headers);
    }

    /** An answer with a form, as X answers OAuth calls. */
    public static Answer form(String body) {
        return text(200, "text/html;charset=utf-8", body, Map.of());
    }

    /** An answer with any text. */
    public static Answer text(int status, String type, String body, Map<String, String> headers) {
        return exchange -> {
            var bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** A connection that breaks without an answer. */
    public static Answer breaksOff() {
        return HttpExchange::close;
    }

    /** An answer that is announced longer than it is. */
    public static Answer truncated() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"data\":[".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var call = exchange.getRequestMethod() + " " + uri.getPath();
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var request =
                    new Request(exchange.getRequestMethod(), uri.getPath(), uri.getRawQuery(), authorization, body);
            requests.add(request);
            exchange.setStreams(new ByteArrayInputStream(body.getBytes(UTF_8)), null);
            answerTo(call, request.accountId()).to(exchange);
        }
    }

    private Answer answerTo(String call, String accountId) {
        var queue = once.get(call);
        var next = queue == null ? null : queue.poll();
        if (next != null) {
            return next;
        }
        var otherwise = standing.getOrDefault(call, json(404, "{\"title\":\"Not Found\"}"));
        return standing.getOrDefault(accountId + " " + call, otherwise);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
