package io.kanal.auth.people;

import io.kanal.auth.audit.Action;
import io.kanal.auth.audit.Actor;
import io.kanal.auth.audit.AuditTrail;
import io.kanal.auth.audit.Subject;
import io.kanal.auth.invitation.Invitation;
import io.kanal.auth.invitation.Invitations;
import io.kanal.auth.organisation.Organisation;
import io.kanal.auth.session.Sessions;
import io.kanal.auth.user.Colleague;
import io.kanal.auth.user.Colleagues;
import io.kanal.auth.user.User;
import io.kanal.auth.user.Users;
import io.kanal.contracts.person.PersonEvent.PersonActivated;
import io.kanal.contracts.person.PersonEvent.PersonDeactivated;
import io.kanal.edge.Caller;
import io.kanal.edge.ClientAddress;
import io.kanal.edge.ProblemException;
import io.kanal.edge.ProblemException.InvalidField;
import io.kanal.edge.Role;
import io.kanal.outbox.Outbox;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Adds people to an organisation and changes what they may do. All of it stands in the audit trail, also what is refused. */
@Component
class People {

    private final Users users;
    private final Colleagues colleagues;
    private final Invitations invitations;
    private final Sessions sessions;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final TransactionalOperator transaction;

    People(
            Users users,
            Colleagues colleagues,
            Invitations invitations,
            Sessions sessions,
            AuditTrail trail,
            Outbox outbox,
            TransactionalOperator transaction) {
        this.users = users;
        this.colleagues = colleagues;
        this.invitations = invitations;
        this.sessions = sessions;
        this.trail = trail;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** Adds a person, who chooses a password with the link. */
    Mono<Added> add(Caller caller, ClientAddress address, NewPerson person) {
        return as(caller, address, superior -> add(superior, person))
                .onErrorResume(failure ->
                        trail.refusal(Actor.of(caller, address), Action.PERSON_INVITED, Mono.empty(), failure));
    }

    /** Changes role or activity; the last active owner stays. */
    Mono<Colleague> change(Caller caller, ClientAddress address, UUID id, PersonChange change) {
        return as(caller, address, superior -> change(superior, id, change))
                .onErrorResume(failure ->
                        trail.refusal(Actor.of(caller, address), change.action(), subject(caller, id), failure));
    }

    /** A link for a person who has forgotten the password, or whose link is too old. */
    Mono<Invitation> passwordLink(Caller caller, ClientAddress address, UUID id) {
        return as(caller, address, superior -> passwordLink(superior, id))
                .onErrorResume(failure -> trail.refusal(
                        Actor.of(caller, address), Action.PASSWORD_LINK_MADE, subject(caller, id), failure));
    }

    private <T> Mono<T> as(Caller caller, ClientAddress address, Function<Superior, Mono<T>> work) {
        return Mono.fromSupplier(() -> Superior.of(caller, address))
                .flatMap(work)
                .as(transaction::transactional);
    }

    private Mono<Added> add(Superior superior, NewPerson person) {
        requireAssignable(person.role());
        superior.requireManages(person.role());
        var user = person.toUser(new Organisation(superior.organisation(), ""));
        return users.add(user, null)
                .filter(added -> added)
                .switchIfEmpty(Mono.error(() -> invalid("username", "taken", "is taken")))
                .then(Mono.defer(() -> invitations.invite(user.id())))
                .flatMap(invitation -> trail.succeeded(
                                superior.actor(),
                                Action.PERSON_INVITED,
                                Subject.of(user),
                                user.role().name())
                        .thenReturn(new Added(user.id(), invitation)));
    }

    private Mono<Colleague> change(Superior superior, UUID id, PersonChange change) {
        var organisation = superior.organisation();
        return colleagues
                .lock(organisation)
                .then(find(organisation, id))
                .flatMap(colleague -> apply(superior, colleague.user(), change))
                .then(find(organisation, id));
    }

    private Mono<Void> apply(Superior superior, User user, PersonChange change) {
        var role = change.role() == null ? user.role() : change.role();
        var active = change.active() == null ? user.active() : change.active();
        requireAssignable(role);
        superior.requireManages(user.role());
        superior.requireManages(role);
        return colleagues
                .change(superior.organisation(), user.id(), role, active)
                .then(requireOwner(superior.organisation()))
                .then(active ? Mono.empty() : sessions.endAll(user.id(), null))
                .then(tellRole(superior.actor(), user, role))
                .then(user.active() == active ? Mono.empty() : tellActivity(superior, user, active));
    }

    private Mono<Void> tellRole(Actor actor, User before, Role role) {
        return before.role() == role
                ? Mono.empty()
                : trail.succeeded(
                        actor, Action.ROLE_CHANGED, Subject.of(before), "%s → %s".formatted(before.role(), role));
    }

    /** Other services are told too: they close what is open for a person who may not sign in any more. */
    private Mono<Void> tellActivity(Superior superior, User user, boolean active) {
        var organisation = superior.organisation();
        return trail.succeeded(
                        superior.actor(),
                        active ? Action.PERSON_ACTIVATED : Action.PERSON_DEACTIVATED,
                        Subject.of(user))
                .then(outbox.add(
                        active
                                ? new PersonActivated(organisation, user.id())
                                : new PersonDeactivated(organisation, user.id())));
    }

    private Mono<Invitation> passwordLink(Superior superior, UUID id) {
        return find(superior.organisation(), id)
                .map(Colleague::user)
                .doOnNext(user -> superior.requireManages(user.role()))
                .doOnNext(People::requireActive)
                .flatMap(user -> invitations
                        .invite(id)
                        .flatMap(invitation -> trail.succeeded(
                                        superior.actor(), Action.PASSWORD_LINK_MADE, Subject.of(user))
                                .thenReturn(invitation)));
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

    /** Who a refused attempt was about, if the caller may know. */
    private Mono<Subject> subject(Caller caller, UUID id) {
        return Mono.justOrEmpty(caller.organizationId())
                .flatMap(organisation -> colleagues.find(organisation, id))
                .map(colleague -> Subject.of(colleague.user()));
    }

    private static void requireAssignable(Role role) {
        if (role == Role.OPERATOR) {
            throw invalid("role", "invalid", "must be OWNER, SUPERVISOR or AGENT");
        }
    }

    private static void requireActive(User user) {
        if (!user.active()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "deactivated", "This person may not sign in. Activate the account first.");
        }
    }

    private static ProblemException invalid(String field, String code, String message) {
        return ProblemException.invalid(List.of(new InvalidField(field, code, message)));
    }

    /** A person who has just been added, with the link. */
    record Added(UUID id, Invitation invitation) {}
}
