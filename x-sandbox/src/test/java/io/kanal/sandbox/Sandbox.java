package io.kanal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.sandbox.oauth.XClient;
import io.kanal.sandbox.oauth.XClient.Answer;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The sandbox as tests use it: over its control side, with accounts of their own. */
public record Sandbox(int port) {

    public static final String CALLBACK = "http://127.0.0.1:8080/oauth/twitter/callback";

    public Answer control(String method, String path, String json) {
        return XClient.plain(port, method, "/sandbox" + path, "application/json", json);
    }

    public JsonNode done(String method, String path, String json) {
        var answer = control(method, path, json);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.text().isEmpty() ? XClient.JSON.nullNode() : answer.json();
    }

    /** A new account's user name. */
    public String person() {
        var name = "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        done("POST", "/accounts", """
                {"username": "%s", "name": "Person %s"}""".formatted(name, name));
        return name;
    }

    public String id(String username) {
        for (var item : done("GET", "/accounts", null).get("items")) {
            if (item.get("username").asString().equals(username)) {
                return item.get("id").asString();
            }
        }
        throw new AssertionError("no account " + username);
    }

    /** A new app of that account with that permission, and a client with its keys. */
    public XClient client(String owner, String permission) {
        var app = done("POST", "/apps", """
                {"name": "app of %s", "permission": "%s", "owner": "%s", "callbackUrls": ["%s"]}""".formatted(owner, permission, owner, CALLBACK));
        return client(app);
    }

    public XClient client(String owner) {
        return client(owner, "read-write-directmessages");
    }

    /** A client with the keys of an app that is there. */
    public XClient appClient(String name) {
        for (var app : done("GET", "/apps", null).get("items")) {
            if (app.get("name").asString().equals(name)) {
                return client(app);
            }
        }
        throw new AssertionError("no app " + name);
    }

    public String message(String from, String to, String text) {
        return done("POST", "/messages", """
                {"from": "%s", "to": "%s", "text": "%s"}""".formatted(from, to, text))
                .get("id")
                .asString();
    }

    public void fault(String json) {
        done("POST", "/faults", json);
    }

    public void calm() {
        control("DELETE", "/faults", null);
        control("DELETE", "/limits", null);
        control("DELETE", "/switches", null);
    }

    private XClient client(JsonNode app) {
        return new XClient(
                port,
                app.get("apiKey").asString(),
                app.get("apiKeySecret").asString(),
                app.get("owner").get("accessToken").asString(),
                app.get("owner").get("accessTokenSecret").asString());
    }
}
