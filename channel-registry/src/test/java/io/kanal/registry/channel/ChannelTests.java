package io.kanal.registry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.Actor;
import io.kanal.contracts.channel.ChannelCommand.DisconnectChannel;
import io.kanal.contracts.channel.ChannelCommand.PauseChannel;
import io.kanal.contracts.channel.ChannelCommand.RegisterChannel;
import io.kanal.contracts.channel.ChannelCommand.ResumeChannel;
import io.kanal.contracts.channel.ChannelEvent;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnecting;
import io.kanal.contracts.channel.ChannelEvent.ChannelRejected;
import io.kanal.contracts.channel.ChannelEvent.ChannelStatusChanged;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.channel.Receipt;
import io.kanal.contracts.channel.StatusCause;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountReleased;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountStatusChanged;
import io.kanal.registry.channel.Intent.Kind;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests for {@link Channel}. */
class ChannelTests {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID CHANNEL = UUID.randomUUID();
    private static final UUID DISCONNECTION = UUID.randomUUID();
    private static final Person SUPERVISOR = new Person(UUID.randomUUID(), "supervisor");
    private static final Account ACCOUNT = new Account("42", "kopi_senja", "Kopi Senja", null);
    private static final Instant CONNECTED_AT = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-22T09:00:00Z");
    private static final StatusCause NO_CREDIT =
            new StatusCause("out-of-credit", "No credit.", "Add credit.", LATER, Actor.X_ACCOUNT_HOLDER);
    private static final Receipt RECEIPT = new Receipt(LATER, null, Receipt.Revocation.DONE, LATER);

    private final Channel channel = Channel.register(register(CHANNEL, ORGANIZATION, ACCOUNT), CONNECTED_AT)
            .channel();

    @Test
    void anAccountBecomesAChannelWithRevisionOne() {
        var command = register(CHANNEL, ORGANIZATION, ACCOUNT);

        var change = Channel.register(command, CONNECTED_AT);

        assertThat(change.events())
                .containsExactly(new ChannelConnected(
                        ORGANIZATION,
                        CHANNEL,
                        1,
                        new ChannelState(
                                "twitter",
                                ACCOUNT,
                                ConnectionMethod.DEVELOPER_APP,
                                ChannelStatus.CONNECTED,
                                null,
                                CONNECTED_AT),
                        command.connectionId(),
                        false,
                        SUPERVISOR));
    }

    @Test
    void theSameAccountAgainRenewsTheChannelAndClearsItsCondition() {
        var broken = outOfCredit(channel).channel();
        var newName = new Account("42", "kopi_senja", "Kopi Senja Jakarta", "https://pbs.example/a.png");
        var again = register(UUID.randomUUID(), ORGANIZATION, newName);

        var change = broken.registerAgain(again, LATER.plusSeconds(60));

        var event = (ChannelConnected) only(change);
        assertThat(event.channelId()).isEqualTo(CHANNEL);
        assertThat(event.connectionId()).isEqualTo(again.connectionId());
        assertThat(event.renewal()).isTrue();
        assertThat(event.revision()).isEqualTo(3);
        assertThat(event.channel().status()).isEqualTo(ChannelStatus.CONNECTED);
        assertThat(event.channel().statusCause()).isNull();
        assertThat(event.channel().account()).isEqualTo(newName);
        assertThat(event.channel().connectedAt()).isEqualTo(LATER.plusSeconds(60));
        assertThat(change.channel().createdAt()).isEqualTo(CONNECTED_AT);
    }

    @Test
    void aRenewalDoesNotEndAPause() {
        var paused = channel.pause(pause(), LATER).channel();

        var change = paused.registerAgain(register(UUID.randomUUID(), ORGANIZATION, ACCOUNT), LATER);

        assertThat(((ChannelConnected) only(change)).channel().status()).isEqualTo(ChannelStatus.PAUSED);
    }

    @Test
    void anotherOrganizationIsRefusedWithoutAWordOfWhoseItIs() {
        var other = UUID.randomUUID();
        var command = register(UUID.randomUUID(), other, ACCOUNT);

        var change = channel.registerAgain(command, LATER);

        var event = (ChannelRejected) only(change);
        assertThat(change.channel()).isEqualTo(channel);
        assertThat(event.organizationId()).isEqualTo(other);
        assertThat(event.channelId()).isEqualTo(command.channelId());
        assertThat(event.revision()).isZero();
        assertThat(event.failure().code()).isEqualTo("account-in-use");
        assertThat(event.toString()).doesNotContain(ORGANIZATION.toString(), CHANNEL.toString());
    }

    @Test
    void whileItGoesItsOrganizationIsAskedToTryAgain() {
        var going = disconnecting(channel);

        var change = going.registerAgain(register(UUID.randomUUID(), ORGANIZATION, ACCOUNT), LATER);

        assertThat(((ChannelRejected) only(change)).failure().code()).isEqualTo("disconnecting");
        assertThat(change.channel()).isEqualTo(going);
    }

    @Test
    void whileItGoesAnotherOrganizationLearnsNothingOfIt() {
        var change =
                disconnecting(channel).registerAgain(register(UUID.randomUUID(), UUID.randomUUID(), ACCOUNT), LATER);

        assertThat(((ChannelRejected) only(change)).failure().code()).isEqualTo("account-in-use");
    }

