package io.kanal.twitter.account;

import io.kanal.contracts.channel.Receipt;
import io.kanal.contracts.channel.Receipt.Revocation;
import io.kanal.contracts.inbox.InboxMessage.ChannelMessagesEnded;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageSent;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountReleased;
import io.kanal.outbox.Outbox;
import io.kanal.twitter.credential.CredentialVault;
import io.kanal.twitter.credential.Revocations;
import io.kanal.twitter.publishing.InboxPublisher;
import io.kanal.twitter.reply.ChannelReplies;
import io.kanal.twitter.worker.Worker;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Lets accounts go, step by step: takes the account away from whoever reads it, brings its replies to their end, writes the
 * end marker and awaits it, forgets the credentials, tries to kill the token at X, and tells how it went. A crash between two
 * steps repeats the one that was under way.
 */
@Component
final class ReleaseWorker extends Worker {

    private static final Logger log = LoggerFactory.getLogger(ReleaseWorker.class);

    private final Accounts accounts;
    private final ChannelReplies replies;
    private final CredentialVault vault;
    private final Revocations revocations;
    private final InboxPublisher publisher;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final AccountProperties properties;

    ReleaseWorker(
            Accounts accounts,
            ChannelReplies replies,
            CredentialVault vault,
            Revocations revocations,
            InboxPublisher publisher,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock,
            AccountProperties properties) {
        super("releases", properties.poll());
        this.accounts = accounts;
        this.replies = replies;
        this.vault = vault;
        this.revocations = revocations;
        this.publisher = publisher;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
        this.properties = properties;
    }

    @Override
    protected boolean workOnce() {
        var leaving = accounts.takeLeaving(properties.lease()).block(properties.timeout());
        if (leaving == null) {
            return false;
        }
        try {
            release(leaving);
            return true;
        } catch (RuntimeException e) {
            accounts.giveBack(leaving).block(properties.timeout());
            throw e;
        }
    }

    private void release(LeavingAccount leaving) {
        if (leaving.revocation() == null) {
            inTransaction(leaving, replies.end(leaving.channelId()));
            publisher.publish(unclaimed(leaving));
            publisher.publish(List.of(new ChannelMessagesEnded(
                    leaving.organizationId(),
                    leaving.channelId(),
                    leaving.account(),
                    leaving.stoppedAt(),
                    leaving.lastMessageAt())));
            inTransaction(leaving, forget(leaving));
        }
        revocations.tryNow(leaving.disconnectionId()).block(properties.timeout());
        inTransaction(leaving, writeReceipt(leaving));
        log.atInfo()
                .addKeyValue("organizationId", leaving.organizationId())
                .addKeyValue("channelId", leaving.channelId())
                .log("Channel {} is released", leaving.channelId());
    }

    private List<DirectMessageSent> unclaimed(LeavingAccount leaving) {
        return Objects.requireNonNull(replies.unclaimed(leaving.channelId()).block(properties.timeout()));
    }

    private Mono<Void> forget(LeavingAccount leaving) {
        return vault.dropStagedOf(leaving.channelId())
                .then(vault.forget(leaving.channelId(), leaving.disconnectionId()))
                .flatMap(revocation -> accounts.rememberRevocation(leaving.channelId(), revocation));
    }

    private Mono<Void> writeReceipt(LeavingAccount leaving) {
        return accounts.lock(leaving)
                .flatMap(account -> outcome(account)
                        .flatMap(revocation -> outbox.add(new TwitterAccountReleased(
                                account.organizationId(),
                                account.channelId(),
                                account.disconnectionId(),
                                receipt(account, revocation)))))
                .then(replies.forget(leaving.channelId()))
                .then(accounts.delete(leaving.channelId()));
    }

    private Mono<Revocation> outcome(LeavingAccount account) {
        var remembered = account.revocation();
        return remembered == null || remembered == Revocation.PENDING
                ? revocations.announce(account.disconnectionId())
                : Mono.just(remembered);
    }

    private Receipt receipt(LeavingAccount account, Revocation revocation) {
        return new Receipt(
                account.stoppedAt(),
                account.lastMessageAt(),
                revocation,
                revocation == Revocation.PENDING ? null : clock.instant());
    }

    /** Does it only as long as nobody else has taken the account over. */
    private void inTransaction(LeavingAccount leaving, Mono<Void> work) {
        var locked = accounts.lock(leaving)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The account was taken over")))
                .then(work);
        transaction.transactional(locked).block(properties.timeout());
    }
}
