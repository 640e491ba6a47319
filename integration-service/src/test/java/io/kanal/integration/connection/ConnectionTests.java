package io.kanal.integration.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kanal.contracts.Failure;
import io.kanal.contracts.FieldError;
import io.kanal.contracts.KanalRecord;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelCommand.RegisterChannel;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelRejected;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.connection.ConnectionEvent.ConnectionStateChanged;
import io.kanal.contracts.connection.ConnectionState;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization.Reason;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountAuthorized;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded.Outcome;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationWaiting;
import io.kanal.integration.audit.Asker;
import io.kanal.integration.connection.Connection.Decision;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests for {@link Connection}, as conversations: in a state, on an event, the next state and what is sent. */
class ConnectionTests {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final Person SUPERVISOR = new Person(UUID.randomUUID(), "supervisor");
    private static final Asker ASKER = new Asker(ORGANIZATION, SUPERVISOR, "203.0.113.7");
    private static final Person COLLEAGUE = new Person(UUID.randomUUID(), "owner");
    private static final Account ACCOUNT = new Account("42", "kopi_senja", "Kopi Senja", null);
    private static final Failure NO_CREDIT = Failure.of("out-of-credit", "X wants money.", "Add credit at X.");
    private static final Failure WRONG_KEYS = new Failure(
            "app-keys-wrong", "X refuses the keys.", null, List.of(new FieldError("apiKey", "app-keys-wrong", "no")));
    private static final Failure IN_USE = Failure.of("account-in-use", "Connected already.", null);

    private final Connection login =
            Connection.open(ASKER, ConnectionMethod.LOGIN).next();

    @Test
    void aLoginBeginsByWaitingForThePersonAtX() {
        var decision = Connection.open(ASKER, ConnectionMethod.LOGIN);

        assertThat(decision.next().state()).isEqualTo(ConnectionState.AWAITING_AUTHORIZATION);
        assertThat(decision.records())
                .containsExactly(told(decision.next(), ConnectionState.AWAITING_AUTHORIZATION, null, null));
        assertThat(decision.next().channelId()).isNotEqualTo(decision.next().id());
    }

    @Test
    void keysOfADeveloperAppAreVerifiedAtOnce() {
        var decision = Connection.open(ASKER, ConnectionMethod.DEVELOPER_APP);

        assertThat(decision.next().state()).isEqualTo(ConnectionState.VERIFYING);
        assertThat(decision.records()).containsExactly(told(decision.next(), ConnectionState.VERIFYING, null, null));
    }

    @ParameterizedTest
    @EnumSource(ConnectionMethod.class)
    void theStraightWayLeadsToAChannel(ConnectionMethod method) {
        var opened = Connection.open(ASKER, method).next();

        var authorized = opened.on(authorized(opened));
        assertThat(authorized.records())
                .containsExactly(
                        told(opened, ConnectionState.REGISTERING, null, null),
                        new RegisterChannel(
                                ORGANIZATION, opened.channelId(), opened.id(), "twitter", ACCOUNT, method, SUPERVISOR));

        var connected = authorized.next().on(connected(opened, opened.channelId()));
        assertThat(connected.records()).containsExactly(told(opened, ConnectionState.CONNECTED, null, null));
        assertThat(connected.next().connectedChannelId()).isEqualTo(opened.channelId());
    }

