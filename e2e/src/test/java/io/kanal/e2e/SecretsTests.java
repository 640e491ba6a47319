package io.kanal.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
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

    private final Sandbox x = Kanal.sandbox();
    private final Organisation demo = Organisation.demo();

    @AfterEach
    void mendX() {
        x.noFaults();
    }

    @Test
    void noSecretIsInAnyLogTopicOrTable() throws Exception {
        var shop = x.newBusiness();
        var customer = x.newAccount("cust");
        var secrets = new LinkedHashMap<String, String>();
        secrets.put("API key secret", shop.apiKeySecret());
        secrets.put(
                "access token", shop.accessToken().substring(shop.accessToken().indexOf('-') + 1));
        secrets.put("access token secret", shop.accessTokenSecret());
        secrets.put("bearer", signature(demo.api().accessToken()));
        secrets.put("wrong secret", "Canary" + "z".repeat(44));
        secrets.put("wrong password", "canary-password-7712");
        var browser = Kanal.browser().signIn("owner");
        secrets.put("refresh cookie", browser.cookie("KANAL_REFRESH").orElseThrow());

        var channel = demo.connect(shop);
        x.write(customer, shop.owner(), "a text that tables and topics do hold: canary-text-9931");
        await().atMost(Organisation.SOON).until(() -> demo.messages(channel).size() == 1);
        demo.api()
                .post(
                        "/api/integrations/twitter/developer-app",
                        shop.form("apiKeySecret", secrets.get("wrong secret")));
        Kanal.api().post("/api/auth/token", Map.of("username", "nobody", "password", secrets.get("wrong password")));
        x.fault("/2/dm_events", "unauthorized", Map.of("times", 1, "app", shop.name()));
        x.fault("/2/dm_events", "not-json", Map.of("times", 1, "app", shop.name()));
        x.write(customer, shop.owner(), "after the faults");
        await().atMost(Organisation.SOON.multipliedBy(2))
                .until(() -> demo.messages(channel).size() == 2);
        demo.disconnect(channel);

        assertThat(placesOf("canary-text-9931", "kafka", "postgres"))
                .as("the search must be able to find what is there")
                .isNotEmpty();
        assertThat(placesOf("canary-text-9931", "logs")).isEmpty();
        secrets.forEach((name, secret) -> assertThat(placesOf(secret, "logs", "kafka", "postgres", "run"))
                .as(name)
                .isEmpty());
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private static List<Path> placesOf(String secret, String... folders) {
        var needle = new String(secret.getBytes(UTF_8), ISO_8859_1);
        var places = new ArrayList<Path>();
        for (var folder : folders) {
            try (Stream<Path> files = Files.walk(Kanal.DATA.resolve(folder))) {
                files.filter(SecretsTests::mayHoldText)
                        .filter(file -> holds(file, needle))
                        .forEach(places::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return places;
    }

    /** Kafka's indexes hold offsets only, and are ten megabytes of nothing each. */
    private static boolean mayHoldText(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file) && !name.endsWith(".index") && !name.endsWith(".timeindex");
    }

    private static boolean holds(Path file, String needle) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1).contains(needle);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
