package io.kanal.auth.invitation;

import io.kanal.auth.invitation.Invitations.Invited;
import io.kanal.auth.token.RandomToken;
import io.kanal.auth.user.PasswordRule;
import io.kanal.edge.ClientAddress;
import io.kanal.edge.ProblemException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a one-time link opens. */
@RestController
@RequestMapping("/api/invitations/{token}")
class InvitationController {

    private final Invitations invitations;

    InvitationController(Invitations invitations) {
        this.invitations = invitations;
    }

    @GetMapping
    Mono<InvitationView> find(@PathVariable String token) {
        return invitations.find(new RandomToken(token)).map(InvitationView::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> accept(@PathVariable String token, @RequestBody ChosenPassword chosen, ClientAddress address) {
        return invitations.accept(new RandomToken(token), chosen.checked(), address);
    }

    /** Whom a link invites. */
    record InvitationView(
            String username, String displayName, @Nullable String language, Instant expiresAt) {

        static InvitationView of(Invited invited) {
            var user = invited.user();
            return new InvitationView(user.username().text(), user.displayName(), user.language(), invited.expiresAt());
        }
    }

    /** The password that a person chooses. */
    record ChosenPassword(@Nullable String password) {

        String checked() {
            var breach = PasswordRule.NEW.breach("password", password);
            if (breach.isPresent() || password == null) {
                throw ProblemException.invalid(breach.map(List::of).orElse(List.of()));
            }
            return password;
        }

        @Override
        public String toString() {
            return "ChosenPassword";
        }
    }
}
