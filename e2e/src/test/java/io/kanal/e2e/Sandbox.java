package io.kanal.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/**
 * The control side of the sandbox X.
 *
 * @param api where it is
 */
record Sandbox(Api api) {

    /** A business account with a developer app of its own that may read and write direct messages. */
    App newBusiness() {
        return newBusiness("read-write-directmessages");
    }

    App newBusiness(String permission) {
        return newApp(newAccount("biz"), permission);
    }

    App newBusinessCalled(String name) {
        return newApp(newAccount("biz", name), "read-write-directmessages");
    }

    private App newApp(String owner, String permission) {
        api.post("/sandbox/apps", Map.of("name", "App of " + owner, "permission", permission, "owner", owner))
                .ok();
        return app("App of " + owner);
    }

    App app(String name) {
        for (var item : api.get("/sandbox/apps").ok().get("items")) {
            if (item.get("name").stringValue().equals(name)) {
                return App.of(item);
            }
        }
        throw new AssertionError("The sandbox has no app " + name);
    }

    /** A new account, called "Name of" its user name. */
    String newAccount(String prefix) {
        var username = newUsername(prefix);
        create(username, "Name of " + username);
        return username;
    }

    String newAccount(String prefix, String name) {
        var username = newUsername(prefix);
        create(username, name);
        return username;
    }

    private static String newUsername(String prefix) {
        return prefix + "_" + ThreadLocalRandom.current().nextInt(100_000, 10_000_000);
    }

    private void create(String username, String name) {
        api.post("/sandbox/accounts", Map.of("username", username, "name", name))
                .ok();
    }

    String write(String from, String to, String text) {
        return api.post("/sandbox/messages", Map.of("from", from, "to", to, "text", text))
                .ok()
                .get("id")
                .stringValue();
    }

    List<String> write(List<Map<String, String>> messages) {
        var ids = new ArrayList<String>();
        api.post("/sandbox/messages", messages)
                .ok()
                .get("items")
                .forEach(item -> ids.add(item.get("id").stringValue()));
        return ids;
    }

    /** What an account has written, as X has it, oldest first. */
    List<String> textsFrom(String username) {
        return api.get("/sandbox/messages?limit=200&account=" + username)
                .ok()
                .get("items")
                .valueStream()
                .filter(message -> message.get("from").stringValue().equals(username))
                .map(message -> message.get("text").stringValue())
                .toList()
                .reversed();
    }

    void mention(String from, String text) {
        api.post("/sandbox/mentions", Map.of("from", from, "text", text)).ok();
    }

    void fault(String path, String kind, Map<String, Object> more) {
        var fault = new HashMap<String, Object>(more);
        fault.put("path", path);
        fault.put("kind", kind);
        api.post("/sandbox/faults", fault).ok();
    }

    void noFaults() {
        api.delete("/sandbox/faults").ok();
    }

    /** Lets everything that is about X's patience go faster; the headers tell the truth, so the code is the same. */
    void raiseLimits() {
        api.post("/sandbox/limits", Map.of("limit", 90_000, "windowSeconds", 900))
                .ok();
    }

    /** Whether X still takes a token. */
    JsonNode requests() {
        return api.get("/sandbox/requests").ok().get("items");
    }

    /**
     * A developer app.
     *
     * @param owner its owner's user name
     */
    record App(
            String name,
            String apiKey,
            String apiKeySecret,
            String owner,
            String accessToken,
            String accessTokenSecret) {

        static App of(JsonNode item) {
            var owner = item.get("owner");
            return new App(
                    item.get("name").stringValue(),
                    item.get("apiKey").stringValue(),
                    item.get("apiKeySecret").stringValue(),
                    owner.get("username").stringValue(),
                    owner.get("accessToken").stringValue(),
                    owner.get("accessTokenSecret").stringValue());
        }

        Map<String, Object> form() {
            return Map.of(
                    "apiKey", apiKey,
                    "apiKeySecret", apiKeySecret,
                    "accessToken", accessToken,
                    "accessTokenSecret", accessTokenSecret);
        }

        Map<String, Object> form(String field, Object value) {
            var form = new HashMap<>(form());
            form.put(field, value);
            return form;
        }
    }
}
