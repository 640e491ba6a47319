package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a browser hears without asking. */
class LiveTests {

    private static final String END = "the stream has ended";

    private final Sandbox x = Kanal.sandbox();
    private final Organisation demo = Organisation.demo();

    @Test
    void newMessageIsHeardByItsOrganisationAlone() {
        var shop = x.newBusiness();
        var customer = x.newAccount("cust");
        var channel = demo.connect(shop);
        try (var http = HttpClient.newHttpClient()) {
            var ours = listen(http, demo.api());
            var others = listen(http, Organisation.other().api());
            await().atMost(Organisation.SOON)
                    .until(() -> ours.contains("event:reset") && others.contains("event:reset"));
            assertThat(ours.getFirst()).isEqualTo("event:reset");

            x.write(customer, shop.owner(), "live!");

            await().atMost(Organisation.SOON).until(() -> ours.contains("event:message"));
            var conversation = demo.conversations(channel).getFirst().get("id").stringValue();
            assertThat(ours).contains("event:conversation").anyMatch(line -> line.contains(conversation));
            assertThat(others)
                    .doesNotContain("event:message")
                    .noneMatch(line -> line.contains(conversation))
                    .noneMatch(line -> line.contains(channel));
            assertThat(ours).noneMatch(line -> line.contains("live!"));
            http.shutdownNow();
        }
    }

    @Test
    void whoIsDeactivatedHearsNothingMoreThoughTheAccessTokenLives() {
        var owner = Kanal.api().as("owner");
        var name = "leaving." + UUID.randomUUID().toString().substring(0, 8);
        var added = owner.post("/api/users", Map.of("username", name, "displayName", "Rina", "role", "AGENT"))
                .ok();
        Kanal.api()
                .post(
                        "/api/invitations/"
                                + added.get("invitationUrl").stringValue().replaceFirst(".*/", ""),
                        Map.of("password", Kanal.PASSWORD))
                .ok();
        var rina = Kanal.api().as(name);
        try (var http = HttpClient.newHttpClient()) {
            var heard = listen(http, rina);
            await().atMost(Organisation.SOON).until(() -> heard.contains("event:reset"));

            owner.sendRaw("PATCH", "/api/users/" + added.get("id").stringValue(), "{\"active\":false}")
                    .ok();

            await().atMost(Organisation.SOON).until(() -> heard.getLast().equals(END));
            assertThat(rina.get("/api/events").status()).isEqualTo(401);
            assertThat(rina.get("/api/auth/me").status()).isEqualTo(401);
        }
    }

    private static List<String> listen(HttpClient http, Api api) {
        var lines = new CopyOnWriteArrayList<String>();
        var request = HttpRequest.newBuilder(URI.create(api.base() + "/api/events"))
                .header("Authorization", "Bearer " + api.accessToken())
                .header("Accept", "text/event-stream")
                .build();
        http.sendAsync(request, BodyHandlers.ofLines()).thenAcceptAsync(answer -> {
            answer.body().filter(line -> !line.isBlank()).forEach(line -> lines.add(line.replaceFirst(":\\s+", ":")));
            lines.add(END);
        });
        return lines;
    }
}
