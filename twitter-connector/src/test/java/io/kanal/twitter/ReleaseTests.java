package io.kanal.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Failure;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelEvent.ChannelRejected;
import io.kanal.contracts.channel.ChannelEvent.ChannelStatusChanged;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.channel.Receipt.Revocation;
import io.kanal.contracts.inbox.InboxMessage.ChannelMessagesEnded;
import io.kanal.contracts.twitter.TwitterEvent.RevocationCompleted;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountReleased;
import io.kanal.twitter.credential.CredentialVault;
import io.kanal.twitter.credential.OpenedCredential.Reason;
import io.kanal.twitter.credential.OpenedCredential.Unusable;
import io.kanal.twitter.credential.OpenedCredential.Usable;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests for what becomes of accounts and their credentials when the registry has spoken. */
class ReleaseTests extends ConnectorTest {

    @Autowired
    private CredentialVault vault;

    @Test
    void credentialsTakeEffectWhenTheChannelConnects() throws Exception {
        var connection = Connection.next();
        enterKeys(connection).expectStatus().isOk();
        assertThat(vault.open(connection.channelId()).block(SOON)).isEqualTo(new Unusable(Reason.MISSING));

        registryConnects(connection, connection.channelId(), 1, ConnectionMethod.DEVELOPER_APP);

        assertThat(vault.open(connection.channelId()).block(SOON)).isInstanceOfSatisfying(Usable.class, usable -> {
            assertThat(usable.credentials().token()).isEqualTo(xAccountId + "-pasted-token");
            assertThat(usable.credentials().app().secret()).isEqualTo("customer-secret");
        });
        var account = database.sql("select * from account where channel_id = :id")
                .bind("id", connection.channelId())
                .fetch()
                .one()
                .block(SOON);
        assertThat(account)
                .containsEntry("x_account_id", xAccountId)
                .containsEntry("intent", "ACTIVE")
                .containsEntry("history_days", 30)
                .containsEntry("newest_event_id_at_connect", "1860000000000000001");
    }

    @Test
    void aRejectedConnectionLeavesNothingBehind() throws Exception {
        var connection = logIn();

        topics.send(new ChannelRejected(
                organization,
                connection.channelId(),
                0,
                connection.id(),
                new Account(xAccountId, "user", "User", null),
                Failure.of("connected-elsewhere", "Connected elsewhere.", null),
                person));

        await().atMost(SOON).until(() -> stagedOf(connection) == 0);
        await().atMost(SOON).until(() -> !X.requestsOf(xAccountId, INVALIDATE).isEmpty());
        await().atMost(SOON).until(() -> pending(connection.channelId()) == 0);
    }

    @Test
    void aDisconnectedLoginIsRevokedAndEveryTraceIsGone() throws Exception {
        var connection = logIn();
        registryConnects(connection, connection.channelId(), 1, ConnectionMethod.LOGIN);

        var disconnectionId = registryDisconnects(connection.channelId(), 2, ConnectionMethod.LOGIN);

        var released = awaited(connection.channelId(), TwitterAccountReleased.class);
        assertThat(released.disconnectionId()).isEqualTo(disconnectionId);
        assertThat(released.receipt().revocation()).isEqualTo(Revocation.DONE);
        assertThat(released.receipt().erasedAt()).isNotNull();
        var ended = awaited(connection.channelId(), ChannelMessagesEnded.class);
        assertThat(ended.account().id()).isEqualTo(xAccountId);
        assertThat(ended.endedAt()).isEqualTo(released.receipt().stoppedAt());
        assertThat(X.requestsOf(xAccountId, INVALIDATE)).hasSize(1);
        assertThat(count("select count(*) from account where channel_id = :id", connection.channelId()))
                .isZero();
        assertThat(count("select count(*) from credential where channel_id = :id", connection.channelId()))
                .isZero();
        assertThat(pending(connection.channelId())).isZero();
    }

    @Test
    void pastedTokensAreForgottenAndLeftToTheCustomer() throws Exception {
        var connection = Connection.next();
        enterKeys(connection).expectStatus().isOk();
        registryConnects(connection, connection.channelId(), 1, ConnectionMethod.DEVELOPER_APP);

        registryDisconnects(connection.channelId(), 2, ConnectionMethod.DEVELOPER_APP);

        var receipt =
                awaited(connection.channelId(), TwitterAccountReleased.class).receipt();
        assertThat(receipt.revocation()).isEqualTo(Revocation.NOT_OURS);
        assertThat(receipt.erasedAt()).isNotNull();
        assertThat(X.requestsOf(xAccountId, INVALIDATE)).isEmpty();
    }

