package io.kanal.auth.account;

import io.kanal.auth.audit.Action;
import io.kanal.auth.audit.Actor;
import io.kanal.auth.audit.AuditTrail;
import io.kanal.auth.audit.Subject;
import io.kanal.auth.session.Sessions;
import io.kanal.edge.Caller;
import io.kanal.edge.ClientAddress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Ends all sessions of a person, the one at hand too. */
@Component
class SignOut {

    private final Sessions sessions;
    private final AuditTrail trail;
    private final TransactionalOperator transaction;

    SignOut(Sessions sessions, AuditTrail trail, TransactionalOperator transaction) {
        this.sessions = sessions;
        this.trail = trail;
        this.transaction = transaction;
    }

    Mono<Void> everywhere(Caller caller, ClientAddress address) {
        var self = Subject.user(caller.userId(), caller.username());
        return sessions.endAll(caller.userId(), null)
                .then(trail.succeeded(Actor.of(caller, address), Action.SIGNED_OUT_EVERYWHERE, self))
                .as(transaction::transactional);
    }
}