    @Test
    void theSameAccountAgainLeadsToTheChannelThatIsThere() {
        var existing = UUID.randomUUID();

        var decision = registering().on(connected(login, existing));

        assertThat(decision.next().state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(decision.next().connectedChannelId()).isEqualTo(existing);
    }

    @Test
    void whileXCannotJudgeItWaitsAndSaysWhy() {
        var waiting = login.on(new TwitterAuthorizationWaiting(ORGANIZATION, login.channelId(), login.id(), NO_CREDIT));
        assertThat(waiting.next().state()).isEqualTo(ConnectionState.VERIFYING);
        assertThat(waiting.records()).containsExactly(told(login, ConnectionState.VERIFYING, NO_CREDIT, null));

        var authorized = waiting.next().on(authorized(login));
        assertThat(authorized.next().waitingFor()).isNull();
        assertThat(authorized.records()).hasAtLeastOneElementOfType(RegisterChannel.class);
    }

    @Test
    void aLaterVerdictCarriesTheFieldErrors() {
        var waiting = login.on(new TwitterAuthorizationWaiting(ORGANIZATION, login.channelId(), login.id(), NO_CREDIT))
                .next();

        var decision = waiting.on(ended(login, Outcome.FAILED, WRONG_KEYS));

        assertThat(decision.next().failure()).isEqualTo(WRONG_KEYS);
        assertThat(decision.next().waitingFor()).isNull();
        assertThat(decision.records()).containsExactly(told(login, ConnectionState.FAILED, null, WRONG_KEYS));
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void theConnectorEndsItAndThatIsMirrored(Outcome outcome) {
        var failure = outcome == Outcome.FAILED ? WRONG_KEYS : null;

        var decision = login.on(ended(login, outcome, failure));

        var state = ConnectionState.valueOf(outcome.name());
        assertThat(decision.records()).containsExactly(told(login, state, null, failure));
        assertThat(decision.next().state()).isEqualTo(state);
    }

    @Test
    void aFailureIsNeverWithoutAReason() {
        assertThat(login.on(ended(login, Outcome.FAILED, null)).next().failure())
                .extracting(Failure::code)
                .isEqualTo("failed");
    }

    @Test
    void whoCallsItOffIsPassedOnAndTheConnectorDecides() {
        var asked = login.cancel(COLLEAGUE);

        assertThat(asked.next().state()).isEqualTo(ConnectionState.AWAITING_AUTHORIZATION);
        assertThat(asked.records()).containsExactly(cancelling(login, Reason.CANCELLED, COLLEAGUE));
        assertThat(asked.next().on(ended(login, Outcome.CANCELLED, null)).next().state())
                .isEqualTo(ConnectionState.CANCELLED);
    }

    @Test
    void callingItOffTooLateChangesNothing() {
        var asked = login.cancel(SUPERVISOR).next();

        var decision = asked.on(authorized(login));

        assertThat(decision.next().state()).isEqualTo(ConnectionState.REGISTERING);
        assertThat(decision.records()).hasAtLeastOneElementOfType(RegisterChannel.class);
    }

    @Test
    void callingItOffTwiceIsPassedOnOnce() {
        assertThat(login.cancel(SUPERVISOR).next().cancel(COLLEAGUE).records()).isEmpty();
        var cancelled = login.on(ended(login, Outcome.CANCELLED, null)).next();
        assertThat(cancelled.cancel(SUPERVISOR)).isEqualTo(new Decision(cancelled, List.of()));
    }

    @Test
    void afterThePivotItCannotBeCalledOff() {
        assertThat(codeOf(registering())).isEqualTo("already-authorized");
        assertThat(codeOf(registering().on(connected(login, login.channelId())).next()))
                .isEqualTo("already-authorized");
        assertThat(codeOf(login.on(ended(login, Outcome.FAILED, WRONG_KEYS)).next()))
                .isEqualTo("already-ended");
        assertThat(codeOf(login.on(ended(login, Outcome.EXPIRED, null)).next())).isEqualTo("already-ended");
    }

    @Test
    void whenTimeRunsOutTheAuthorisationIsEndedOnce() {
        var late = login.timeRanOut();

        assertThat(late.records()).containsExactly(cancelling(login, Reason.EXPIRED, null));
        assertThat(late.next().state()).isEqualTo(ConnectionState.AWAITING_AUTHORIZATION);
        assertThat(late.next().timeRanOut().records()).isEmpty();
    }

    @Test
    void timeRunsOutAlsoAfterItWasCalledOff() {
        assertThat(login.cancel(SUPERVISOR).next().timeRanOut().records())
                .containsExactly(cancelling(login, Reason.EXPIRED, null));
    }

    @Test
    void aCallThatFailedLeavesNothingBehindAtTheConnector() {
        assertThat(login.callFailed().records()).containsExactly(cancelling(login, Reason.CANCELLED, SUPERVISOR));
        assertThat(login.callFailed().next().state()).isEqualTo(ConnectionState.AWAITING_AUTHORIZATION);
    }

    @Test
    void aRefusedAccountFailsAndNothingIsUndoneHere() {
        var decision = registering().on(rejected());

        assertThat(decision.records()).containsExactly(told(login, ConnectionState.FAILED, null, IN_USE));
    }

    @ParameterizedTest
    @MethodSource
    void whatComesAfterTheEndOrTwiceChangesNothing(Connection decided) {
        var events = Stream.<Function<Connection, Decision>>of(
                connection -> connection.on(authorized(decided)),
                connection -> connection.on(
                        new TwitterAuthorizationWaiting(ORGANIZATION, decided.channelId(), decided.id(), NO_CREDIT)),
                connection -> connection.on(ended(decided, Outcome.CANCELLED, null)),
                Connection::timeRanOut,
                Connection::callFailed);

        assertThat(events.map(event -> event.apply(decided))).containsOnly(new Decision(decided, List.of()));
        if (decided.state().isFinal()) {
            assertThat(decided.on(rejected())).isEqualTo(new Decision(decided, List.of()));
            assertThat(decided.on(connected(decided, UUID.randomUUID()))).isEqualTo(new Decision(decided, List.of()));
        }
    }

    static Stream<Connection> whatComesAfterTheEndOrTwiceChangesNothing() {
        var opened = Connection.open(ASKER, ConnectionMethod.LOGIN).next();
        var registering = opened.on(authorized(opened)).next();
        return Stream.of(
                registering,
                registering.on(connected(opened, opened.channelId())).next(),
                opened.on(ended(opened, Outcome.FAILED, WRONG_KEYS)).next(),
                opened.on(ended(opened, Outcome.CANCELLED, null)).next(),
                opened.on(ended(opened, Outcome.EXPIRED, null)).next());
    }

    @Test
    void theRegistryCannotSpeakBeforeItWasAsked() {
        assertThat(login.on(connected(login, login.channelId()))).isEqualTo(new Decision(login, List.of()));
        assertThat(login.on(rejected())).isEqualTo(new Decision(login, List.of()));
    }

    private Connection registering() {
        return login.on(authorized(login)).next();
    }

    private ChannelRejected rejected() {
        return new ChannelRejected(ORGANIZATION, login.channelId(), 0, login.id(), ACCOUNT, IN_USE, SUPERVISOR);
    }

    private static String codeOf(Connection connection) {
        var thrown = new ConnectionDecidedException[1];
        assertThatThrownBy(() -> connection.cancel(SUPERVISOR))
                .isInstanceOfSatisfying(ConnectionDecidedException.class, e -> thrown[0] = e);
        assertThat(thrown[0].getStatusCode().value()).isEqualTo(409);
        return (String) thrown[0].getBody().getProperties().get("code");
    }

    private static KanalRecord told(
            Connection connection, ConnectionState state, @Nullable Failure waitingFor, @Nullable Failure failure) {
        return new ConnectionStateChanged(
                ORGANIZATION, connection.channelId(), connection.id(), state, waitingFor, failure, SUPERVISOR);
    }

    private static KanalRecord cancelling(Connection connection, Reason reason, @Nullable Person person) {
        return new CancelAuthorization(ORGANIZATION, connection.channelId(), connection.id(), reason, person);
    }

    private static TwitterAccountAuthorized authorized(Connection connection) {
        return new TwitterAccountAuthorized(
                ORGANIZATION, connection.channelId(), connection.id(), ACCOUNT, connection.method(), SUPERVISOR);
    }

    private static TwitterAuthorizationEnded ended(Connection connection, Outcome outcome, @Nullable Failure failure) {
        return new TwitterAuthorizationEnded(ORGANIZATION, connection.channelId(), connection.id(), outcome, failure);
    }

    private static ChannelConnected connected(Connection connection, UUID channelId) {
        var state =
                new ChannelState("twitter", ACCOUNT, connection.method(), ChannelStatus.CONNECTED, null, Instant.EPOCH);
        return new ChannelConnected(ORGANIZATION, channelId, 1, state, connection.id(), false, SUPERVISOR);
    }
}