    @Test
    void withXDownTheChannelIsGoneAtOnceAndTheTokenIsRevokedLater() throws Exception {
        var connection = logIn();
        registryConnects(connection, connection.channelId(), 1, ConnectionMethod.LOGIN);
        X.answersFor(xAccountId, INVALIDATE, FakeX.json(503, "{}"));

        registryDisconnects(connection.channelId(), 2, ConnectionMethod.LOGIN);

        var receipt =
                awaited(connection.channelId(), TwitterAccountReleased.class).receipt();
        assertThat(receipt.revocation()).isEqualTo(Revocation.PENDING);
        assertThat(receipt.erasedAt()).isNull();
        assertThat(topics.of(connection.channelId(), RevocationCompleted.class)).isEmpty();

        X.answersFor(xAccountId, INVALIDATE, null);
        assertThat(awaited(connection.channelId(), RevocationCompleted.class).revocation())
                .isEqualTo(Revocation.DONE);
        await().atMost(SOON).until(() -> pending(connection.channelId()) == 0);
    }

    @Test
    void whatCannotBeRevokedInADayIsErased() throws Exception {
        var connection = logIn();
        registryConnects(connection, connection.channelId(), 1, ConnectionMethod.LOGIN);
        X.answersFor(xAccountId, INVALIDATE, FakeX.json(503, "{}"));
        registryDisconnects(connection.channelId(), 2, ConnectionMethod.LOGIN);
        awaited(connection.channelId(), TwitterAccountReleased.class);

        database.sql("update pending_revocation set created_at = now() - interval '25 hours' where channel_id = :id")
                .bind("id", connection.channelId())
                .then()
                .block(SOON);

        assertThat(awaited(connection.channelId(), RevocationCompleted.class).revocation())
                .isEqualTo(Revocation.GAVE_UP);
        await().atMost(SOON).until(() -> pending(connection.channelId()) == 0);
    }

    @Test
    void theSameAccountAgainCallsTheRevocationOff() throws Exception {
        var first = logIn();
        registryConnects(first, first.channelId(), 1, ConnectionMethod.LOGIN);
        X.answersFor(xAccountId, INVALIDATE, FakeX.json(503, "{}"));
        registryDisconnects(first.channelId(), 2, ConnectionMethod.LOGIN);
        awaited(first.channelId(), TwitterAccountReleased.class);

        var second = logIn();

        assertThat(stateOf(second)).isEqualTo("AUTHORIZED");
        assertThat(pending(first.channelId())).isZero();
        assertThat(awaited(first.channelId(), RevocationCompleted.class).revocation())
                .isEqualTo(Revocation.SHARED);
    }

    @Test
    void aTokenThatAnotherConnectionSharesIsNotRevoked() throws Exception {
        var connected = logIn();
        registryConnects(connected, connected.channelId(), 1, ConnectionMethod.LOGIN);
        var waiting = logIn();

        registryDisconnects(connected.channelId(), 2, ConnectionMethod.LOGIN);

        assertThat(awaited(connected.channelId(), TwitterAccountReleased.class)
                        .receipt()
                        .revocation())
                .isEqualTo(Revocation.SHARED);
        assertThat(X.requestsOf(xAccountId, INVALIDATE)).isEmpty();
        assertThat(stagedOf(waiting)).isOne();
    }

    @Test
    void aRenewalPutsNewCredentialsInTheOldOnesPlace() throws Exception {
        var first = logIn();
        registryConnects(first, first.channelId(), 1, ConnectionMethod.LOGIN);
        var second = Connection.next();
        enterKeys(second).expectStatus().isOk();

        registryConnects(second, first.channelId(), 2, ConnectionMethod.DEVELOPER_APP);

        assertThat(vault.open(first.channelId()).block(SOON))
                .isInstanceOfSatisfying(
                        Usable.class,
                        usable -> assertThat(usable.credentials().token()).isEqualTo(xAccountId + "-pasted-token"));
        assertThat(stagedOf(first)).isZero();
        await().atMost(SOON).until(() -> !X.requestsOf(xAccountId, INVALIDATE).isEmpty());
    }

