package io.kanal.e2e;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What there is to see: an account whose customers wrote and were answered, one that is paused, one that
 * X has refused, and one that was disconnected.
 *
 * @param channel the account that works
 * @param conversation one with an answer that arrived and one that did not
 * @param invitation the path of an invitation that nobody has used
 */
record Scene(String channel, String conversation, String invitation) {

    private static Scene prepared;

    /** In the organisation Other, made once for all tests that look at it. */
    static synchronized Scene ofOther() {
        if (prepared == null) {
            prepared = prepare(Kanal.sandbox(), Organisation.other());
        }
        return prepared;
    }

    private static Scene prepare(Sandbox x, Organisation organisation) {
        var shop = x.newBusinessCalled("Kedai Melati");
        var channel = organisation.connectForAll(shop);
        pause(organisation, organisation.connectForAll(x.newBusinessCalled("Toko Mawar")));
        revoke(x, organisation, x.newBusinessCalled("Bengkel Jaya"));
        organisation.disconnect(organisation.connectForAll(x.newBusinessCalled("Warung Kenanga")));
        x.write(
                x.newAccount("sari", "Sari Wulandari"),
                shop.owner(),
                "Halo! Bisa kirim ke Makassar? Di https://example.com/oolong hanya tertulis Jawa dan Bali. 🙏");
        var customer = x.newAccount("budi", "Budi Santoso");
        x.write(customer, shop.owner(), "Selamat siang, oolong yang 250 g sudah ada lagi?");
        var conversation = conversationWith(organisation, channel, customer);
        awaitState(
                organisation,
                conversation,
                organisation.reply(conversation, "Sudah, sejak pagi tadi. Mau kami sisihkan satu?"),
                "SENT");
        x.write(customer, shop.owner(), "Mau! Saya datang jam lima.");
        x.fault("/2/dm_conversations/**", "recipient-closed", Map.of("times", 1, "app", shop.name()));
        awaitState(organisation, conversation, organisation.reply(conversation, "Sudah siap di kasir."), "FAILED");
        return new Scene(channel, conversation, invitation(organisation));
    }

    private static void pause(Organisation organisation, String channel) {
        organisation
                .api()
                .post("/api/integrations/channels/" + channel + "/pause")
                .ok();
        awaitStatus(organisation, channel, "PAUSED");
    }

    private static void revoke(Sandbox x, Organisation organisation, Sandbox.App shop) {
        var channel = organisation.connectForAll(shop);
        x.api().post("/sandbox/revoke", Map.of("username", shop.owner())).ok();
        awaitStatus(organisation, channel, "NEEDS_REAUTHORIZATION");
    }

    private static void awaitStatus(Organisation organisation, String channel, String status) {
        await().atMost(Organisation.SOON)
                .until(() -> organisation
                        .channel(channel)
                        .get("status")
                        .stringValue()
                        .equals(status));
    }

    private static String conversationWith(Organisation organisation, String channel, String customer) {
        return await().atMost(Organisation.SOON)
                .until(
                        () -> organisation.conversations(channel).stream()
                                .filter(found -> found.at("/customer/handle")
                                        .asString("")
                                        .equals(customer))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .get("id")
                .stringValue();
    }

    private static void awaitState(Organisation organisation, String conversation, String reply, String state) {
        await().atMost(Organisation.SOON)
                .until(() -> organisation.api().all("/api/inbox/conversations/" + conversation + "/messages").stream()
                        .anyMatch(message -> message.get("id").stringValue().equals(reply)
                                && message.path("state").asString("").equals(state)));
    }

    private static String invitation(Organisation organisation) {
        var answer = organisation
                .api()
                .post(
                        "/api/users",
                        Map.of(
                                "username",
                                "ratna." + UUID.randomUUID().toString().substring(0, 8),
                                "displayName",
                                "Ratna Dewi",
                                "role",
                                "AGENT"));
        return URI.create(answer.ok().get("invitationUrl").stringValue()).getPath();
    }
}
