package io.kanal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Tests for managing people, over HTTP and with a real database. */
class PeopleTests extends LocalService {

    @Autowired
    WebTestClient http;

    String owner;

    @BeforeEach
    void signIn() {
        owner = token("owner", "kanal-demo");
    }

    @Test
    void invitedPersonChoosesPasswordOnceAndSignsIn() {
        var added = json(call("POST", "/api/users", owner, person("Budi.S", "AGENT"))
                .expectStatus()
                .isCreated());
        assertThat(added.get("expiresAt").asString()).isNotBlank();
        var link = invitation(added);
        assertThat(added.get("invitationUrl").asString()).startsWith("http://localhost:8080/invitations/");
        assertThat(json(call("GET", link, null, null).expectStatus().isOk())
                        .get("username")
                        .asString())
                .isEqualTo("Budi.S");
        call("POST", link, null, Map.of("password", "short")).expectStatus().isEqualTo(422);
        call("POST", link, null, Map.of("password", "kopi senja"))
                .expectStatus()
                .isNoContent();
        call("POST", link, null, Map.of("password", "kopi senja"))
                .expectStatus()
                .isNotFound();
        call("GET", link, null, null).expectStatus().isNotFound();
        token("budi.s", "kopi senja");
        call("POST", "/api/users", owner, person("BUDI.s", "AGENT"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("taken");
    }

    @Test
    void listHasEverybodyOfTheOrganisationInPages() {
        add("first");
        add("second");
        var names = new HashSet<String>();
        var page = json(
                call("GET", "/api/users?limit=2", owner, null).expectStatus().isOk());
        while (true) {
            page.get("items")
                    .forEach(item -> assertThat(names.add(item.get("username").asString()))
                            .isTrue());
            if (!page.has("nextCursor")) {
                break;
            }
            page = json(call(
                    "GET", "/api/users?limit=2&cursor=" + page.get("nextCursor").asString(), owner, null));
        }
        assertThat(names)
                .contains("owner", "supervisor", "agent", "first", "second")
                .doesNotContain("other", "operator");
        var me = json(call("GET", "/api/users", owner, null)).get("items").get(0);
        assertThat(me.get("lastSeenAt").asString()).isNotBlank();
    }

    @Test
    void supervisorManagesAgentsOnly() {
        var supervisor = token("supervisor", "kanal-demo");
        call("GET", "/api/users", supervisor, null).expectStatus().isOk();
        var agent = json(call("POST", "/api/users", supervisor, person("new.agent", "AGENT"))
                .expectStatus()
                .isCreated());
        var id = agent.get("id").asString();
        call("PATCH", "/api/users/" + id, supervisor, Map.of("active", false))
                .expectStatus()
                .isOk();
        call("PATCH", "/api/users/" + id, supervisor, Map.of("role", "OWNER"))
                .expectStatus()
                .isForbidden();
        call("POST", "/api/users", supervisor, person("new.owner", "OWNER"))
                .expectStatus()
                .isForbidden();
        var ownerId = json(call("GET", "/api/auth/me", owner, null)).get("id").asString();
        call("PATCH", "/api/users/" + ownerId, supervisor, Map.of("active", false))
                .expectStatus()
                .isForbidden();
        call("POST", "/api/users/" + ownerId + "/password-link", supervisor, null)
                .expectStatus()
                .isForbidden();
    }

    @Test
    void agentAndOperatorManageNobody() {
        call("GET", "/api/users", token("agent", "kanal-demo"), null)
                .expectStatus()
                .isForbidden();
        call("GET", "/api/users", token("operator", "kanal-demo"), null)
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("no-organization");
        call("GET", "/api/users", null, null).expectStatus().isUnauthorized();
    }

    @Test
    void lastActiveOwnerStays() {
        var id = json(call("GET", "/api/auth/me", owner, null)).get("id").asString();
        for (var change : Set.of(Map.<String, Object>of("active", false), Map.<String, Object>of("role", "AGENT"))) {
            call("PATCH", "/api/users/" + id, owner, change)
                    .expectStatus()
                    .isEqualTo(409)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("last-owner");
        }
        token("owner", "kanal-demo");
        assertThat(json(call("GET", "/api/auth/me", owner, null)).get("role").asString())
                .isEqualTo("OWNER");
    }

    @Test
    void deactivatedPersonIsSignedOut() {
        var added = add("leaving");
        call("POST", invitation(added), null, Map.of("password", "kopi senja"))
                .expectStatus()
                .isNoContent();
        var session =
                json(call("POST", "/internal/sessions", null, Map.of("username", "leaving", "password", "kopi senja"))
                        .expectStatus()
                        .isOk());
        call("PATCH", "/api/users/" + added.get("id").asString(), owner, Map.of("active", false))
                .expectStatus()
                .isOk();
        call("POST", "/internal/sessions/refresh", null, Map.of("refreshToken", session.get("refreshToken")))
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void passwordLinkReplacesTheOlderOne() {
        var added = add("forgetful");
        var link = json(call("POST", "/api/users/" + added.get("id").asString() + "/password-link", owner, null)
                .expectStatus()
                .isCreated());
        call("GET", invitation(added), null, null).expectStatus().isNotFound();
        call("POST", invitation(link), null, Map.of("password", "kopi senja"))
                .expectStatus()
                .isNoContent();
        token("forgetful", "kopi senja");
    }

    @Test
    void peopleOfAnotherOrganisationAreNotThere() {
        var foreign = json(call("GET", "/api/auth/me", token("other", "kanal-demo"), null))
                .get("id")
                .asString();
        for (var id : Set.of(foreign, UUID.randomUUID().toString(), "not-an-id")) {
            call("PATCH", "/api/users/" + id, owner, Map.of("active", true))
                    .expectStatus()
                    .isNotFound();
            call("POST", "/api/users/" + id + "/password-link", owner, null)
                    .expectStatus()
                    .isNotFound();
        }
    }

    @ParameterizedTest
    @MethodSource
    void badInputIsNamed(String method, String path, String body, int status, String field) {
        var answer = call(method, path, owner, body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(answer).contains("\"field\":\"%s\"".formatted(field)).doesNotContain("io.kanal");
    }

    static Stream<Arguments> badInputIsNamed() {
        var nobody = "/api/users/" + UUID.randomUUID();
        return Stream.of(
                Arguments.of("POST", "/api/users", "{\"displayName\":\"B\",\"role\":\"AGENT\"}", 422, "username"),
                Arguments.of(
                        "POST",
                        "/api/users",
                        "{\"username\":\"a b\",\"displayName\":\"B\",\"role\":\"AGENT\"}",
                        422,
                        "username"),
                Arguments.of(
                        "POST",
                        "/api/users",
                        "{\"username\":\"b\",\"displayName\":\"\",\"role\":\"AGENT\"}",
                        422,
                        "displayName"),
                Arguments.of(
                        "POST",
                        "/api/users",
                        "{\"username\":\"b\",\"displayName\":\"B\\u0007\",\"role\":\"AGENT\"}",
                        422,
                        "displayName"),
                Arguments.of(
                        "POST",
                        "/api/users",
                        "{\"username\":\"b\",\"displayName\":\"%s\",\"role\":\"AGENT\"}".formatted("x".repeat(101)),
                        422,
                        "displayName"),
                Arguments.of("POST", "/api/users", "{\"username\":\"b\",\"displayName\":\"B\"}", 422, "role"),
                Arguments.of(
                        "POST",
                        "/api/users",
                        "{\"username\":\"b\",\"displayName\":\"B\",\"role\":\"OPERATOR\"}",
                        422,
                        "role"),
                Arguments.of(
                        "POST",
                        "/api/users",
                        "{\"username\":\"b\",\"displayName\":\"B\",\"role\":\"BOSS\"}",
                        400,
                        "role"),
                Arguments.of(
                        "POST", "/api/users", "{\"username\":\"b\",\"displayName\":\"B\",\"role\":1}", 400, "role"),
                Arguments.of("PATCH", nobody, "{\"active\":\"yes\"}", 400, "active"),
                Arguments.of("PATCH", nobody, "{\"role\":[]}", 400, "role"),
                Arguments.of("GET", "/api/users?limit=0", null, 422, "limit"),
                Arguments.of("GET", "/api/users?limit=many", null, 400, "limit"),
                Arguments.of("GET", "/api/users?cursor=%25", null, 400, "cursor"));
    }

    private JsonNode add(String username) {
        return json(call("POST", "/api/users", owner, person(username, "AGENT"))
                .expectStatus()
                .isCreated());
    }

    private static Map<String, String> person(String username, String role) {
        return Map.of("username", username, "displayName", "Some One", "role", role);
    }

    private static String invitation(JsonNode answer) {
        var url = answer.get("invitationUrl").asString();
        return "/api/invitations/" + url.substring(url.lastIndexOf('/') + 1);
    }

    private String token(String username, String password) {
        return json(call("POST", "/api/auth/token", null, Map.of("username", username, "password", password))
                        .expectStatus()
                        .isOk())
                .get("accessToken")
                .asString();
    }

    private WebTestClient.ResponseSpec call(String method, String path, String token, Object body) {
        var request = http.method(HttpMethod.valueOf(method)).uri(path).headers(headers -> {
            if (token != null) {
                headers.setBearerAuth(token);
            }
        });
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange();
    }

    private static JsonNode json(WebTestClient.ResponseSpec answer) {
        return answer.expectBody(JsonNode.class).returnResult().getResponseBody();
    }
}
