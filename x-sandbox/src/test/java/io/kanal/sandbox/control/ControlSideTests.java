package io.kanal.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.sandbox.Sandbox;
import io.kanal.sandbox.SandboxTest;
import io.kanal.sandbox.oauth.XClient;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests for the control side: what it starts with, and that bad input is said and named. */
@SandboxTest
class ControlSideTests {

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "1",
            "\"x\"",
            "[]",
            "{}",
            "{",
            "[{}]",
            "[null]",
            "[[]]",
            "{\"from\": null}",
            "{\"from\": 1, \"to\": {}, \"text\": []}",
            "{\"from\": \"budi\", \"to\": \"nobody\", \"text\": \"x\"}",
            "{\"from\": \"budi\", \"to\": \"siti\", \"text\": \"x\", \"sentAt\": \"yesterday\"}",
            "{\"from\": \"budi\", \"to\": \"siti\", \"text\": \"x\", \"sentAt\": \"1999-01-01T00:00:00Z\"}",
            "{\"from\": \"budi\", \"to\": \"siti\", \"text\": \"x\", \"mediaUrl\": \"javascript:1\"}",
            "{\"from\": \"budi\", \"to\": \"siti\", \"text\": \"x\", \"eventType\": \"\"}",
            "{\"from\": \"budi\", \"to\": [null], \"text\": \"x\"}",
            "{\"from\": \"budi\", \"conversation\": \"1-2\", \"text\": \"x\"}",
            "{\"username\": \"way_too_long_username\", \"name\": \"x\"}",
            "{\"username\": \"budi\", \"name\": \"x\"}",
            "{\"username\": {}, \"name\": []}",
            "{\"username\": \"a\\u0000b\", \"name\": \"x\"}",
            "{\"path\": \"/nowhere\", \"limit\": 1, \"windowSeconds\": 1}",
            "{\"limit\": -1, \"windowSeconds\": 0}",
            "{\"limit\": 99999999999999999999, \"windowSeconds\": \"x\"}",
            "{\"path\": \"/2/{\", \"kind\": \"slow\"}",
            "{\"path\": \"/2/**\", \"kind\": \"nothing\"}",
            "{\"path\": \"/2/**\", \"kind\": \"slow\", \"times\": -1}",
            "{\"path\": \"/2/**\", \"kind\": \"slow\", \"account\": \"nobody\"}",
            "{\"skipSeconds\": -1}",
            "{\"skipSeconds\": 99999999999}",
            "{\"skipSeconds\": \"x\"}",
            "{\"name\": \"x\", \"permission\": \"all\", \"owner\": \"budi\"}",
            "{\"name\": \"x\", \"permission\": \"read\", \"owner\": \"nobody\"}",
            "{\"spec\": \"3\"}",
            "[".repeat(3_000),
            "{\"a\":".repeat(3_000));

    private final Sandbox sandbox;

    ControlSideTests(@LocalServerPort int port) {
        sandbox = new Sandbox(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/messages",
                "/accounts",
                "/apps",
                "/mentions",
                "/limits",
                "/faults",
                "/revoke",
                "/clock",
                "/switches"
            })
    void badBodiesAreNeverAFailureOfOurs(String path) {
        for (var body : BODIES) {
            var answer = sandbox.control("POST", path, body);
            assertThat(answer.status())
                    .as(path + " " + (body.length() < 200 ? body : "nested") + " " + answer.text())
                    .isLessThan(500);
            if (answer.status() >= 400) {
                assertThat(answer.status()).isIn(400, 404, 422);
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            }
        }
        sandbox.calm();
    }

    @Test
    void aBadFieldIsNamed() {
        var inList = sandbox.control("POST", "/messages", """
                [{"from": "budi", "to": "siti", "text": "x"}, {"from": "budi", "to": "nobody", "text": "x"}]""");
        var account = sandbox.control("POST", "/accounts", "{\"username\": \"a b\", \"name\": \"x\"}");

        assertThat(inList.status()).isEqualTo(422);
        assertThat(inList.json().at("/errors/0/field").asString()).isEqualTo("items[1].to");
        assertThat(account.json().at("/errors/0/field").asString()).isEqualTo("username");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/messages",
                "/messages?account=nobody",
                "/messages?account=budi&limit=x",
                "/messages?account=budi&limit=0",
                "/requests?since=yesterday",
                "/nothing"
            })
    void badQueriesAreSaid(String path) {
        assertThat(sandbox.control("GET", path, null).status()).isIn(400, 404, 422);
    }

    @Test
    void startsWithTwoAppsFiveAccountsAnd40Messages() {
        var apps = sandbox.done("GET", "/apps", null).toString();
        var messages = List.of("kanal_demo", "kopi_senja").stream()
                .flatMap(account -> sandbox.done("GET", "/messages?account=" + account, null)
                        .get("items")
                        .valueStream())
                .filter(message -> message.get("eventType").asString().equals("MessageCreate"))
                .filter(message -> Instant.parse(message.get("sentAt").asString())
                        .isBefore(Instant.now().minusSeconds(3_600)))
                .toList();

        assertThat(apps).contains("\"Kanal\"").contains("\"Kopi Senja\"");
        assertThat(sandbox.done("GET", "/accounts", null).toString())
                .contains("kanal_demo", "kopi_senja", "budi", "siti", "rahma");
        assertThat(messages).hasSize(40);
        assertThat(messages).filteredOn(message -> message.has("mediaUrl")).hasSize(1);
        assertThat(messages).filteredOn(message -> message.has("group")).hasSize(4);
    }

    @Test
    void keysHaveTheFormatsOfX() {
        var app = sandbox.done("GET", "/apps", null).at("/items/0");

        assertThat(app.get("apiKey").asString()).matches("[A-Za-z0-9]{25}");
        assertThat(app.get("apiKeySecret").asString()).matches("[A-Za-z0-9]{50}");
        assertThat(app.at("/owner/accessToken").asString()).matches("[0-9]{1,19}-[A-Za-z0-9]{40}");
        assertThat(app.at("/owner/accessTokenSecret").asString()).matches("[A-Za-z0-9]{45}");
    }

    @Test
    void fiveThousandMessagesAreWrittenInOneCall() {
        var from = sandbox.person();
        var to = sandbox.person();
        var list = IntStream.range(0, 5_000)
                .mapToObj(index -> "{\"from\": \"%s\", \"to\": \"%s\", \"text\": \"%d\"}".formatted(from, to, index))
                .collect(Collectors.joining(",", "[", "]"));

        assertThat(sandbox.done("POST", "/messages", list).get("items")).hasSize(5_000);

        assertThat(sandbox.done("GET", "/messages?account=" + to, null).get("items"))
                .hasSize(5_000);
        var page = sandbox.client(to).get("/2/dm_events", "max_results", "1");
        assertThat(page.json().at("/data/0/text").asString()).isEqualTo("4999");
    }

    @Test
    void requestsAreRememberedWithoutSecrets() {
        var since = Instant.now();
        var person = sandbox.person();
        sandbox.client(person).get("/2/dm_events", "max_results", "5");

        var found = sandbox.done("GET", "/requests?since=" + since, null)
                .get("items")
                .valueStream()
                .filter(item -> item.path("account").asString("").equals(person))
                .toList();

        assertThat(found).singleElement().satisfies(request -> {
            assertThat(request.get("path").asString()).isEqualTo("/2/dm_events");
            assertThat(request.get("query").asString()).isEqualTo("max_results=5");
            assertThat(request.get("status").asInt()).isEqualTo(200);
            assertThat(request.get("app").asString()).isEqualTo("app of " + person);
        });
    }

    @Test
    void thereIsAPageForPeopleAndHealthForPrograms() {
        var page = XClient.plain(sandbox.port(), "GET", "/sandbox", "text/plain", null);
        var health = XClient.plain(sandbox.port(), "GET", "/actuator/health", "text/plain", null);
        var picture = XClient.plain(
                sandbox.port(),
                "GET",
                "/profile_images/" + sandbox.id("budi") + "/picture_normal.svg",
                "text/plain",
                null);

        assertThat(page.text()).contains("Write a direct message").contains("/sandbox/page.js");
        assertThat(health.text()).contains("UP");
        assertThat(picture.header("Content-Type")).startsWith("image/svg+xml");
    }

    @Test
    void anAccountHasAProfileWhereTheRealXHasIt() {
        var profile = XClient.plain(sandbox.port(), "GET", "/budi", "text/plain", null);

        assertThat(profile.header("Content-Type")).startsWith("text/html");
        assertThat(profile.text()).contains("Budi", "@budi", "This is the sandbox");
        assertThat(XClient.plain(sandbox.port(), "GET", "/nobody_of_here", "text/plain", null)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages/1-2", "/i/web/status/42"})
    void whatIsOpenedAtXLeadsToThePageForPeople(String path) {
        var answer = XClient.plain(sandbox.port(), "GET", path, "text/plain", null);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/sandbox");
    }
}
