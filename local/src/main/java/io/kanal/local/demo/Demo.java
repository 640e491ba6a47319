package io.kanal.local.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Connects an account of the sandbox both ways, receives a customer's message, and disconnects. An account that was connected before stays. */
public final class Demo {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long LOOK_MILLIS = 300;
    private static final String POLLED = "/2/dm_events";
    private static final String CONNECTIONS = "/api/integrations/connections/";

    private final Web kanal;
    private final Web sandbox;
    private final Consumer<String> out;

    private Demo(Web kanal, Web sandbox, Consumer<String> out) {
        this.kanal = kanal;
        this.sandbox = sandbox;
        this.out = out;
    }

    /** Plays everything; the first thing that goes wrong ends it. */
    public static void play(String kanalAddress, String sandboxAddress, Consumer<String> out)
            throws IOException, InterruptedException {
        try (var kanal = new Web(kanalAddress);
                var sandbox = new Web(sandboxAddress)) {
            new Demo(kanal, sandbox, out).play();
        }
    }

    private void play() throws IOException, InterruptedException {
        out.accept("Signing in as supervisor of the organisation Demo");
        kanal.signIn("supervisor", "kanal-demo");
        // At X's own limits a new message takes up to 75 s; the same code runs faster with more quota.
        var before = find(sandbox.get("/sandbox/limits").path("items"), "path", POLLED);
        limit(900, 900);
        try {
            out.accept("1. Integrate with developer Apps: the keys of the app Kopi Senja");
            visit("kopi_senja", this::connectByKeys);
            out.accept("2. Login in Twitter: a person signs in at X as kanal_demo");
            visit("kanal_demo", this::connectByLogin);
        } finally {
            limit(before.path("limit").asInt(), before.path("windowSeconds").asInt());
        }
        out.accept("The main job is done: connected both ways, received, disconnected.");
    }

    private void limit(int calls, int windowSeconds) throws IOException, InterruptedException {
        sandbox.post("/sandbox/limits", Map.of("path", POLLED, "limit", calls, "windowSeconds", windowSeconds));
    }

    private void visit(String account, Connecting way) throws IOException, InterruptedException {
        var before = find(kanal.get("/api/channels").path("items"), "handle", account);
        var connection = await(CONNECTIONS + way.connect(account), Demo::hasEnded);
        if (!connection.path("state").asString().equals("CONNECTED")) {
            throw new IOException("The connection ended otherwise: " + connection);
        }
        var channel = connection.path("channelId").asString();
        out.accept("   connected: @%s, channel %s".formatted(account, channel));
        receive(account, channel);
        if (before.isMissingNode()) {
            disconnect(channel);
        } else {
            out.accept("   @%s was connected before the demo, so it stays".formatted(account));
        }
    }

    private String connectByKeys(String account) throws IOException, InterruptedException {
        var app = find(sandbox.get("/sandbox/apps").path("items"), "name", "Kopi Senja");
        var owner = app.path("owner");
        var keys = Map.of(
                "apiKey", app.path("apiKey").asString(),
                "apiKeySecret", app.path("apiKeySecret").asString(),
                "accessToken", owner.path("accessToken").asString(),
                "accessTokenSecret", owner.path("accessTokenSecret").asString());
        return kanal.post("/api/integrations/twitter/developer-app", keys)
                .path("connectionId")
                .asString();
    }

    private String connectByLogin(String account) throws IOException, InterruptedException {
        var opened = kanal.post("/api/integrations/twitter/login", Map.of());
        var page = URI.create(opened.path("authorizeUrl").asString());
        var token = page.getRawQuery().replaceAll(".*oauth_token=([^&]*).*", "$1");
        var callback = kanal.submit(
                page.resolve("/oauth/authorize"),
                Map.of("oauth_token", token, "username", account, "password", "sandbox"));
        var shown = kanal.open(callback);
        out.accept("   X sent the browser back, and the panel shows " + shown.getPath());
        return opened.path("connectionId").asString();
    }

    private void receive(String account, String channel) throws IOException, InterruptedException {
        var text = "Halo, is this still available? (%s)"
                .formatted(UUID.randomUUID().toString().substring(0, 4));
        out.accept("   the customer siti writes to @%s: %s".formatted(account, text));
        sandbox.post("/sandbox/messages", Map.of("from", "siti", "to", account, "text", text));
        var conversations = "/api/inbox/conversations?channelId=" + channel;
        var list = await(conversations, answer -> !withLast(answer, text).isMissingNode());
        var conversation = withLast(list, text);
        out.accept("   it is in the inbox, unread: "
                + conversation.path("unreadCount").asString());
    }

    private void disconnect(String channel) throws IOException, InterruptedException {
        out.accept("   disconnecting");
        var id = kanal.post("/api/integrations/channels/%s/disconnect".formatted(channel), Map.of())
                .path("disconnectionId")
                .asString();
        var ended = await(
                "/api/integrations/disconnections/" + id,
                answer -> answer.path("state").asString().equals("DISCONNECTED"));
        out.accept("   disconnected, the token at X: "
                + ended.at("/receipt/revocation").asString());
    }

    private JsonNode await(String path, Predicate<JsonNode> good) throws IOException, InterruptedException {
        var end = System.nanoTime() + LIMIT.toNanos();
        var answer = kanal.get(path);
        while (!good.test(answer)) {
            if (System.nanoTime() > end) {
                throw new IOException("Nothing came of it in %d s: %s".formatted(LIMIT.toSeconds(), answer));
            }
            Thread.sleep(LOOK_MILLIS);
            answer = kanal.get(path);
        }
        return answer;
    }

    private static boolean hasEnded(JsonNode connection) {
        return switch (connection.path("state").asString()) {
            case "CONNECTED", "FAILED", "CANCELLED", "EXPIRED" -> true;
            default -> false;
        };
    }

    private static JsonNode withLast(JsonNode conversations, String text) {
        return conversations
                .path("items")
                .valueStream()
                .filter(each -> each.at("/last/text").asString("").equals(text))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static JsonNode find(JsonNode items, String field, String value) {
        return items.valueStream()
                .filter(each -> each.path(field).asString("").equals(value))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** One of the two ways; answers the connection's id. */
    @FunctionalInterface
    private interface Connecting {
        String connect(String account) throws IOException, InterruptedException;
    }
}
