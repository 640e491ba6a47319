package io.kanal.integration.connection;

import io.kanal.contracts.KanalRecord;
import io.kanal.contracts.audit.AuditAction;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelRejected;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.connection.ConnectionState;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountAuthorized;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationWaiting;
import io.kanal.edge.ProblemException;
import io.kanal.integration.audit.Asker;
import io.kanal.integration.audit.AuditTrail;
import io.kanal.integration.connection.Connection.Decision;
import io.kanal.integration.connection.ConnectorClient.AuthorizePage;
import io.kanal.outbox.Outbox;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes connections from step to step, each in one transaction with what it sends. A connection is stored before the connector
 * is called: whatever happens in between, a row is there that is ended by its expiry.
 */
@Service
public class ConnectionFlow {

    private static final Logger log = LoggerFactory.getLogger(ConnectionFlow.class);

    private final Connections connections;
    private final ConnectorClient connector;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final TransactionalOperator transaction;

    ConnectionFlow(
            Connections connections,
            ConnectorClient connector,
            Outbox outbox,
            AuditTrail trail,
            TransactionalOperator transaction) {
        this.connections = connections;
        this.connector = connector;
        this.outbox = outbox;
        this.trail = trail;
        this.transaction = transaction;
    }

    /** A login at X that has begun. */
    record LoginBegun(UUID connectionId, AuthorizePage page, BrowserBinding binding) {}

    Mono<LoginBegun> login(Asker asker, int historyDays) {
        var binding = BrowserBinding.create();
        return open(asker, ConnectionMethod.LOGIN)
                .flatMap(connection -> connector
                        .authorize(new ConnectorClient.Login(
                                connection.id(), connection.channelId(), historyDays, binding.hash()))
                        .map(page -> new LoginBegun(connection.id(), page, binding))
                        .onErrorResume(failure -> compensate(connection, failure)));
    }

    Mono<UUID> developerApp(Asker asker, DeveloperAppRequest keys) {
        return open(asker, ConnectionMethod.DEVELOPER_APP)
                .flatMap(connection -> connector
                        .authorize(keys.authorizationOf(connection))
                        .map(accepted -> connection.id())
                        .onErrorResume(failure -> compensate(connection, failure)));
    }

    Mono<Void> cancel(Asker asker, UUID connectionId) {
        return connections
                .lock(asker.organizationId(), connectionId)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("connection", connectionId)))
                .flatMap(connection -> store(connection.cancel(asker.person()))
                        .then(trail.accepted(
                                asker, AuditAction.CHANNEL_CONNECT_CANCEL_REQUESTED, connection.channelId(), null)))
                .as(transaction::transactional);
    }

    /** X said yes. */
    public Mono<Void> on(TwitterAccountAuthorized event) {
        return step(event.connectionId(), connection -> connection.on(event));
    }

    /** X cannot judge now. */
    public Mono<Void> on(TwitterAuthorizationWaiting event) {
        return step(event.connectionId(), connection -> connection.on(event));
    }

    /** The authorisation ended without success. */
    public Mono<Void> on(TwitterAuthorizationEnded event) {
        return step(event.connectionId(), connection -> connection.on(event));
    }

    /** The account is a channel. */
    public Mono<Void> on(ChannelConnected event) {
        return connections
                .lock(event.connectionId())
                .map(connection -> connection.on(event))
                .flatMap(decision -> store(decision).then(tellConnected(decision, event)))
                .as(transaction::transactional);
    }

    /** The account does not become a channel. */
    public Mono<Void> on(ChannelRejected event) {
        return step(event.connectionId(), connection -> connection.on(event));
    }

    /**
     * Has the authorisations ended whose time ran out.
     *
     * @return how many these were
     */
    Mono<Integer> expire(Duration age, int limit) {
        return connections
                .lockOverdue(age, limit)
                .collectList()
                .flatMap(overdue -> Flux.fromIterable(overdue)
                        .concatMap(connection -> store(connection.timeRanOut()))
                        .then(Mono.just(overdue.size())))
                .as(transaction::transactional);
    }

    private Mono<Connection> open(Asker asker, ConnectionMethod method) {
        var decision = Connection.open(asker, method);
        return connections
                .add(decision.next())
                .then(publish(decision))
                .then(trail.accepted(
                        asker,
                        AuditAction.CHANNEL_CONNECT_REQUESTED,
                        decision.next().channelId(),
                        null))
                .as(transaction::transactional)
                .thenReturn(decision.next());
    }

    /** Whatever the call left behind at the connector is to end; the person hears why it failed. */
    private <T> Mono<T> compensate(Connection connection, Throwable failure) {
        return step(connection.id(), Connection::callFailed)
                .onErrorResume(e -> {
                    log.atWarn()
                            .addKeyValue("organizationId", connection.organizationId())
                            .addKeyValue("channelId", connection.channelId())
                            .log("Connection {} is left to its expiry: {}", connection.id(), e.toString());
                    return Mono.empty();
                })
                .then(Mono.error(failure));
    }

    private Mono<Void> step(UUID id, Function<Connection, Decision> decide) {
        return connections.lock(id).map(decide).flatMap(this::store).as(transaction::transactional);
    }

    private Mono<Void> store(Decision decision) {
        return connections.update(decision.next()).then(publish(decision)).then(tellFailure(decision));
    }

    private Mono<Void> tellConnected(Decision decision, ChannelConnected event) {
        var connection = decision.next();
        return decision.tells(ConnectionState.CONNECTED)
                ? trail.accepted(
                        connection.asker(),
                        AuditAction.CHANNEL_CONNECTED,
                        event.channelId(),
                        event.channel().account().handle())
                : Mono.empty();
    }

    private Mono<Void> tellFailure(Decision decision) {
        return Mono.justOrEmpty(decision.failureCode())
                .flatMap(code -> trail.cameToNothing(
                        decision.next().asker(),
                        AuditAction.CHANNEL_CONNECT_FAILED,
                        decision.next().channelId(),
                        code));
    }

    private Mono<Void> publish(Decision decision) {
        return outbox.add(decision.records().toArray(KanalRecord[]::new));
    }
}