    @Test
    void pausingAndResumingAreToldOnce() {
        var paused = channel.pause(pause(), LATER);
        var resumed = paused.channel().resume(resume(), LATER);

        var pausing = (ChannelStatusChanged) only(paused);
        assertThat(pausing.channel().status()).isEqualTo(ChannelStatus.PAUSED);
        assertThat(pausing.channel().statusCause())
                .extracting(StatusCause::code, StatusCause::since, StatusCause::actor)
                .containsExactly("paused", LATER, Actor.SUPERVISOR);
        assertThat(pausing.requestedBy()).isEqualTo(SUPERVISOR);
        assertThat(pausing.revision()).isEqualTo(2);
        assertThat(((ChannelStatusChanged) only(resumed)).channel().status()).isEqualTo(ChannelStatus.CONNECTED);
        assertThat(paused.channel().pause(pause(), LATER).events()).isEmpty();
        assertThat(resumed.channel().resume(resume(), LATER).events()).isEmpty();
    }

    @Test
    void aConditionIsShownWithItsCause() {
        var event = (ChannelStatusChanged) only(outOfCredit(channel));

        assertThat(event.revision()).isEqualTo(2);
        assertThat(event.channel().status()).isEqualTo(ChannelStatus.OUT_OF_CREDIT);
        assertThat(event.channel().statusCause()).isEqualTo(NO_CREDIT);
        assertThat(event.requestedBy()).isNull();
    }

    @Test
    void theSameConditionAgainIsNoNews() {
        var broken = outOfCredit(channel).channel();

        assertThat(outOfCredit(broken)).isEqualTo(Change.none(broken));
    }

    @Test
    void aPauseHidesAConditionThatShowsWhenItIsResumed() {
        var paused = channel.pause(pause(), LATER).channel();

        var hidden = outOfCredit(paused);
        var resumed = hidden.channel().resume(resume(), LATER);

        assertThat(hidden.events()).isEmpty();
        assertThat(hidden.channel().revision()).isEqualTo(paused.revision());
        var event = (ChannelStatusChanged) only(resumed);
        assertThat(event.channel().status()).isEqualTo(ChannelStatus.OUT_OF_CREDIT);
        assertThat(event.revision()).isEqualTo(3);
    }

    @Test
    void aConditionOfTheFormerCredentialsIsIgnored() {
        var late = channel.conditionChanged(
                new TwitterAccountStatusChanged(ORGANIZATION, CHANNEL, ChannelStatus.NEEDS_REAUTHORIZATION, NO_CREDIT),
                CONNECTED_AT.minusMillis(1));

        assertThat(late).isEqualTo(Change.none(channel));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyIntentCanEndInADisconnect(Kind kind) {
        var before =
                switch (kind) {
                    case ACTIVE -> channel;
                    case PAUSED -> channel.pause(pause(), LATER).channel();
                    case DISCONNECTING -> disconnecting(channel);
                };

        var change = before.disconnect(disconnect(), LATER);

        assertThat(change.channel().state().status()).isEqualTo(ChannelStatus.DISCONNECTING);
        assertThat(change.events()).hasSize(kind == Kind.DISCONNECTING ? 0 : 1);
    }

    @Test
    void disconnectingComesBeforeAnyConditionAndAnyPause() {
        var change = outOfCredit(channel).channel().disconnect(disconnect(), LATER);

        var event = (ChannelDisconnecting) only(change);
        assertThat(event.disconnectionId()).isEqualTo(DISCONNECTION);
        assertThat(event.revision()).isEqualTo(3);
        assertThat(event.channel().status()).isEqualTo(ChannelStatus.DISCONNECTING);
        assertThat(change.channel().pause(pause(), LATER).events()).isEmpty();
        assertThat(change.channel().resume(resume(), LATER).events()).isEmpty();
        assertThat(change.channel()
                        .conditionChanged(
                                new TwitterAccountStatusChanged(ORGANIZATION, CHANNEL, ChannelStatus.CONNECTED, null),
                                LATER)
                        .events())
                .isEmpty();
    }

    @Test
    void itsReleaseIsItsLastEvent() {
        var going = disconnecting(channel);

        assertThat(going.released(new TwitterAccountReleased(ORGANIZATION, CHANNEL, DISCONNECTION, RECEIPT)))
                .contains(new ChannelDisconnected(
                        ORGANIZATION, CHANNEL, 3, going.state(), DISCONNECTION, RECEIPT, SUPERVISOR));
    }

    @Test
    void aReleaseThatNobodyAskedForDeletesNothing() {
        var unasked = new TwitterAccountReleased(ORGANIZATION, CHANNEL, UUID.randomUUID(), RECEIPT);

        assertThat(channel.released(unasked)).isEmpty();
        assertThat(disconnecting(channel).released(unasked)).isEmpty();
    }

    private static ChannelEvent only(Change change) {
        assertThat(change.events()).hasSize(1);
        return change.events().getFirst();
    }

    private static Change outOfCredit(Channel channel) {
        return channel.conditionChanged(
                new TwitterAccountStatusChanged(ORGANIZATION, CHANNEL, ChannelStatus.OUT_OF_CREDIT, NO_CREDIT), LATER);
    }

    private static Channel disconnecting(Channel channel) {
        return channel.disconnect(disconnect(), LATER).channel();
    }

    private static RegisterChannel register(UUID channelId, UUID organization, Account account) {
        return new RegisterChannel(
                organization,
                channelId,
                UUID.randomUUID(),
                "twitter",
                account,
                ConnectionMethod.DEVELOPER_APP,
                SUPERVISOR);
    }

    private static PauseChannel pause() {
        return new PauseChannel(ORGANIZATION, CHANNEL, SUPERVISOR);
    }

    private static ResumeChannel resume() {
        return new ResumeChannel(ORGANIZATION, CHANNEL, SUPERVISOR);
    }

    private static DisconnectChannel disconnect() {
        return new DisconnectChannel(ORGANIZATION, CHANNEL, DISCONNECTION, SUPERVISOR);
    }
}
