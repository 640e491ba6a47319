package io.kanal.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Each field of each call, wrong in every way: answered in plain words, with the field's name, and never with an inside view. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTests {

    private static final String INSIDE =
            "(?is).*(exception|io\\.kanal|springframework|jackson|select |r2dbc|kafka|java\\.|\\$\\$).*";
    private static final String DEEP = "[".repeat(10_000);

    private final Sandbox x = Kanal.sandbox();
    private final Api supervisor = Organisation.demo().api();
    private final Api owner = Kanal.api().as("owner");
    private List<Call> calls = List.of();

    @BeforeAll
    void thereIsSomethingToCall() {
        var shop = x.newBusiness();
        x.write(x.newAccount("cust"), shop.owner(), "hello");
        var demo = Organisation.demo();
        var channel = demo.connect(shop);
        var conversation = await().atMost(Organisation.SOON)
                .until(() -> demo.conversations(channel), found -> !found.isEmpty())
                .getFirst();
        var agent = owner.all("/api/users").stream()
                .filter(user -> user.get("username").stringValue().equals("agent"))
                .findFirst()
                .orElseThrow();
        calls = calls(conversation.get("id").stringValue(), agent.get("id").stringValue(), shop);
    }

    private List<Call> calls(String conversation, String agent, Sandbox.App shop) {
        var form = shop.form();
        var browser = Kanal.browser().signIn("agent");
        return List.of(
                new Call(
                        Kanal.api(),
                        "POST",
                        "/api/auth/token",
                        Field.text("username", "nobody-here"),
                        Field.text("password", "wrong")),
                new Call(
                        browser::sendRaw,
                        "POST",
                        "/api/auth/login",
                        Field.text("username", "nobody-here"),
                        Field.text("password", "wrong")),
                new Call(
                        Kanal.api(),
                        "POST",
                        "/api/invitations/" + invitation(),
                        Field.text("password", "a long password")),
                new Call(owner, "PATCH", "/api/auth/me", Field.choice("language", "en")),
                new Call(
                        owner,
                        "POST",
                        "/api/auth/password",
                        Field.text("current", "kanal-demo"),
                        Field.text("new", "a new password that is long")),
                new Call(
                        owner,
                        "POST",
                        "/api/users",
                        Field.plain("username", "somebody.new"),
                        Field.plain("displayName", "Somebody New"),
                        Field.choice("role", "AGENT")),
                new Call(
                        owner,
                        "PATCH",
                        "/api/users/" + agent,
                        Field.optionalChoice("role", "AGENT"),
                        Field.flag("active")),
                new Call(supervisor, "POST", "/api/integrations/twitter/login", Field.number("historyDays", "7")),
                new Call(
                        supervisor,
                        "POST",
                        "/api/integrations/twitter/developer-app",
                        Field.plain("apiKey", form.get("apiKey").toString()),
                        Field.plain("apiKeySecret", form.get("apiKeySecret").toString()),
                        Field.plain("accessToken", form.get("accessToken").toString()),
                        Field.plain(
                                "accessTokenSecret",
                                form.get("accessTokenSecret").toString()),
                        Field.number("historyDays", "7")),
                new Call(
                        supervisor,
                        "POST",
                        "/api/inbox/conversations/" + conversation + "/read",
                        Field.choice("upTo", UUID.randomUUID().toString())));
    }

    private String invitation() {
        var invited = owner.post(
                        "/api/users",
                        Map.of(
                                "username",
                                "invited." + UUID.randomUUID().toString().substring(0, 8),
                                "displayName",
                                "Invited",
                                "role",
                                "AGENT"))
                .ok();
        var url = invited.get("invitationUrl").stringValue();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    @TestFactory
    Stream<DynamicTest> everyBadValueOfEveryField() {
        return calls.stream()
                .flatMap(call -> call.fields().stream()
                        .flatMap(field -> field.kind().badValues.stream()
                                .map(value -> DynamicTest.dynamicTest(
                                        "%s %s: %s".formatted(call.path(), field.name(), start(value)),
                                        () -> assertNamed(call.with(field, value), field)))));
    }

    @TestFactory
    Stream<DynamicTest> everyMissingField() {
        return calls.stream()
                .flatMap(call -> call.fields().stream()
                        .filter(field -> field.kind().required)
                        .map(field -> DynamicTest.dynamicTest(
                                "%s without %s".formatted(call.path(), field.name()),
                                () -> assertNamed(call.without(field), field))));
    }

    @TestFactory
    Stream<DynamicTest> everyMalformedBody() {
        var bodies = List.of("{", "nonsense", "[]", "7", "\"text\"", "{\"a\":" + DEEP, "{" + DEEP, "\u0000");
        return calls.stream()
                .flatMap(call -> bodies.stream()
                        .map(body -> DynamicTest.dynamicTest("%s: %s".formatted(call.path(), start(body)), () -> {
                            var answer = call.send(body);
                            assertThat(answer.status()).as(answer.text()).isIn(400, 422);
                            assertTellsNothingOfTheInside(answer);
                        })));
    }

    @Test
    void emptyDeveloperFormSaysThatEachFieldIsRequired() {
        var answer = supervisor.postRaw("/api/integrations/twitter/developer-app", "{}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fieldErrors())
                .containsExactlyInAnyOrder(
                        "apiKey:required",
                        "apiKeySecret:required",
                        "accessToken:required",
                        "accessTokenSecret:required");
        assertThat(answer.text()).contains("field is required");
    }

    @Test
    void wrongPasswordTellsNotWhetherTheUserExists() {
        var unknown =
                Kanal.api().post("/api/auth/token", Map.of("username", "nobody-" + UUID.randomUUID(), "password", "x"));
        var known = Kanal.api().post("/api/auth/token", Map.of("username", "other", "password", "x"));

        assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(401);
        assertThat(unknown.code()).isEqualTo(known.code());
    }

    private static void assertNamed(Api.Answer answer, Field field) {
        assertThat(answer.status()).as(answer.text()).isIn(400, 422);
        assertThat(answer.fieldErrors()).as(answer.text()).anyMatch(error -> error.startsWith(field.name() + ":"));
        assertTellsNothingOfTheInside(answer);
    }

    private static void assertTellsNothingOfTheInside(Api.Answer answer) {
        assertThat(answer.code()).as(answer.text()).isNotEmpty();
        assertThat(answer.text()).doesNotMatch(INSIDE);
    }

    private static String start(String value) {
        return value.substring(0, Math.min(20, value.length())).replace('\u0000', '?');
    }

    /** A call and what its body must have. */
    record Call(Sender sender, String method, String path, List<Field> fields) {

        Call(Sender sender, String method, String path, Field... fields) {
            this(sender, method, path, List.of(fields));
        }

        Call(Api api, String method, String path, Field... fields) {
            this(api::sendRaw, method, path, fields);
        }

        Api.Answer with(Field bad, String value) {
            return send(body(fields.stream().map(field -> field == bad ? field.as(value) : field.as(field.good()))));
        }

        Api.Answer without(Field missing) {
            return send(body(fields.stream().filter(field -> field != missing).map(field -> field.as(field.good()))));
        }

        Api.Answer send(String body) {
            return sender.send(method, path, body);
        }

        private static String body(Stream<String> members) {
            return members.collect(joining(",", "{", "}"));
        }
    }

    /** A program with a token, or a browser with cookies. */
    interface Sender {
        Api.Answer send(String method, String path, String body);
    }

    /**
     * A field of a body.
     *
     * @param good a value that is right, as JSON
     */
    record Field(String name, Kind kind, String good) {

        static Field text(String name, String good) {
            return new Field(name, Kind.TEXT, Api.JSON.writeValueAsString(good));
        }

        static Field plain(String name, String good) {
            return new Field(name, Kind.PLAIN, Api.JSON.writeValueAsString(good));
        }

        static Field choice(String name, String good) {
            return new Field(name, Kind.CHOICE, Api.JSON.writeValueAsString(good));
        }

        static Field optionalChoice(String name, String good) {
            return new Field(name, Kind.OPTIONAL_CHOICE, Api.JSON.writeValueAsString(good));
        }

        static Field flag(String name) {
            return new Field(name, Kind.FLAG, "true");
        }

        static Field number(String name, String good) {
            return new Field(name, Kind.NUMBER, good);
        }

        String as(String value) {
            return "\"%s\":%s".formatted(name, value);
        }

        /** What a field may hold, with what it may not. */
        enum Kind {
            TEXT(
                    true,
                    "\"\"",
                    "null",
                    "\"" + "a".repeat(20_000) + "\"",
                    "7",
                    "true",
                    "[]",
                    "{}",
                    "[\"a\"]",
                    "\"a\\u0000b\"",
                    "\"a\\ud800b\""),
            PLAIN(
                    true,
                    "\"\"",
                    "null",
                    "\"" + "a".repeat(20_000) + "\"",
                    "7",
                    "true",
                    "[]",
                    "{}",
                    "[\"a\"]",
                    "\"a\\u0000b\"",
                    "\"a\\ud800b\"",
                    "\"   \"",
                    "\"a\\u0007b\""),
            CHOICE(
                    true,
                    "\"\"",
                    "null",
                    "\"  \"",
                    "\"nothing like it\"",
                    "\"" + "a".repeat(20_000) + "\"",
                    "7",
                    "true",
                    "[]",
                    "{}",
                    "\"a\\u0000b\"",
                    "\"a\\u0007b\"",
                    "\"\\ud800\""),
            OPTIONAL_CHOICE(
                    false,
                    "\"\"",
                    "\"  \"",
                    "\"nothing like it\"",
                    "7",
                    "true",
                    "[]",
                    "{}",
                    "\"a\\u0000b\"",
                    "\"\\ud800\""),
            FLAG(false, "\"\"", "\"yes\"", "7", "[]", "{}"),
            NUMBER(false, "\"\"", "\"many\"", "8", "-1", "7.5", "1e999", "99999999999999999999", "true", "[]", "{}");

            private final boolean required;
            private final List<String> badValues;

            Kind(boolean required, String... badValues) {
                this.required = required;
                this.badValues = List.of(badValues);
            }
        }
    }
}
