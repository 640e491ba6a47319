package io.kanal.auth.demo;

import io.kanal.auth.organisation.Organisations;
import io.kanal.auth.start.InstallationProperties;
import io.kanal.auth.start.StartRefusedException;
import io.kanal.auth.user.Passwords;
import io.kanal.auth.user.Users;
import java.time.Duration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Adds the demo users to a local installation, and refuses to start any other where their password still works. */
@Component
class DemoUserWorker implements ApplicationRunner {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final InstallationProperties installation;
    private final Organisations organisations;
    private final Users users;
    private final Passwords passwords;

    DemoUserWorker(InstallationProperties installation, Organisations organisations, Users users, Passwords passwords) {
        this.installation = installation;
        this.organisations = organisations;
        this.users = users;
        this.passwords = passwords;
    }

    @Override
    public void run(ApplicationArguments args) {
        (installation.isLocal() ? addMissing() : refuseDefaultSecrets()).block(TIMEOUT);
    }

    private Mono<Void> addMissing() {
        return Flux.fromArray(DemoUser.values())
                .concatMap(
                        demo -> users.find(demo.id()).hasElement().flatMap(there -> there ? Mono.empty() : add(demo)))
                .then();
    }

    private Mono<Void> add(DemoUser demo) {
        return Mono.justOrEmpty(demo.organisation())
                .flatMap(organisations::add)
                .then(passwords.hash(DemoUser.PASSWORD))
                .flatMap(hash -> users.add(demo.user(), hash))
                .then();
    }

    private Mono<Void> refuseDefaultSecrets() {
        return Flux.fromArray(DemoUser.values())
                .concatMap(demo -> users.findSignIn(demo.id()))
                .filter(signIn -> signIn.user().active())
                .filterWhen(signIn -> passwords.matches(DemoUser.PASSWORD, signIn.password()))
                .next()
                .flatMap(signIn -> Mono.error(new StartRefusedException(
                        "The user %s still has the password of a local installation."
                                .formatted(signIn.user().username().text()),
                        "Start with an empty database, or change the password in a local installation first.")));
    }
}
