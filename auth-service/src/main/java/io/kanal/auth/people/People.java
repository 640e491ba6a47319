package io.kanal.auth.people;

import io.kanal.auth.invitation.Invitation;
import io.kanal.auth.invitation.Invitations;
import io.kanal.auth.organisation.Organisation;
import io.kanal.auth.session.Sessions;
import io.kanal.auth.user.Colleague;
import io.kanal.auth.user.Colleagues;
import io.kanal.auth.user.User;
import io.kanal.auth.user.Username;
import io.kanal.auth.user.Users;
import io.kanal.edge.Caller;
import io.kanal.edge.ProblemException;
import io.kanal.edge.ProblemException.InvalidField;
import io.kanal.edge.Role;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Adds people to an organisation and changes what they may do. Owners manage everybody, supervisors manage agents. */
@Component
class People {

    private final Users users;
    private final Colleagues colleagues;
    private final Invitations invitations;
    private final Sessions sessions;
    private final TransactionalOperator transaction;

    People(
            Users users,
            Colleagues colleagues,
            Invitations invitations,
            Sessions sessions,
            TransactionalOperator transaction) {
        this.users = users;
        this.colleagues = colleagues;
        this.invitations = invitations;
        this.sessions = sessions;
        this.transaction = transaction;
    }

    /** Adds a person, who chooses a password with the link. */
    Mono<Added> add(Caller caller, UUID organisation, NewPerson person) {
        if (person.role() == Role.OPERATOR) {
            return Mono.error(invalid("role", "invalid", "must be OWNER, SUPERVISOR or AGENT"));
        }
        requireManages(caller, person.role());
        var user = new User(
                UUID.randomUUID(),
                Username.of(person.username()),
                person.displayName().strip(),
                person.role(),
                new Organisation(organisation, ""),
                "en",
                true);
        return users.add(user, null)
                .filter(added -> added)
                .switchIfEmpty(Mono.error(() -> invalid("username", "taken", "is taken")))
                .then(Mono.defer(() -> invitations.invite(user.id())))
                .map(invitation -> new Added(user.id(), invitation))
                .as(transaction::transactional);
    }

    /** Changes role or activity; the last active owner stays. */
    Mono<Colleague> change(Caller caller, UUID organisation, UUID id, PersonChange change) {
        return colleagues
                .lock(organisation)
                .then(find(organisation, id))
                .flatMap(colleague -> apply(caller, organisation, colleague.user(), change))
                .then(find(organisation, id))
                .as(transaction::transactional);
    }

    /** A link for a person who has forgotten the password, or whose link is too old. */
    Mono<Invitation> passwordLink(Caller caller, UUID organisation, UUID id) {
        return find(organisation, id)
                .doOnNext(colleague -> requireManages(caller, colleague.user().role()))
                .flatMap(colleague -> invitations.invite(id));
    }

    private Mono<Void> apply(Caller caller, UUID organisation, User user, PersonChange change) {
        var role = change.role() == null ? user.role() : change.role();
        var active = change.active() == null ? user.active() : change.active();
        if (role == Role.OPERATOR) {
            return Mono.error(invalid("role", "invalid", "must be OWNER, SUPERVISOR or AGENT"));
        }
        requireManages(caller, user.role());
        requireManages(caller, role);
        return colleagues
                .change(organisation, user.id(), role, active)
                .then(requireOwner(organisation))
                .then(active ? Mono.empty() : sessions.endAll(user.id(), null));
    }

    private Mono<Void> requireOwner(UUID organisation) {
        return colleagues
                .activeOwners(organisation)
                .filter(owners -> owners > 0)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        HttpStatus.CONFLICT,
                        "last-owner",
                        "This is the last active owner. Make somebody else an owner first.")))
                .then();
    }

    private Mono<Colleague> find(UUID organisation, UUID id) {
        return Mono.defer(() -> colleagues.find(organisation, id))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("user", id)));
    }

    private static void requireManages(Caller caller, Role managed) {
        if (caller.role() != Role.OWNER && managed != Role.AGENT) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "role-required",
                    "This needs the role OWNER. Ask an owner of your organisation.");
        }
    }

    private static ProblemException invalid(String field, String code, String message) {
        return ProblemException.invalid(List.of(new InvalidField(field, code, message)));
    }

    /** A person who has just been added, with the link. */
    record Added(UUID id, Invitation invitation) {}
}
