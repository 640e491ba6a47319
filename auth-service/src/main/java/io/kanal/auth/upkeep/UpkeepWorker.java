package io.kanal.auth.upkeep;

import io.kanal.auth.audit.AuditTrail;
import io.kanal.auth.invitation.Invitations;
import io.kanal.auth.login.Throttle;
import io.kanal.auth.session.Sessions;
import io.kanal.auth.token.SigningKeys;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Once in a while: deletes what is over, and replaces the signing key when it is old. Every instance may do it. */
@Component
class UpkeepWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(UpkeepWorker.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofMinutes(15);

    private final Sessions sessions;
    private final Throttle throttle;
    private final Invitations invitations;
    private final SigningKeys keys;
    private final AuditTrail trail;
    private volatile Disposable running = Disposables.disposed();

    UpkeepWorker(Sessions sessions, Throttle throttle, Invitations invitations, SigningKeys keys, AuditTrail trail) {
        this.sessions = sessions;
        this.throttle = throttle;
        this.invitations = invitations;
        this.keys = keys;
        this.trail = trail;
    }

    @Override
    public void start() {
        running = Flux.interval(FIRST, EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> once())
                .subscribe();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    Mono<Void> once() {
        return sessions.forgetEnded()
                .then(throttle.forgetOld())
                .then(invitations.forgetExpired())
                .then(trail.forgetOld())
                .then(keys.rotate())
                .onErrorResume(e -> {
                    log.warn("Cleaning failed, it is tried again soon: {}", e.toString());
                    return Mono.empty();
                });
    }
}
