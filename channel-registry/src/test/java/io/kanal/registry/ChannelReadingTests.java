package io.kanal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.test.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests for what people are shown of channels. */
class ChannelReadingTests extends ServiceTest {

    @Test
    void channelsAreListedPageByPage() {
        var connected = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            var command = register(organization, new Account("9" + i + System.nanoTime(), "cafe_" + i, "Café", null));
            hear(command.channelId(), ChannelConnected.class, event -> true);
            connected.add(command.channelId().toString());
        }

        var first = page("?limit=2");
        var second = page("?limit=2&cursor=" + first.nextCursor());

        assertThat(first.items()).extracting(Item::id).containsExactlyElementsOf(connected.subList(0, 2));
        assertThat(second.items()).extracting(Item::id).containsExactlyElementsOf(connected.subList(2, 3));
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void whatCannotBeMeantIsNamed() {
        get("AGENT", organization, "/api/channels?limit=0")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit");
        get("AGENT", organization, "/api/channels?limit=201").expectStatus().isEqualTo(422);
        get("AGENT", organization, "/api/channels?limit=many").expectStatus().isBadRequest();
        get("AGENT", organization, "/api/channels?cursor=nonsense")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("cursor");
        get("AGENT", organization, "/api/channels/not-an-id").expectStatus().isNotFound();
        get("AGENT", organization, "/api/channels/" + UUID.randomUUID())
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-found");
        web.get().uri("/api/channels").exchange().expectStatus().isUnauthorized();
        web.get()
                .uri("/api/channels")
                .headers(headers ->
                        headers.setBearerAuth(TestTokens.of(UUID.randomUUID(), "operator", null, "OPERATOR")))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("no-organization");
    }

    @Test
    void agentsSeeNoMethod() {
        var channelId = register(organization).channelId();
        hear(channelId, ChannelConnected.class, event -> true);

        get("AGENT", organization, "/api/channels")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].handle")
                .isEqualTo("kopi_senja")
                .jsonPath("$.items[0].method")
                .doesNotExist();
    }

    private record Listing(List<Item> items, String nextCursor) {}

    private record Item(String id) {}

    private Listing page(String query) {
        return get("AGENT", organization, "/api/channels" + query)
                .expectStatus()
                .isOk()
                .expectBody(Listing.class)
                .returnResult()
                .getResponseBody();
    }
}
