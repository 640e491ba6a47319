package io.kanal.auth.session;

import io.kanal.auth.token.RandomToken;
import io.kanal.auth.user.User;
import io.kanal.auth.user.Users;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The sessions of browsers. Every refresh replaces the refresh token; an old one that turns up later ends the session,
 * because it may have been stolen.
 */
@Component
public class Sessions {

    private final RefreshTokens tokens;
    private final Users users;
    private final TransactionalOperator transaction;
    private final SessionProperties properties;

    Sessions(RefreshTokens tokens, Users users, TransactionalOperator transaction, SessionProperties properties) {
        this.tokens = tokens;
        this.users = users;
        this.transaction = transaction;
        this.properties = properties;
    }

    /** Begins a session of a person who has just signed in. */
    Mono<Session> begin(User user) {
        var id = UUID.randomUUID();
        return RandomToken.random()
                .flatMap(fresh -> tokens.begin(id, user.id())
                        .then(tokens.add(id, fresh))
                        .thenReturn(new Session(id, user, fresh, properties.idle())))
                .as(transaction::transactional);
    }

    /** Goes on with the session of this refresh token; empty if it is over, or ends now. */
    Mono<Session> refresh(RandomToken presented) {
        return tokens.lockSessionOf(presented)
                .then(tokens.find(presented))
                .flatMap(token -> switch (token.verdict(properties)) {
                    case ROTATE -> tokens.markReplaced(presented).then(goOn(token));
                    case SIBLING -> goOn(token);
                    case END -> tokens.end(token.sessionId()).then(Mono.<Session>empty());
                })
                .as(transaction::transactional);
    }

    /** Ends the session of this refresh token, if there is one. */
    Mono<Void> end(RandomToken token) {
        return tokens.lockSessionOf(token).flatMap(tokens::end).as(transaction::transactional);
    }

    /** Ends all sessions of a person; one may be kept. */
    public Mono<Void> endAll(UUID userId, @Nullable UUID kept) {
        return kept == null ? tokens.endAllOf(userId) : tokens.endAllOfBut(userId, kept);
    }

    /** Deletes the sessions that are over. */
    public Mono<Void> forgetEnded() {
        return tokens.forgetEnded(properties.idle(), properties.most());
    }

    private Mono<Session> goOn(PresentedToken token) {
        return users.find(token.userId())
                .filter(User::active)
                .flatMap(user -> successor(token, user))
                .switchIfEmpty(Mono.defer(() -> tokens.end(token.sessionId()).then(Mono.empty())));
    }

    private Mono<Session> successor(PresentedToken token, User user) {
        return RandomToken.random()
                .flatMap(fresh -> tokens.add(token.sessionId(), fresh)
                        .then(tokens.markUsed(token.sessionId()))
                        .then(users.seen(user.id()))
                        .thenReturn(new Session(token.sessionId(), user, fresh, token.lifeOfSuccessor(properties))));
    }
}
