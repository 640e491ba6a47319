package io.kanal.registry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelCommand.RegisterChannel;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.edge.Role;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link ChannelView}. */
class ChannelViewTests {

    private final Channel channel = Channel.register(
                    new RegisterChannel(
                            UUID.randomUUID(),
                            UUID.randomUUID(),
                            UUID.randomUUID(),
                            "twitter",
                            new Account("42", "kopi_senja", "Kopi Senja", null),
                            ConnectionMethod.LOGIN,
                            new Person(UUID.randomUUID(), "owner")),
                    Instant.parse("2026-11-22T08:00:00Z"))
            .channel();

    @Test
    void supervisorsSeeHowItWasConnected() {
        assertThat(JsonMapper.shared()
                        .valueToTree(ChannelView.of(channel, Role.SUPERVISOR))
                        .propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "provider", "handle", "displayName", "avatarUrl", "method", "status", "connectedAt");
    }

    @Test
    void agentsSeeTheShortForm() {
        assertThat(JsonMapper.shared()
                        .valueToTree(ChannelView.of(channel, Role.AGENT))
                        .propertyNames())
                .doesNotContain("method")
                .contains("status", "handle");
    }
}
