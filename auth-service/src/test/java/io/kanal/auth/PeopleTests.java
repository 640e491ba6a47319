package io.kanal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.person.PersonEvent;
import io.kanal.contracts.person.PersonEvent.PersonActivated;
import io.kanal.contracts.person.PersonEvent.PersonDeactivated;
import io.kanal.test.TestTopics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tests for managing people, over HTTP and with a real database. */
class PeopleTests extends LocalService {

    String owner;

    @BeforeEach
    void signIn() {
        owner = token("owner");
    }

    @Test
    void listHasEverybodyOfTheOrganisationInPages() {
        add(owner, "first", "AGENT");
        add(owner, "second", "AGENT");
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
        var supervisor = token("supervisor");
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
        call("GET", "/api/users", token("agent"), null).expectStatus().isForbidden();
        call("GET", "/api/users", token("operator"), null)
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
        token("owner");
        assertThat(json(call("GET", "/api/auth/me", owner, null)).get("role").asString())
                .isEqualTo("OWNER");
    }

    @Test
    void deactivatedPersonIsSignedOut() {
        var added = add(owner, "leaving", "AGENT");
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
        me(session.get("accessToken").asString()).expectStatus().isUnauthorized();
        post("/api/auth/token", signIn("leaving", "kopi senja")).expectStatus().isUnauthorized();
        call("POST", "/api/users/" + added.get("id").asString() + "/password-link", owner, null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("deactivated");
        call("PATCH", "/api/users/" + added.get("id").asString(), owner, Map.of("active", true))
                .expectStatus()
                .isOk();
        token("leaving", "kopi senja");
    }

    @Test
    void otherServicesAreToldOnceWhoMaySignInNoMoreAndWhoMayAgain() {
        var person = UUID.fromString(joined(owner, "told", "AGENT").get("id").asString());
        for (var active : List.of(false, false, true, true)) {
            call("PATCH", "/api/users/" + person, owner, Map.of("active", active))
                    .expectStatus()
                    .isOk();
        }

        var organisation =
                UUID.fromString(json(me(owner)).at("/organization/id").asString());
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(toldOf(person))
                        .containsExactly(
                                new PersonDeactivated(organisation, person),
                                new PersonActivated(organisation, person)));
    }

    private static List<PersonEvent> toldOf(UUID person) {
        return TestTopics.read(PersonEvent.TOPIC, PersonEvent.class).stream()
                .map(Envelope::record)
                .filter(event -> event.personId().equals(person))
                .toList();
    }

    @Test
    void newRoleComesWithTheNextRefresh() {
        var added = joined(owner, "rising", "AGENT");
        var session = json(post("/internal/sessions", signIn("rising", "kopi senja")));
        call("PATCH", "/api/users/" + added.get("id").asString(), owner, Map.of("role", "SUPERVISOR"))
                .expectStatus()
                .isOk();
        var refreshed = refreshed(session).get("accessToken").asString();
        call("GET", "/api/users", refreshed, null).expectStatus().isOk();
    }

    @Test
    void ofTwoOwnersWhoDeactivateEachOtherAtOnceOneStays() {
        var second = joined(owner, "second.owner", "OWNER").get("id").asString();
        var first = json(me(owner)).get("id").asString();
        var secondsToken = token("second.owner", "kopi senja");
        try {
            for (var round = 0; round < 5; round++) {
                sql("update app_user set active = true where username in ('owner', 'second.owner')");
                var statuses = Mono.zip(
                                deactivate(first, secondsToken),
                                deactivate(second, owner),
                                (one, two) -> List.of(one, two))
                        .block(LIMIT);
                assertThat(statuses).containsExactlyInAnyOrder(200, 409);
            }
        } finally {
            sql("update app_user set active = (username = 'owner') where username in ('owner', 'second.owner')");
        }
    }

    private Mono<Integer> deactivate(String id, String token) {
        return Mono.fromCallable(() -> call("PATCH", "/api/users/" + id, token, Map.of("active", false))
                        .expectBody(String.class)
                        .returnResult()
                        .getStatus()
                        .value())
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Test
    void peopleOfAnotherOrganisationAreNotThere() {
        var foreign = json(call("GET", "/api/auth/me", token("other"), null))
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
}
