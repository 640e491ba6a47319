package io.kanal.auth.people;

import io.kanal.auth.audit.Action;
import io.kanal.auth.audit.Actor;
import io.kanal.auth.audit.AuditTrail;
import io.kanal.auth.audit.Subject;
import io.kanal.auth.invitation.Invitation;
import io.kanal.auth.invitation.Invitations;
import io.kanal.auth.organisation.Organisation;
import io.kanal.auth.organisation.Organisations;
import io.kanal.auth.start.StartRefusedException;
import io.kanal.auth.user.User;
import io.kanal.auth.user.Username;
import io.kanal.auth.user.Users;
import io.kanal.edge.Role;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Makes an owner: {@code create-owner --organisation=Name --username=name}, the first one of a new organisation, or one more of
 * an organisation that nobody can get into any more. It prints the one-time link to the terminal, which is the only place where
 * it can be seen.
 */
@Component
class CreateOwnerWorker implements ApplicationRunner {

    private static final String COMMAND = "create-owner";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Organisations organisations;
    private final Users users;
    private final Invitations invitations;
    private final AuditTrail trail;
    private final TransactionalOperator transaction;

    CreateOwnerWorker(
            Organisations organisations,
            Users users,
            Invitations invitations,
            AuditTrail trail,
            TransactionalOperator transaction) {
        this.organisations = organisations;
        this.users = users;
        this.invitations = invitations;
        this.trail = trail;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (!args.getNonOptionArgs().contains(COMMAND)) {
            return;
        }
        var invitation = create(option(args, "organisation"), Username.of(option(args, "username")))
                .block(TIMEOUT);
        if (invitation != null) {
            System.out.printf(
                    "Open this link until %s and choose the password:%n%s%n",
                    invitation.expiresAt(), invitation.invitationUrl());
        }
    }

    private Mono<Invitation> create(String organisationName, Username username) {
        return organisations
                .named(organisationName)
                .switchIfEmpty(Mono.defer(() -> organisations.create(organisationName)))
                .flatMap(organisation -> addOwner(organisation, username))
                .as(transaction::transactional);
    }

    private Mono<Invitation> addOwner(Organisation organisation, Username username) {
        var owner = new User(UUID.randomUUID(), username, username.text(), Role.OWNER, organisation, "en", true);
        return users.add(owner, null)
                .filter(added -> added)
                .switchIfEmpty(Mono.error(() -> new StartRefusedException(
                        "There is a user %s already.".formatted(username.text()), "Choose another --username.")))
                .then(Mono.defer(() -> invitations.invite(owner.id())))
                .flatMap(invitation -> trail.succeeded(
                                Actor.installation(organisation.id()),
                                Action.PERSON_INVITED,
                                Subject.of(owner),
                                Role.OWNER.name())
                        .thenReturn(invitation));
    }

    private static String option(ApplicationArguments args, String name) {
        var values = args.getOptionValues(name);
        if (values == null || values.isEmpty() || values.getFirst().isBlank()) {
            throw new StartRefusedException(
                    "The option --%s is missing.".formatted(name),
                    "Say create-owner --organisation=NAME --username=NAME.");
        }
        return values.getFirst().strip();
    }
}
