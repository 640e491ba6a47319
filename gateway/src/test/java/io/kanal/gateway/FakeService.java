package io.kanal.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service behind the gateway, over real sockets. It remembers what reached it; a path nobody taught it is 200 {@code {}}. */
final class FakeService {

    private final HttpServer server;
    private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    FakeService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Teaches it an answer. The handler gets the request with its body already read. */
    void on(String path, HttpHandler handler) {
        handlers.put(path, handler);
    }

    void answers(String path, int status, String contentType, String body) {
        on(path, exchange -> answer(exchange, status, contentType, body));
    }

    void reset() {
        handlers.clear();
        calls.clear();
    }

    List<Call> calls(String path) {
        return calls.stream().filter(call -> call.uri().getPath().equals(path)).toList();
    }

    Call onlyCall(String path) {
        var found = calls(path);
        if (found.size() != 1) {
            throw new AssertionError("Expected one call of %s, but had %d".formatted(path, found.size()));
        }
        return found.getFirst();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    static void answer(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        calls.add(new Call(
                exchange.getRequestMethod(), exchange.getRequestURI(), copy(exchange.getRequestHeaders()), body));
        var handler = handlers.get(exchange.getRequestURI().getPath());
        if (handler == null) {
            answer(exchange, 200, "application/json", "{}");
        } else {
            handler.handle(exchange);
        }
    }

    private static Headers copy(Headers headers) {
        var copy = new Headers();
        copy.putAll(headers);
        return copy;
    }

    /** A request as it arrived. */
    record Call(String method, URI uri, Headers headers, byte[] body) {

        String header(String name) {
            return headers.getFirst(name);
        }
    }
}
