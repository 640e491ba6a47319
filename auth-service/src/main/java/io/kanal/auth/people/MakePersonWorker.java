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
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Makes the people whom nobody can invite. {@code create-owner --organisation=Name --username=name}: the first owner of a new
 * organisation, or one more of an organisation that nobody can get into any more. {@code create-operator --username=name}:
 * whoever runs the installation. It prints the one-time link to the terminal, which is the only place where it can be seen.
 */
@Component
class MakePersonWorker implements ApplicationRunner {

    private static final String OWNER = "create-owner";
    private static final String OPERATOR = "create-operator";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Organisations organisations;
    private final Users users;
    private final Invitations invitations;
    private final AuditTrail trail;
    private final TransactionalOperator transaction;

    MakePersonWorker(
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
        var invitation = (args.getNonOptionArgs().contains(OWNER)
                        ? owner(option(args, "organisation"), username(args))
                        : args.getNonOptionArgs().contains(OPERATOR)
                                ? add(username(args), Role.OPERATOR, null)
                                : Mono.<Invitation>empty())
                .as(transaction::transactional)
                .block(TIMEOUT);
        if (invitation != null) {
            System.out.printf(
                    "Open this link until %s and choose the password:%n%s%n",
                    invitation.expiresAt(), invitation.invitationUrl());
        }
    }

    private Mono<Invitation> owner(String organisation, Username username) {
        return organisations
                .named(organisation)
                .switchIfEmpty(Mono.defer(() -> organisations.create(organisation)))
                .flatMap(found -> add(username, Role.OWNER, found));
    }

    private Mono<Invitation> add(Username username, Role role, @Nullable Organisation organisation) {
        var user = new User(UUID.randomUUID(), username, username.text(), role, organisation, null, true);
        var installation = Actor.installation(organisation == null ? null : organisation.id());
        return users.add(user, null)
                .filter(added -> added)
                .switchIfEmpty(Mono.error(() -> new StartRefusedException(
                        "There is a user %s already.".formatted(username.text()), "Choose another --username.")))
                .then(Mono.defer(() -> invitations.invite(user.id())))
                .flatMap(invitation -> trail.succeeded(
                                installation, Action.PERSON_INVITED, Subject.of(user), role.name())
                        .thenReturn(invitation));
    }

    private static Username username(ApplicationArguments args) {
        return Username.of(option(args, "username"));
    }

    private static String option(ApplicationArguments args, String name) {
        var values = args.getOptionValues(name);
        if (values == null || values.isEmpty() || values.getFirst().isBlank()) {
            throw new StartRefusedException(
                    "The option --%s is missing.".formatted(name),
                    "Say create-owner --organisation=NAME --username=NAME, or create-operator --username=NAME.");
        }
        return values.getFirst().strip();
    }
}
