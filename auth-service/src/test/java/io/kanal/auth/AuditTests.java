package io.kanal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.Person;
import io.kanal.contracts.audit.AuditAction;
import io.kanal.contracts.audit.AuditEvent.ActionRecorded;
import io.kanal.contracts.audit.AuditResult;
import io.kanal.test.TestTopics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** Tests for the audit trail, over HTTP and with a real database and Kafka. */
class AuditTests extends LocalService {

    private static final String ADDRESS = "203.0.113.7";

    private static final String GUESSED = "sign-in-refused refused wrong-credentials by slowed";
    private static final String SLOWED = "sign-in-refused refused too-many-attempts by slowed";

    private String owner;

    @BeforeEach
    void comeFromSomewhere() {
        http = http.mutate().defaultHeader("X-Forwarded-For", ADDRESS).build();
        owner = token("owner");
    }

    @Test
    void whatIsDoneToAPersonAndByAPersonStandsInTheTrail() {
        var added = joined(owner, "audited", "AGENT");
        var id = added.get("id").asString();
        change(id, Map.of("role", "SUPERVISOR"));
        change(id, Map.of("role", "SUPERVISOR", "active", true));
        call("POST", "/api/users/" + id + "/password-link", owner, null)
                .expectStatus()
                .isCreated();
        post("/api/auth/token", signIn("audited", "wrong")).expectStatus().isUnauthorized();
        var token = token("audited", "kopi senja");
        call("POST", "/api/auth/password", token, Map.of("current", "wrong", "new", "teh manis"))
                .expectStatus()
                .isEqualTo(422);
        call("POST", "/api/auth/password", token, Map.of("current", "kopi senja", "new", "teh manis"))
                .expectStatus()
                .isNoContent();
        call("POST", "/api/auth/logout-everywhere", token, null).expectStatus().isNoContent();
        change(id, Map.of("active", false));
        change(id, Map.of("active", true));

        var about = entriesAbout(id);
        assertThat(about.reversed())
                .extracting(AuditTests::told)
                .containsExactly(
                        "person-invited succeeded by owner AGENT",
                        "invitation-accepted succeeded by audited",
                        "role-changed succeeded by owner AGENT → SUPERVISOR",
                        "password-link-made succeeded by owner",
                        "sign-in-refused refused wrong-credentials by audited",
                        "signed-in succeeded by audited",
                        "password-changed refused wrong-password by audited",
                        "password-changed succeeded by audited",
                        "signed-out-everywhere succeeded by audited",
                        "person-deactivated succeeded by owner",
                        "person-activated succeeded by owner");
        assertThat(about).allSatisfy(entry -> {
            assertThat(entry.get("address").asString()).isEqualTo(ADDRESS);
            assertThat(entry.at("/subject/type").asString()).isEqualTo("user");
            assertThat(entry.at("/subject/name").asString()).isEqualTo("audited");
            assertThat(Instant.parse(entry.get("at").asString())).isBefore(Instant.now());
        });
        assertThat(about.toString()).doesNotContain("kopi senja", "teh manis", "wrong\"", invitation(added));
    }

    @Test
    void whoIsSlowedDownStandsInTheTrailOnce() {
        var id = joined(owner, "slowed", "AGENT").get("id").asString();
        for (var guess = 0; guess < 5; guess++) {
            post("/api/auth/token", signIn("slowed", "wrong")).expectStatus().isUnauthorized();
        }
        for (var again = 0; again < 3; again++) {
            post("/api/auth/token", signIn("slowed", "kopi senja"))
                    .expectStatus()
                    .isEqualTo(429);
        }
        assertThat(entriesAbout(id)).extracting(AuditTests::told).startsWith(SLOWED, GUESSED, GUESSED);
        assertThat(entriesAbout(id)).extracting(AuditTests::told).containsOnlyOnce(SLOWED);
        assertThat(entriesAbout(id).getFirst().get("address").asString()).isEqualTo(ADDRESS);

        sql("update login_failure set at = at - interval '16 minutes' where kind = 'USER_TOLD'");
        post("/api/auth/token", signIn("slowed", "wrong")).expectStatus().isEqualTo(429);
        assertThat(entriesAbout(id))
                .filteredOn(entry -> told(entry).equals(SLOWED))
                .hasSize(2);
    }

    @Test
    void addressThatIsSlowedDownStandsInTheTrailOnceForNobodyAndOnceForEachPerson() {
        sql("""
            insert into login_failure (kind, key)
            select 'ADDRESS', sha256(convert_to('c633644d', 'UTF8')) from generate_series(1, 100)
            """);
        http = http.mutate().defaultHeader("X-Forwarded-For", "198.51.100.77").build();
        for (var name : List.of("supervisor", "nobody at all", "agent", "kanal-demo", "supervisor")) {
            post("/api/auth/token", signIn(name, "kanal-demo")).expectStatus().isEqualTo(429);
        }
        assertThat(count("address = '198.51.100.77' and code = 'too-many-attempts'"))
                .isEqualTo(3);
        assertThat(count("address = '198.51.100.77' and actor_name is null and subject_id is null"))
                .isOne();
        assertThat(count("audit::text like '%nobody at all%' or audit::text like '%kanal-demo%'"))
                .isZero();
    }

    @Test
    void whatIsRefusedStandsInTheTrail() {
        var supervisor = token("supervisor");
        var ownerId = json(me(owner)).get("id").asString();
        call("PATCH", "/api/users/" + ownerId, supervisor, Map.of("active", false))
                .expectStatus()
                .isForbidden();
        call("PATCH", "/api/users/" + ownerId, owner, Map.of("role", "AGENT"))
                .expectStatus()
                .isEqualTo(409);
        call("POST", "/api/users", token("agent"), person("nobody", "AGENT"))
                .expectStatus()
                .isForbidden();

        assertThat(entries().stream().map(AuditTests::told).toList())
                .containsSubsequence(
                        "person-invited refused role-required by agent",
                        "role-changed refused last-owner by owner",
                        "person-deactivated refused role-required by supervisor");
    }

