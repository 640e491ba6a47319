package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bad input is answered in plain words, with the field's name, and never with an inside view. */
class BadInputTests {

    private static final List<String> FIELDS = List.of("apiKey", "apiKeySecret", "accessToken", "accessTokenSecret");
    private static final List<String> BAD_VALUES = List.of(
            "\"\"",
            "null",
            "\"   \"",
            "\"" + "a".repeat(5000) + "\"",
            "7",
            "true",
            "[]",
            "{}",
            "\"a\\u0000b\"",
            "\"a\\u0007b\"",
            "\"\\ud800\"");

    private final Sandbox x = Kanal.sandbox();
    private final Organisation demo = Organisation.demo();

    @TestFactory
    Stream<DynamicTest> everyBadValueOfEveryFieldOfTheDeveloperForm() {
        var good = x.newBusiness().form();
        return FIELDS.stream()
                .flatMap(field -> BAD_VALUES.stream()
                        .map(value -> DynamicTest.dynamicTest(
                                field + " = " + value.substring(0, Math.min(20, value.length())), () -> {
                                    var answer = demo.api()
                                            .postRaw(
                                                    "/api/integrations/twitter/developer-app",
                                                    form(good, field, value));
                                    assertThat(answer.status())
                                            .as(answer.text())
                                            .isIn(400, 422);
                                    assertThat(answer.fieldErrors()).anyMatch(error -> error.startsWith(field + ":"));
                                    assertTellsNothingOfTheInside(answer);
                                })));
    }

    @Test
    void emptyFormNamesEveryField() {
        var answer = demo.api().postRaw("/api/integrations/twitter/developer-app", "{}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fieldErrors())
                .containsExactlyInAnyOrderElementsOf(
                        FIELDS.stream().map(field -> field + ":required").toList());
    }

    @Test
    void unusualHistoryIsRefused() {
        var form = x.newBusiness().form("historyDays", 8);

        assertThat(demo.api()
                        .post("/api/integrations/twitter/developer-app", form)
                        .fieldErrors())
                .anyMatch(error -> error.startsWith("historyDays:"));
    }

    @TestFactory
    Stream<DynamicTest> malformedBodies() {
        var bodies = List.of("", "{", "nonsense", "[]", "null", "{\"apiKey\":" + "[".repeat(10_000));
        var paths = List.of("/api/auth/token", "/api/integrations/twitter/developer-app");
        return paths.stream()
                .flatMap(path -> bodies.stream()
                        .map(body -> DynamicTest.dynamicTest(
                                path + " " + body.substring(0, Math.min(12, body.length())), () -> {
                                    var answer = demo.api().postRaw(path, body);
                                    assertThat(answer.status())
                                            .as(answer.text())
                                            .isIn(400, 422);
                                    assertTellsNothingOfTheInside(answer);
                                })));
    }

    @TestFactory
    Stream<DynamicTest> unknownAndForeignIdsAre404() {
        var foreign = Organisation.other().connect(x.newBusiness());
        var ids = List.of(UUID.randomUUID().toString(), foreign, "not-an-id", "%20", "1", "a".repeat(300));
        var calls = new ArrayList<DynamicTest>();
        for (var id : ids) {
            for (var path : List.of(
                    "/api/channels/" + id,
                    "/api/integrations/connections/" + id,
                    "/api/integrations/disconnections/" + id,
                    "/api/inbox/conversations/" + id,
                    "/api/inbox/conversations/" + id + "/messages")) {
                calls.add(DynamicTest.dynamicTest(
                        "GET " + path, () -> assert404(demo.api().get(path))));
            }
            for (var path : List.of(
                    "/api/integrations/channels/" + id + "/disconnect",
                    "/api/integrations/channels/" + id + "/pause",
                    "/api/integrations/connections/" + id + "/cancel")) {
                calls.add(DynamicTest.dynamicTest(
                        "POST " + path, () -> assert404(demo.api().post(path))));
            }
        }
        return calls.stream();
    }

    @TestFactory
    Stream<DynamicTest> badParametersOfLists() {
        return Stream.of(
                        "limit=0",
                        "limit=201",
                        "limit=many",
                        "cursor=nonsense",
                        "cursor=%00",
                        "filter=none",
                        "channelId=x")
                .map(query -> DynamicTest.dynamicTest(query, () -> {
                    var answer = demo.api().get("/api/inbox/conversations?" + query);
                    assertThat(answer.status()).as(answer.text()).isIn(400, 404, 422);
                    assertTellsNothingOfTheInside(answer);
                }));
    }

    @Test
    void wrongPasswordTellsNotWhetherTheUserExists() {
        var unknown =
                Kanal.api().post("/api/auth/token", Map.of("username", "nobody-" + UUID.randomUUID(), "password", "x"));
        var known = Kanal.api().post("/api/auth/token", Map.of("username", "other", "password", "x"));

        assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(401);
        assertThat(unknown.code()).isEqualTo(known.code());
    }

    @Test
    void unknownPathIs404() {
        assert404(demo.api().get("/api/nowhere"));
        assert404(demo.api().get("/internal/authorizations/login"));
    }

    private static String form(Map<String, Object> good, String field, String value) {
        var fields = new ArrayList<String>();
        good.forEach((name, text) -> fields.add(
                "\"%s\":%s".formatted(name, name.equals(field) ? value : Api.JSON.writeValueAsString(text))));
        return "{" + String.join(",", fields) + "}";
    }

    private static void assert404(Api.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        assertThat(answer.code()).isNotEmpty();
        assertTellsNothingOfTheInside(answer);
    }

    private static void assertTellsNothingOfTheInside(Api.Answer answer) {
        assertThat(answer.text())
                .doesNotContainIgnoringCase(
                        "exception", "io.kanal", "springframework", "jackson", "select ", "r2dbc", "kafka");
    }
}
