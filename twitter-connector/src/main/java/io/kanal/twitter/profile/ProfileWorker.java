package io.kanal.twitter.profile;

import io.kanal.contracts.inbox.InboxMessage.ProfileChanged;
import io.kanal.contracts.inbox.Participant;
import io.kanal.twitter.api.XApi;
import io.kanal.twitter.api.XApiException;
import io.kanal.twitter.api.XCredentials;
import io.kanal.twitter.api.XError.Forbidden;
import io.kanal.twitter.api.XError.NotFound;
import io.kanal.twitter.api.XError.RateLimited;
import io.kanal.twitter.conversion.People;
import io.kanal.twitter.credential.CredentialVault;
import io.kanal.twitter.credential.OpenedCredential.Usable;
import io.kanal.twitter.publishing.InboxPublisher;
import io.kanal.twitter.worker.Worker;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks X about people whose names did not come with their messages. No message ever waits for it. */
@Component
final class ProfileWorker extends Worker {

    private static final Logger log = LoggerFactory.getLogger(ProfileWorker.class);

    private final Profiles profiles;
    private final CredentialVault vault;
    private final XApi x;
    private final InboxPublisher publisher;
    private final ProfileProperties properties;

    ProfileWorker(
            Profiles profiles, CredentialVault vault, XApi x, InboxPublisher publisher, ProfileProperties properties) {
        super("profiles", properties.lookEvery());
        this.profiles = profiles;
        this.vault = vault;
        this.x = x;
        this.publisher = publisher;
        this.properties = properties;
    }

    @Override
    protected boolean workOnce() {
        var wanted = profiles.take().block(properties.timeout());
        if (wanted == null) {
            return false;
        }
        var opened = vault.open(wanted.channelId()).block(properties.timeout());
        if (opened instanceof Usable usable) {
            ask(wanted, usable.credentials());
        }
        return true;
    }

    private void ask(WantedProfile wanted, XCredentials credentials) {
        try {
            var answer =
                    Objects.requireNonNull(x.user(credentials, wanted.userId()).block(properties.timeout()));
            learn(wanted, People.of(answer.value()));
        } catch (XApiException e) {
            switch (e.error()) {
                case NotFound ignored -> profiles.giveUp(wanted).block(properties.timeout());
                case Forbidden ignored -> profiles.giveUp(wanted).block(properties.timeout());
                case RateLimited limited ->
                    profiles.postpone(wanted.channelId(), limited.pause()).block(properties.timeout());
                default ->
                    log.atDebug()
                            .addKeyValue("organizationId", wanted.organizationId())
                            .addKeyValue("channelId", wanted.channelId())
                            .log("X does not tell about a person of {} now: {}", wanted.channelId(), e.error());
            }
        }
    }

    private void learn(WantedProfile wanted, Participant person) {
        var before = profiles.known(wanted.channelId(), List.of(wanted.userId()))
                .blockOptional(properties.timeout())
                .orElse(Map.of())
                .get(wanted.userId());
        if (!person.equals(before) && isStillRead(wanted)) {
            publisher.publish(
                    List.of(new ProfileChanged(wanted.organizationId(), wanted.channelId(), wanted.account(), person)));
        }
        if (isStillRead(wanted)) {
            profiles.learn(wanted.channelId(), List.of(person)).block(properties.timeout());
        }
    }

    private boolean isStillRead(WantedProfile wanted) {
        return Boolean.TRUE.equals(profiles.isActive(wanted.channelId()).block(properties.timeout()));
    }
}
