package io.kanal.twitter.account;

import io.kanal.contracts.channel.ChannelEvent;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnecting;
import io.kanal.contracts.channel.ChannelEvent.ChannelRejected;
import io.kanal.contracts.channel.ChannelEvent.ChannelStatusChanged;
import io.kanal.twitter.credential.CredentialVault;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Follows what channel-registry says of channels: the accounts here are the channels there. */
@Component
public class ChannelAccounts {

    private static final Logger log = LoggerFactory.getLogger(ChannelAccounts.class);

    private final Accounts accounts;
    private final CredentialVault vault;
    private final Clock clock;

    ChannelAccounts(Accounts accounts, CredentialVault vault, Clock clock) {
        this.accounts = accounts;
        this.vault = vault;
        this.clock = clock;
    }

    /** Applies an event, in the caller's transaction. */
    public Mono<Void> on(ChannelEvent event) {
        return switch (event) {
            case ChannelRejected rejected -> vault.dropStaged(rejected.connectionId());
            case ChannelConnected connected -> ifNew(connected, connect(connected));
            case ChannelStatusChanged changed ->
                ifNew(changed, accounts.follow(changed.channelId(), changed.channel()));
            case ChannelDisconnecting order -> ifNew(order, accounts.leave(order));
            case ChannelDisconnected gone -> ifNew(gone, Mono.empty());
        };
    }

    private Mono<Void> ifNew(ChannelEvent event, Mono<Void> work) {
        return accounts.isNew(event.channelId(), event.revision())
                .filter(isNew -> isNew)
                .flatMap(isNew -> work);
    }

    private Mono<Void> connect(ChannelConnected connected) {
        return vault.takeEffect(connected.connectionId(), connected.channelId())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(effect -> {
                    if (effect.isEmpty()) {
                        log.atError()
                                .addKeyValue("organizationId", connected.organizationId())
                                .addKeyValue("channelId", connected.channelId())
                                .log("Channel {} is connected, but nothing is staged for it", connected.channelId());
                    }
                    return accounts.connect(connected, effect.orElse(null), clock.instant());
                });
    }
}
