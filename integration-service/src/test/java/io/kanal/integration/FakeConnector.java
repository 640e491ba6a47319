package io.kanal.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A twitter-connector that answers as a test tells it to, over real HTTP on the loopback. */
public final class FakeConnector implements AutoCloseable {

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Answer answer = new Answer(500, "text/plain", "no answer set");

    /** A call that came in. */
    public record Request(
            String path,
            @Nullable String authorization,
            @Nullable String traceparent,
            JsonNode body) {}

    private record Answer(
            int status, String contentType, @Nullable String body) {}

    public FakeConnector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public void answers(int status, String json) {
        answer = new Answer(status, "application/json", json);
    }

    public void answersWithProblem(int status, String code, String errors) {
        answer = new Answer(status, "application/problem+json", """
                {"type": "about:blank", "status": %d, "detail": "X says no.", "code": "%s", "errors": %s}
                """.formatted(status, code, errors));
    }

    public void answersPlainly(int status, String contentType, String body) {
        answer = new Answer(status, contentType, body);
    }

    /** Takes calls and never answers them. */
    public void staysSilent() {
        answer = new Answer(0, "", null);
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public Request lastRequest() {
        return requests.getLast();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        requests.add(new Request(
                exchange.getRequestURI().getPath(),
                headers.getFirst("Authorization"),
                headers.getFirst("traceparent"),
                JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes())));
        var now = answer;
        if (now.body() == null) {
            awaitClose();
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", now.contentType());
        var body = now.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(now.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
