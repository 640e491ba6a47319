package io.kanal.auth.account;

import io.kanal.auth.user.User;
import io.kanal.auth.user.UserView;
import io.kanal.auth.user.Users;
import io.kanal.edge.Caller;
import io.kanal.edge.ClientAddress;
import io.kanal.edge.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a person sees and changes of the own account. */
@RestController
@RequestMapping("/api/auth")
class AccountController {

    private final Users users;
    private final PasswordChange passwordChange;
    private final SignOut signOut;

    AccountController(Users users, PasswordChange passwordChange, SignOut signOut) {
        this.users = users;
        this.passwordChange = passwordChange;
        this.signOut = signOut;
    }

    @GetMapping("/me")
    Mono<UserView> me(Caller caller) {
        return userOf(caller).map(UserView::of);
    }

    @PatchMapping("/me")
    Mono<UserView> changeLanguage(Caller caller, @Valid @RequestBody Language language) {
        return userOf(caller)
                .then(users.changeLanguage(caller.userId(), language.language()))
                .then(me(caller));
    }

    @PostMapping("/logout-everywhere")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> logoutEverywhere(Caller caller, ClientAddress address) {
        return signOut.everywhere(caller, address);
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> changePassword(
            Caller caller,
            @AuthenticationPrincipal Jwt token,
            @RequestBody NewPassword passwords,
            ClientAddress address) {
        var change = passwords.checked();
        return userOf(caller).flatMap(user -> passwordChange.change(user, change, OwnSession.of(token), address));
    }

    private Mono<User> userOf(Caller caller) {
        return users.find(caller.userId())
                .filter(User::active)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        HttpStatus.UNAUTHORIZED, "not-signed-in", "Your account cannot be used any more.")));
    }

    /** The language of the panel. */
    record Language(
            @NotNull @Pattern(regexp = "en|id", message = "must be en or id")
            String language) {}
}
