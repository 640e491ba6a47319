package io.kanal.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Plants secrets and searches for them in all that the platform keeps: every log, every segment of Kafka, every page of
 * PostgreSQL.
 */
class SecretsTests {

    private static final String TEXT = "canary-text-9931";

    private final Sandbox x = Kanal.sandbox();
    private final Organisation demo = Organisation.demo();

    @AfterEach
    void mendX() {
        x.noFaults();
    }

    @Test
    void noSecretIsInAnyLogTopicTableOrAnswer() throws Exception {
        var shop = x.newBusiness();
        var customer = x.newAccount("cust");
        var browser = Kanal.browser().signIn("owner");
        var secrets = secretsOf(shop);
        secrets.putAll(secretsOf(x.app("Kanal")));
        secrets.put("bearer", signature(demo.api().accessToken()));
        secrets.put("refresh cookie", browser.cookie("KANAL_REFRESH").orElseThrow());
        secrets.put("wrong secret", "Canary" + "z".repeat(44));
        secrets.put("wrong password", "canary-password-7712");
        secrets.put("verifier", "Canaryverifier" + "y".repeat(20));

        var channel = demo.connect(shop);
        x.write(customer, shop.owner(), "a text that tables and topics do hold: " + TEXT);
        await().atMost(Organisation.SOON).until(() -> demo.messages(channel).size() == 1);
        var answers = refusals(shop, secrets);
        connectByLogin(browser);
        x.fault("/2/dm_events", "unauthorized", Map.of("times", 1, "app", shop.name()));
        x.fault("/2/dm_events", "not-json", Map.of("times", 1, "app", shop.name()));
        x.write(customer, shop.owner(), "after the faults");
        await().atMost(Organisation.SOON.multipliedBy(2))
                .until(() -> demo.messages(channel).size() == 2);
        answers.add(demo.disconnect(channel).toString());

        assertThat(found(Map.of("text", TEXT), "kafka", "postgres"))
                .as("the search must be able to find what is there")
                .isNotEmpty();
        assertThat(found(Map.of("text", TEXT), "logs")).isEmpty();
        assertThat(found(secrets, "logs", "kafka", "postgres", "run")).isEmpty();
        secrets.forEach((name, secret) -> assertThat(answers).as(name).noneMatch(answer -> answer.contains(secret)));
    }

    /** What is said to a person who gave something wrong, here with secrets in every field that takes one. */
    private List<String> refusals(Sandbox.App shop, Map<String, String> secrets) {
        var answers = new ArrayList<String>();
        for (var field : shop.form().keySet()) {
            answers.add(demo.api()
                    .post("/api/integrations/twitter/developer-app", shop.form(field, secrets.get("wrong secret")))
                    .text());
        }
        answers.add(demo.api()
                .post("/api/integrations/twitter/developer-app", shop.form("historyDays", secrets.get("wrong secret")))
                .text());
        answers.add(Kanal.api()
                .post("/api/auth/token", Map.of("username", "nobody", "password", secrets.get("wrong password")))
                .text());
        answers.add(demo.api()
                .get("/oauth/twitter/callback?oauth_token=unknown&oauth_verifier=" + secrets.get("verifier"))
                .text());
        return answers;
    }

    /** X gives an account the same token for the same app, so this login's token is known beforehand. */
    private void connectByLogin(Browser browser) {
        var opened = browser.post("/api/integrations/twitter/login", Map.of()).ok();
        browser.open(browser.signInAtX(URI.create(opened.get("authorizeUrl").stringValue()), "kanal_demo"));
        var ended = demo.awaitEnd(opened.get("connectionId").stringValue());
        assertThat(ended.get("state").stringValue()).as(ended.toString()).isEqualTo("CONNECTED");
    }

    private static Map<String, String> secretsOf(Sandbox.App app) {
        var secrets = new LinkedHashMap<String, String>();
        secrets.put("API key secret of " + app.name(), app.apiKeySecret());
        secrets.put(
                "access token of " + app.name(),
                app.accessToken().substring(app.accessToken().indexOf('-') + 1));
        secrets.put("access token secret of " + app.name(), app.accessTokenSecret());
        return secrets;
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    /** Which of the texts stands in which files. Each file is read once: together they are large. */
    private static List<String> found(Map<String, String> texts, String... folders) {
        var found = new ArrayList<String>();
        for (var folder : folders) {
            try (Stream<Path> files = Files.walk(Kanal.DATA.resolve(folder))) {
                files.filter(SecretsTests::mayHoldText)
                        .flatMap(file -> found(texts, file))
                        .forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static Stream<String> found(Map<String, String> texts, Path file) {
        var content = contentOf(file);
        return texts.entrySet().stream()
                .filter(text -> content.contains(new String(text.getValue().getBytes(UTF_8), ISO_8859_1)))
                .map(text -> text.getKey() + " in " + file);
    }

    /** Kafka's indexes hold offsets only, and are ten megabytes of nothing each. */
    private static boolean mayHoldText(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file) && !name.endsWith(".index") && !name.endsWith(".timeindex");
    }

    private static String contentOf(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
