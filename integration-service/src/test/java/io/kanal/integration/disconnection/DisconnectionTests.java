package io.kanal.integration.disconnection;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelCommand.DisconnectChannel;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnected;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.channel.Receipt;
import io.kanal.contracts.channel.Receipt.Revocation;
import io.kanal.contracts.twitter.TwitterEvent.RevocationCompleted;
import io.kanal.integration.audit.Asker;
import io.kanal.integration.disconnection.Disconnection.State;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests for {@link Disconnection}, as conversations: in a state, on an event, the next state and what is sent. */
class DisconnectionTests {

    private static final UUID ID = UUID.randomUUID();
    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID CHANNEL = UUID.randomUUID();
    private static final Person SUPERVISOR = new Person(UUID.randomUUID(), "supervisor");
    private static final Asker ASKER = new Asker(ORGANIZATION, SUPERVISOR, "203.0.113.7");
    private static final Instant STOPPED_AT = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant ERASED_AT = Instant.parse("2026-11-22T09:00:00Z");
    private static final Receipt PENDING = new Receipt(STOPPED_AT, null, Revocation.PENDING, null);

    private final Disconnection begun =
            Disconnection.begin(ID, ASKER, CHANNEL, "kopi_senja").next();

    @Test
    void itBeginsWithTheOrderToTheRegistry() {
        var decision = Disconnection.begin(ID, ASKER, CHANNEL, "kopi_senja");

        assertThat(decision.next().state()).isEqualTo(State.DISCONNECTING);
        assertThat(decision.next().completeReceipt()).isNull();
        assertThat(decision.records()).containsExactly(new DisconnectChannel(ORGANIZATION, CHANNEL, ID, SUPERVISOR));
    }

    @Test
    void itEndsWithTheReceipt() {
        var decision = begun.on(disconnected(PENDING));

        assertThat(decision.next().state()).isEqualTo(State.DISCONNECTED);
        assertThat(decision.next().completeReceipt()).isEqualTo(PENDING);
        assertThat(decision.records()).isEmpty();
    }

    @Test
    void aRevocationThatHadToWaitCompletesTheReceipt() {
        var completed = begun.on(disconnected(PENDING)).next().on(revoked()).next();

        assertThat(completed.completeReceipt()).isEqualTo(new Receipt(STOPPED_AT, null, Revocation.GAVE_UP, ERASED_AT));
    }

    @Test
    void aRevocationMayBeKnownBeforeTheReceipt() {
        var early = begun.on(revoked()).next();

        assertThat(early.state()).isEqualTo(State.DISCONNECTING);
        assertThat(early.completeReceipt()).isNull();
        assertThat(early.on(disconnected(PENDING)).next().completeReceipt())
                .isEqualTo(new Receipt(STOPPED_AT, null, Revocation.GAVE_UP, ERASED_AT));
    }

    @Test
    void aSecondAnswerDoesNotChangeTheReceipt() {
        var ended = begun.on(disconnected(PENDING)).next();
        var other = new Receipt(ERASED_AT, null, Revocation.DONE, ERASED_AT);

        assertThat(ended.on(disconnected(other)).next()).isEqualTo(ended);
    }

    private static RevocationCompleted revoked() {
        return new RevocationCompleted(ORGANIZATION, CHANNEL, ID, Revocation.GAVE_UP, ERASED_AT);
    }

    private static ChannelDisconnected disconnected(Receipt receipt) {
        var state = new ChannelState(
                "twitter",
                new Account("42", "kopi_senja", "Kopi Senja", null),
                ConnectionMethod.LOGIN,
                ChannelStatus.DISCONNECTING,
                null,
                STOPPED_AT);
        return new ChannelDisconnected(ORGANIZATION, CHANNEL, 3, state, ID, receipt, SUPERVISOR);
    }
}