    @Test
    void aRenewalWithTheSameTokenRevokesNothing() throws Exception {
        var first = logIn();
        registryConnects(first, first.channelId(), 1, ConnectionMethod.LOGIN);
        var second = logIn();

        registryConnects(second, first.channelId(), 2, ConnectionMethod.LOGIN);

        await().atMost(SOON).until(() -> stagedOf(first) == 0);
        assertThat(pending(first.channelId())).isZero();
        assertThat(X.requestsOf(xAccountId, INVALIDATE)).isEmpty();
    }

    @Test
    void aPauseIsFollowedAndAnOldRevisionIsNot() throws Exception {
        var connection = Connection.next();
        enterKeys(connection).expectStatus().isOk();
        registryConnects(connection, connection.channelId(), 1, ConnectionMethod.DEVELOPER_APP);

        statusChanges(connection.channelId(), 3, ChannelStatus.PAUSED);
        await().atMost(SOON).until(() -> intentOf(connection.channelId()).equals("PAUSED"));
        statusChanges(connection.channelId(), 2, ChannelStatus.CONNECTED);
        statusChanges(connection.channelId(), 4, ChannelStatus.PAUSED);
        await().atMost(SOON).until(() -> revisionOf(connection.channelId()) == 4);
        assertThat(intentOf(connection.channelId())).isEqualTo("PAUSED");

        statusChanges(connection.channelId(), 5, ChannelStatus.X_UNREACHABLE);
        await().atMost(SOON).until(() -> intentOf(connection.channelId()).equals("ACTIVE"));
    }

    @Test
    void aChannelThatNobodyKnowsHereIsReleasedAllTheSame() throws Exception {
        var channelId = UUID.randomUUID();

        registryDisconnects(channelId, 7, ConnectionMethod.DEVELOPER_APP);

        assertThat(awaited(channelId, TwitterAccountReleased.class).receipt().revocation())
                .isEqualTo(Revocation.NOT_OURS);
        awaited(channelId, ChannelMessagesEnded.class);
    }

    @Test
    void aRowThatTheKeysDoNotOpenSaysSo() throws Exception {
        var connection = Connection.next();
        enterKeys(connection).expectStatus().isOk();
        registryConnects(connection, connection.channelId(), 1, ConnectionMethod.DEVELOPER_APP);

        database.sql("update credential set sealed = sha256(sealed) where channel_id = :id")
                .bind("id", connection.channelId())
                .then()
                .block(SOON);

        assertThat(vault.open(connection.channelId()).block(SOON)).isEqualTo(new Unusable(Reason.KEY_LOST));
    }

    @Test
    void credentialsOfAnotherXOrAnotherAppAreNeverUsed() throws Exception {
        var connection = logIn();
        registryConnects(connection, connection.channelId(), 1, ConnectionMethod.LOGIN);
        database.sql("""
                        insert into credential_pair (app_id, base_url, x_account_id)
                        select 'another-app', base_url, x_account_id from credential where channel_id = :id
                        union select 'another-app', 'https://other.test', x_account_id from credential where channel_id = :id
                        """).bind("id", connection.channelId()).then().block(SOON);

        database.sql("update credential set app_id = 'another-app' where channel_id = :id")
                .bind("id", connection.channelId())
                .then()
                .block(SOON);
        assertThat(vault.open(connection.channelId()).block(SOON)).isEqualTo(new Unusable(Reason.APP_CHANGED));

        database.sql("update credential set base_url = 'https://other.test' where channel_id = :id")
                .bind("id", connection.channelId())
                .then()
                .block(SOON);
        assertThat(vault.open(connection.channelId()).block(SOON)).isEqualTo(new Unusable(Reason.X_CHANGED));
    }

    private void statusChanges(UUID channelId, long revision, ChannelStatus status) throws Exception {
        topics.send(new ChannelStatusChanged(
                organization, channelId, revision, channel(status, ConnectionMethod.DEVELOPER_APP), person));
    }

    private String intentOf(UUID channelId) {
        return database.sql("select intent from account where channel_id = :id")
                .bind("id", channelId)
                .mapValue(String.class)
                .one()
                .block(SOON);
    }

    private long revisionOf(UUID channelId) {
        return count("select revision from channel_revision where channel_id = :id", channelId);
    }

    private long pending(UUID channelId) {
        return count("select count(*) from pending_revocation where channel_id = :id", channelId);
    }
}
