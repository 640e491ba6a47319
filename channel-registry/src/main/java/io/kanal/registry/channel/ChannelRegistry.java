package io.kanal.registry.channel;

import io.kanal.contracts.ChannelRecord;
import io.kanal.contracts.KanalRecord;
import io.kanal.contracts.channel.ChannelCommand.DisconnectChannel;
import io.kanal.contracts.channel.ChannelCommand.PauseChannel;
import io.kanal.contracts.channel.ChannelCommand.RegisterChannel;
import io.kanal.contracts.channel.ChannelCommand.ResumeChannel;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnected;
import io.kanal.contracts.twitter.TwitterEvent.RevocationCompleted;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountReleased;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountStatusChanged;
import io.kanal.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Carries out what is asked of channels. Every method runs in the transaction of the record that asks: it locks the channel,
 * lets it decide, and stores the change together with the event that tells of it.
 */
@Service
class ChannelRegistry {

    private final Channels channels;
    private final DeletedChannels deletedChannels;
    private final Outbox outbox;
    private final Clock clock;

    ChannelRegistry(Channels channels, DeletedChannels deletedChannels, Outbox outbox, Clock clock) {
        this.channels = channels;
        this.deletedChannels = deletedChannels;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Void> register(RegisterChannel command) {
        var first = Channel.register(command, now());
        return channels.add(first.channel()).flatMap(added -> added ? publish(first) : answerForKnownAccount(command));
    }

    Mono<Void> pause(PauseChannel command) {
        return change(command, channel -> channel.pause(command, now()));
    }

    Mono<Void> resume(ResumeChannel command) {
        return change(command, channel -> channel.resume(command, now()));
    }

    Mono<Void> disconnect(DisconnectChannel command) {
        return lock(command)
                .map(channel -> store(channel, channel.disconnect(command, now())))
                .defaultIfEmpty(Mono.defer(() -> answerForDeletedChannel(command)))
                .flatMap(Function.identity());
    }

    Mono<Void> conditionChanged(TwitterAccountStatusChanged event, Instant writtenAt) {
        return change(event, channel -> channel.conditionChanged(event, writtenAt));
    }

    Mono<Void> released(TwitterAccountReleased event) {
        return lock(event)
                .flatMap(channel -> Mono.justOrEmpty(channel.released(event))
                        .flatMap(disconnected -> delete(channel, disconnected)));
    }

    Mono<Void> revocationCompleted(RevocationCompleted event) {
        return deletedChannels.complete(event);
    }

    private Mono<Void> answerForKnownAccount(RegisterChannel command) {
        return channels.lockByAccount(command.provider(), command.account().id())
                // It was deleted since: the record is handled again, and finds the account free.
                .switchIfEmpty(Mono.error(() -> new AccountJustFreedException(command.channelId())))
                .flatMap(channel -> store(channel, channel.registerAgain(command, now())));
    }

    private Mono<Void> answerForDeletedChannel(DisconnectChannel command) {
        return deletedChannels
                .answerTo(command)
                .switchIfEmpty(Mono.error(() -> new UnknownChannelException(command.channelId())))
                .flatMap(outbox::add);
    }

    private Mono<Void> delete(Channel channel, ChannelDisconnected disconnected) {
        return channels.delete(channel).then(deletedChannels.add(disconnected)).then(outbox.add(disconnected));
    }

    /** Changes a channel of the record's organisation; what comes for any other is late, and ignored. */
    private Mono<Void> change(ChannelRecord record, Function<Channel, Change> decision) {
        return lock(record).flatMap(channel -> store(channel, decision.apply(channel)));
    }

    private Mono<Channel> lock(ChannelRecord record) {
        return channels.lock(record.channelId()).filter(channel -> channel.belongsTo(record.organizationId()));
    }

    private Mono<Void> store(Channel before, Change change) {
        var stored = change.channel().equals(before) ? Mono.<Void>empty() : channels.update(change.channel());
        return stored.then(publish(change));
    }

    private Mono<Void> publish(Change change) {
        return outbox.add(change.events().toArray(KanalRecord[]::new));
    }

    /** To the millisecond, so that what is stored and what is published are the same. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** An account that was taken is free before it could be looked at. */
    static final class AccountJustFreedException extends RuntimeException {

        AccountJustFreedException(UUID channelId) {
            super("The account of the new channel " + channelId + " was freed at the same time");
        }
    }

    /** A channel that never was is to be disconnected: integration-service knows channels from our own events only. */
    static final class UnknownChannelException extends RuntimeException {

        UnknownChannelException(UUID channelId) {
            super("There never was a channel " + channelId);
        }
    }
}