    @Test
    void changeThatDidNotHappenIsNotTold() {
        var before = entries().size();
        call("POST", "/api/users", owner, person("supervisor", "AGENT"))
                .expectStatus()
                .isEqualTo(422);
        post("/api/auth/token", signIn("who is this", "kanal-demo"))
                .expectStatus()
                .isUnauthorized();
        assertThat(entries()).hasSize(before);
    }

    @Test
    void onlyOwnersReadItAndOnlyTheirOwn() {
        for (var who : List.of("supervisor", "agent", "operator")) {
            for (var type : List.of(MediaType.APPLICATION_JSON, new MediaType("text", "csv"))) {
                http.get()
                        .uri("/api/audit")
                        .headers(headers -> headers.setBearerAuth(token(who)))
                        .accept(type)
                        .exchange()
                        .expectStatus()
                        .isForbidden()
                        .expectBody()
                        .jsonPath("$.code")
                        .isEqualTo(who.equals("operator") ? "no-organization" : "role-required");
            }
        }
        call("GET", "/api/audit", null, null).expectStatus().isUnauthorized();
        var theirs =
                json(call("GET", "/api/audit?limit=200", token("other"), null)).get("items");
        assertThat(theirs)
                .isNotEmpty()
                .allSatisfy(entry ->
                        assertThat(entry.at("/actor/username").asString()).isEqualTo("other"));
    }

    @Test
    void listComesInPartsAndWhole() {
        var names = new ArrayList<String>();
        for (var next = ""; next != null; ) {
            var page = json(call("GET", "/api/audit?limit=2" + next, owner, null)
                    .expectStatus()
                    .isOk());
            page.get("items").forEach(entry -> names.add(entry.get("id").asString()));
            next = page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asString() : null;
        }
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(3);

        sql("""
            insert into audit (id, organisation_id, at, actor_name, actor_id, action, result)
            select gen_random_uuid(), organisation_id, now() - interval '1 year', '=cmd', id, 'signed-in', 'succeeded'
            from app_user, generate_series(1, 1200) where username = 'owner'
            """);
        var answer = http.get()
                .uri("/api/audit")
                .headers(headers -> headers.setBearerAuth(owner))
                .header(HttpHeaders.ACCEPT, "text/csv")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Content-Type", "text/csv;.*")
                .expectHeader()
                .valueEquals("Content-Disposition", "attachment; filename=\"kanal-audit.csv\"")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var lines = answer.split("\r\n");
        assertThat(lines[0])
                .isEqualTo("at,username,userId,address,action,subjectType,subjectId,subjectName,result,code,detail");
        assertThat(lines).hasSize(1 + names.size() + 1200);
        assertThat(lines).filteredOn(line -> line.contains(",'=cmd,")).hasSize(1200);
        sql("delete from audit where actor_name = '=cmd'");
    }

    @Test
    void whatOtherServicesTellIsTakenInOnce() {
        var organisation =
                UUID.fromString(json(me(owner)).at("/organization/id").asString());
        var channel = UUID.randomUUID();
        var paused = new ActionRecorded(
                organisation,
                channel,
                AuditAction.CHANNEL_PAUSED,
                AuditResult.SUCCEEDED,
                null,
                new Person(UUID.randomUUID(), "supervisor"),
                "198.51.100.9",
                "kopi_senja");
        var envelope = Envelope.of(paused, "/kanal/integration-service", Instant.parse("2026-11-22T09:15:00.5Z"));
        TestTopics.publish(envelope);
        TestTopics.publish(envelope);
        var resumed = new ActionRecorded(
                organisation,
                channel,
                AuditAction.CHANNEL_RESUMED,
                AuditResult.REFUSED,
                "disconnecting",
                paused.actor(),
                null,
                null);
        TestTopics.publish(resumed);

        await().atMost(LIMIT).until(() -> entriesAbout(channel.toString()).size() > 1);
        var told = entriesAbout(channel.toString());
        assertThat(told)
                .extracting(AuditTests::told)
                .containsExactly(
                        "channel-resumed refused disconnecting by supervisor",
                        "channel-paused succeeded by supervisor");
        var first = told.getLast();
        assertThat(first.get("at").asString()).startsWith("2026-11-22T09:15:00.5");
        assertThat(first.get("address").asString()).isEqualTo("198.51.100.9");
        assertThat(first.at("/subject/name").asString()).isEqualTo("kopi_senja");
        assertThat(first.at("/subject/type").asString()).isEqualTo("channel");
    }

    private long count(String condition) {
        return database.sql("select count(*) from audit where " + condition)
                .mapValue(Long.class)
                .one()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private void change(String id, Map<String, Object> change) {
        call("PATCH", "/api/users/" + id, owner, change).expectStatus().isOk();
    }

    private List<JsonNode> entriesAbout(String id) {
        return entries().stream()
                .filter(entry -> entry.at("/subject/id").asString("").equals(id))
                .toList();
    }

    private List<JsonNode> entries() {
        var items = json(call("GET", "/api/audit?limit=200", owner, null)).get("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static String told(JsonNode entry) {
        return "%s %s%s by %s%s"
                .formatted(
                        entry.get("action").asString(),
                        entry.get("result").asString(),
                        entry.has("code") ? " " + entry.get("code").asString() : "",
                        entry.at("/actor/username").asString(),
                        entry.has("detail") ? " " + entry.get("detail").asString() : "");
    }
}
