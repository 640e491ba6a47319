package io.kanal.twitter.reply;

import io.kanal.twitter.api.XApi;
import io.kanal.twitter.api.XApiException;
import io.kanal.twitter.api.XLimits;
import io.kanal.twitter.credential.CredentialVault;
import io.kanal.twitter.credential.OpenedCredential.Unusable;
import io.kanal.twitter.credential.OpenedCredential.Usable;
import io.kanal.twitter.reply.ConversationLook.Sighting;
import io.kanal.twitter.reply.SendOutcome.Accepted;
import io.kanal.twitter.reply.State.Sent;
import io.kanal.twitter.reply.State.Waiting;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Does one turn of a reply: writes the attempt down, calls X, writes down what came of it. It may be broken off anywhere: what
 * is written down before the call makes sure that nobody calls again without having looked.
 */
@Component
final class ReplySender {

    private static final Logger log = LoggerFactory.getLogger(ReplySender.class);

    private final Verdicts verdicts;
    private final ConversationLook look;
    private final SendLimits limits;
    private final CredentialVault vault;
    private final XApi x;
    private final ReplyProperties properties;

    ReplySender(
            Verdicts verdicts,
            ConversationLook look,
            SendLimits limits,
            CredentialVault vault,
            XApi x,
            ReplyProperties properties) {
        this.verdicts = verdicts;
        this.look = look;
        this.limits = limits;
        this.vault = vault;
        this.x = x;
        this.properties = properties;
    }

    /** Does the turn. */
    Mono<Void> work(TakenReply taken) {
        return switch (Turn.of(taken.reply(), taken.channel(), taken.now(), properties)) {
            case Turn.Settle settle -> verdicts.step(taken, settle.next());
            case Turn.Send ignored -> withCredentials(taken, usable -> send(taken, usable));
            case Turn.Look ignored -> withCredentials(taken, usable -> look(taken, usable));
        };
    }

    private Mono<Void> withCredentials(TakenReply taken, Function<Usable, Mono<Void>> work) {
        return vault.open(taken.reply().channelId()).flatMap(opened -> switch (opened) {
            case Usable usable -> work.apply(usable);
            case Unusable ignored -> verdicts.step(taken, unusable(taken.reply()));
        });
    }

    private Reply.Next unusable(Reply reply) {
        return reply.state() instanceof Waiting
                ? reply.failed(ReplyFailure.NEEDS_REAUTHORIZATION)
                : reply.notFound(properties);
    }

    private Mono<Void> look(TakenReply taken, Usable usable) {
        var reply = taken.reply();
        return look.find(reply, usable.credentials()).flatMap(sighting -> switch (sighting) {
            case Sighting.Found found ->
                verdicts.sent(
                        reply.replyId(),
                        found.message().id().toString(),
                        found.message().sentAt());
            case Sighting.NotThere ignored ->
                reply.state() instanceof Waiting
                        ? send(taken, usable)
                        : verdicts.step(taken, reply.notFound(properties));
            case Sighting.Unseen unseen -> verdicts.step(taken, reply.unseen(unseen.pause(), taken.now(), properties));
        });
    }

    private Mono<Void> send(TakenReply taken, Usable usable) {
        return limits.notYet(taken.reply().channelId(), usable.appId())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(notYet -> notYet.isPresent()
                        ? verdicts.step(taken, taken.reply().on(notYet.get(), taken.now(), properties))
                        : attempt(taken, usable));
    }

    private Mono<Void> attempt(TakenReply taken, Usable usable) {
        var begun = System.nanoTime();
        return verdicts.attempt(taken, usable.appId(), x.now())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(attempted -> attempted.isPresent()
                        ? call(attempted.get(), usable, begun)
                                .flatMap(called -> record(taken.with(attempted.get()), usable, called))
                        : verdicts.giveBack(taken, properties.poll()));
    }

    /** Whoever was held up for so long that another may take the attempt for lost does not call X any more. */
    private Mono<Called> call(Reply reply, Usable usable, long begun) {
        if (System.nanoTime() - begun > properties.lease().toNanos() / 2) {
            return Mono.just(new Called(new SendOutcome.Unreached(), null));
        }
        return x.send(usable.credentials(), reply.conversationId(), reply.text())
                .map(answer -> new Called(SendOutcome.of(answer.value()), answer.limits()))
                .onErrorResume(XApiException.class, e -> {
                    log.atInfo()
                            .addKeyValue("organizationId", reply.organizationId())
                            .addKeyValue("channelId", reply.channelId())
                            .log("X did not say that it took reply {}: {}", reply.replyId(), e.error());
                    return Mono.just(new Called(SendOutcome.of(e), e.limits()));
                });
    }

    /** What X said is known only here until it is written down, so a database that is away for a moment is waited for. */
    private Mono<Void> record(TakenReply attempted, Usable usable, Called called) {
        var reply = attempted.reply();
        var recorded =
                switch (called.outcome()) {
                    case Accepted accepted ->
                        verdicts.accepted(
                                reply, new Sent(accepted.eventId(), accepted.sentAt()), usable.appId(), called.told());
                    default ->
                        verdicts.answered(
                                attempted,
                                reply.on(called.outcome(), attempted.now(), properties),
                                usable.appId(),
                                called.told());
                };
        return recorded.retryWhen(Retry.backoff(8, Duration.ofMillis(100)).maxBackoff(Duration.ofSeconds(3)));
    }

    private record Called(SendOutcome outcome, @Nullable XLimits told) {}
}
