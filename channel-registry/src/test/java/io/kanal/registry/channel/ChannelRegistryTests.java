package io.kanal.registry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelCommand.DisconnectChannel;
import io.kanal.contracts.channel.ChannelCommand.RegisterChannel;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.registry.channel.ChannelRegistry.UnknownChannelException;
import io.kanal.test.IntegrationTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tests for {@link ChannelRegistry} where several ask at once. */
@IntegrationTest
class ChannelRegistryTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private ChannelRegistry registry;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient database;

    @Test
    void ofManyWhoAskForAnAccountAtOnceOneGetsItAndEveryoneIsAnswered() {
        var account = new Account(Long.toString(System.nanoTime()), "kopi_senja", "Kopi Senja", null);
        var commands = Flux.range(0, 12).map(number -> register(account)).cache();

        StepVerifier.create(commands.flatMap(command -> inTransaction(registry.register(command)), 12))
                .expectComplete()
                .verify(PATIENCE);

        assertThat(answers(account, "io.kanal.channel.connected.v1")).isOne();
        assertThat(answers(account, "io.kanal.channel.rejected.v1")).isEqualTo(11);
    }

    @Test
    void aFailureAfterTheChangePublishesNothing() {
        var account = new Account(Long.toString(System.nanoTime()), "kopi_senja", "Kopi Senja", null);

        StepVerifier.create(inTransaction(
                        registry.register(register(account)).then(Mono.error(new IllegalStateException("crash")))))
                .expectError(IllegalStateException.class)
                .verify(PATIENCE);

        assertThat(answers(account, "io.kanal.channel.connected.v1")).isZero();
        assertThat(count("select count(*) from channel where account_id = '%s'".formatted(account.id())))
                .isZero();
    }

    @Test
    void aChannelThatNeverWasCannotBeDisconnected() {
        var command = new DisconnectChannel(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), person());

        StepVerifier.create(inTransaction(registry.disconnect(command)))
                .expectError(UnknownChannelException.class)
                .verify(PATIENCE);
    }

    private Mono<Void> inTransaction(Mono<Void> work) {
        return transaction.transactional(work);
    }

    private long answers(Account account, String type) {
        return count("select count(*) from outbox where type = '%s' and convert_from(body, 'UTF8') like '%%\"%s\"%%'"
                .formatted(type, account.id()));
    }

    private long count(String sql) {
        return database.sql(sql)
                .mapValue(Long.class)
                .one()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static RegisterChannel register(Account account) {
        return new RegisterChannel(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "twitter",
                account,
                ConnectionMethod.LOGIN,
                person());
    }

    private static Person person() {
        return new Person(UUID.randomUUID(), "supervisor");
    }
}
