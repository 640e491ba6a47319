package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The main job with a customer's own developer app, from the first key to the receipt. */
class DeveloperAppTests {

    private final Sandbox x = Kanal.sandbox();
    private final Organisation demo = Organisation.demo();

    @Test
    void historyAppearsAndIsNotUnread() {
        var shop = x.newBusiness();
        var customer = x.newAccount("cust");
        x.write(messages(customer, shop.owner(), 20));

        var channel = demo.connect(shop);

        await().atMost(Organisation.SOON).until(() -> demo.texts(channel).size() == 20);
        var conversation = demo.conversations(channel).getFirst();
        assertThat(conversation.get("unreadCount").intValue()).isZero();
        assertThat(conversation.at("/customer/handle").stringValue()).isEqualTo(customer);
        assertThat(demo.messages(conversation))
                .allSatisfy(message ->
                        assertThat(message.get("history").booleanValue()).isTrue());
    }

    @Test
    void newMessageArrivesUnreadAndAMentionNever() {
        var shop = x.newBusiness();
        var customer = x.newAccount("cust");
        var channel = demo.connect(shop);

        x.mention(customer, "@" + shop.owner() + " are you open?");
        x.write(customer, shop.owner(), "Is my order on its way?");

        await().atMost(Organisation.SOON).until(() -> demo.texts(channel).equals(List.of("Is my order on its way?")));
        var conversation = demo.conversations(channel).getFirst();
        assertThat(conversation.get("unreadCount").intValue()).isEqualTo(1);
        assertThat(conversation.has("waitingSince")).isTrue();
    }

    @Test
    void disconnectedChannelIsGoneAndItsConversationsStay() {
        var shop = x.newBusiness();
        var customer = x.newAccount("cust");
        var channel = demo.connect(shop);
        x.write(customer, shop.owner(), "before");
        await().atMost(Organisation.SOON).until(() -> demo.texts(channel).equals(List.of("before")));
        var conversation = demo.conversations(channel).getFirst();

        var disconnection = demo.disconnect(channel);

        assertThat(disconnection.at("/receipt/revocation").stringValue()).isEqualTo("NOT_OURS");
        assertThat(disconnection.at("/receipt/erasedAt").isMissingNode()).isFalse();
        assertThat(demo.api().get("/api/channels/" + channel).status()).isEqualTo(404);
        x.write(customer, shop.owner(), "behind the end marker");
        assertThat(demo.messages(conversation)).hasSize(1);
        assertThat(demo.api()
                        .post("/api/integrations/channels/" + channel + "/disconnect")
                        .ok()
                        .get("disconnectionId"))
                .isEqualTo(disconnection.get("disconnectionId"));
    }

    @Test
    void sameAccountConnectedAgainTakesItsConversationsOver() {
        var shop = x.newBusiness();
        var customer = x.newAccount("cust");
        var first = demo.connect(shop);
        x.write(customer, shop.owner(), "one");
        await().atMost(Organisation.SOON).until(() -> demo.texts(first).equals(List.of("one")));
        var conversation = demo.conversations(first).getFirst().get("id");
        demo.disconnect(first);
        x.write(customer, shop.owner(), "two, while nobody listened");

        var second = demo.connect(shop);

        assertThat(second).isNotEqualTo(first);
        await().atMost(Organisation.SOON)
                .until(() -> demo.texts(second).equals(List.of("two, while nobody listened", "one")));
        assertThat(demo.conversations(second).getFirst().get("id")).isEqualTo(conversation);
    }

    @Test
    void sameAccountInTheSameOrganisationRenewsItsChannel() {
        var shop = x.newBusiness();
        var channel = demo.connect(shop);

        assertThat(demo.connect(shop)).isEqualTo(channel);
    }

    @Test
    void otherOrganisationIsRefusedAndTheFirstOneGoesOn() {
        var shop = x.newBusiness();
        var customer = x.newAccount("cust");
        var channel = demo.connect(shop);
        var other = Organisation.other();

        var refused = other.awaitEnd(other.addDeveloperApp(shop.form()));

        assertThat(refused.get("state").stringValue()).isEqualTo("FAILED");
        assertThat(refused.at("/failure/code").stringValue()).isEqualTo("account-in-use");
        assertThat(refused.toString()).doesNotContain("Demo");
        assertThat(other.api().get("/api/channels/" + channel).status()).isEqualTo(404);
        x.write(customer, shop.owner(), "still here");
        await().atMost(Organisation.SOON).until(() -> demo.texts(channel).equals(List.of("still here")));
    }

    @Test
    void renewedCredentialsBringAChannelBack() {
        var shop = x.newBusiness();
        var channel = demo.connect(shop);
        x.api().post("/sandbox/revoke", Map.of("username", shop.owner())).ok();
        await().atMost(Organisation.SOON.multipliedBy(2))
                .until(() -> demo.channel(channel).get("status").stringValue().equals("NEEDS_REAUTHORIZATION"));

        demo.connect(x.app(shop.name()));

        await().atMost(Organisation.SOON)
                .until(() -> demo.channel(channel).get("status").stringValue().equals("CONNECTED"));
    }

    private static List<Map<String, String>> messages(String from, String to, int count) {
        var messages = new ArrayList<Map<String, String>>();
        var start = Instant.now().minus(count, ChronoUnit.DAYS);
        for (var day = 0; day < count; day++) {
            messages.add(Map.of(
                    "from",
                    day % 3 == 2 ? to : from,
                    "to",
                    day % 3 == 2 ? from : to,
                    "text",
                    "message of day " + day,
                    "sentAt",
                    start.plus(day, ChronoUnit.DAYS).plusSeconds(60).toString()));
        }
        return messages;
    }
}
