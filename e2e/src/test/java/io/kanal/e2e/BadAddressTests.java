package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Ids that are unknown, another organisation's or no ids at all, and parameters that no list takes. */
class BadAddressTests {

    private static final List<String> PAGED =
            List.of("limit=0", "limit=201", "limit=many", "cursor=nonsense", "cursor=%00");

    private final Sandbox x = Kanal.sandbox();
    private final Organisation demo = Organisation.demo();
    private final Api owner = Kanal.api().as("owner");

    @TestFactory
    Stream<DynamicTest> unknownAndForeignIdsAre404() {
        var other = Organisation.other();
        var channel = other.connect(x.newBusiness());
        var person = other.api().get("/api/auth/me").ok().get("id").stringValue();
        var ids = List.of(UUID.randomUUID().toString(), channel, person, "not-an-id", "%20", "1", "a".repeat(300));
        var calls = new ArrayList<DynamicTest>();
        for (var id : ids) {
            for (var path : List.of(
                    "/api/channels/" + id,
                    "/api/integrations/connections/" + id,
                    "/api/integrations/disconnections/" + id,
                    "/api/inbox/conversations/" + id,
                    "/api/inbox/conversations/" + id + "/messages",
                    "/api/invitations/" + id)) {
                calls.add(DynamicTest.dynamicTest(
                        "GET " + path, () -> assertUnknown(demo.api().get(path))));
            }
            for (var path : List.of(
                    "/api/integrations/channels/" + id + "/disconnect",
                    "/api/integrations/channels/" + id + "/pause",
                    "/api/integrations/channels/" + id + "/resume",
                    "/api/integrations/channels/" + id + "/read-on",
                    "/api/integrations/channels/" + id + "/check-now",
                    "/api/integrations/connections/" + id + "/cancel",
                    "/api/users/" + id + "/password-link")) {
                calls.add(DynamicTest.dynamicTest("POST " + path, () -> assertUnknown(owner.post(path))));
            }
            calls.add(DynamicTest.dynamicTest(
                    "PATCH /api/users/" + id,
                    () -> assertUnknown(owner.sendRaw("PATCH", "/api/users/" + id, "{\"active\":false}"))));
            calls.add(DynamicTest.dynamicTest(
                    "POST read " + id,
                    () -> assertUnknown(demo.api()
                            .postRaw(
                                    "/api/inbox/conversations/" + id + "/read",
                                    "{\"upTo\":\"%s\"}".formatted(UUID.randomUUID())))));
        }
        return calls.stream();
    }

    @TestFactory
    Stream<DynamicTest> badParametersOfLists() {
        var lists =
                List.of("/api/users", "/api/channels", "/api/integrations/disconnections", "/api/inbox/conversations");
        var paged = lists.stream().flatMap(list -> PAGED.stream().map(query -> list + "?" + query));
        var filtered = Stream.of(
                        "filter=none", "filter=%00", "channelId=x", "channelId=%00", "q=" + "a".repeat(2000), "q=%00")
                .map(query -> "/api/inbox/conversations?" + query);
        return Stream.concat(paged, filtered)
                .map(path -> DynamicTest.dynamicTest(path.substring(0, Math.min(60, path.length())), () -> {
                    var answer = owner.get(path);
                    assertThat(answer.status()).as(answer.text()).isIn(400, 404, 422);
                    assertThat(answer.code()).isNotEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> addressesThatAreNotPlainAre400() {
        return Stream.of("%00", "..%2f", "a%2fb", "%5c", ";a=b")
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    var answer = demo.api().get("/api/channels/" + id);
                    assertThat(answer.status()).as(answer.text()).isIn(400, 404);
                    assertThat(answer.code()).isNotEmpty();
                }));
    }

    @Test
    void unknownPathIs404() {
        assertUnknown(demo.api().get("/api/nowhere"));
        assertUnknown(demo.api().get("/internal/authorizations/login"));
    }

    private static void assertUnknown(Api.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        assertThat(answer.code()).isNotEmpty();
        assertThat(answer.text()).doesNotContainIgnoringCase("exception").doesNotContain("io.kanal");
    }
}
