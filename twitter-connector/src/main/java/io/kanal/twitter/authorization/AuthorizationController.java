package io.kanal.twitter.authorization;

import io.kanal.contracts.Failure;
import io.kanal.contracts.FieldError;
import io.kanal.contracts.Person;
import io.kanal.edge.Caller;
import io.kanal.edge.ProblemException;
import io.kanal.edge.ProblemException.InvalidField;
import io.kanal.edge.Role;
import io.kanal.twitter.api.XApp;
import io.kanal.twitter.api.XCredentials;
import io.kanal.twitter.api.XProperties;
import io.kanal.twitter.authorization.Authorization.Decision;
import io.kanal.twitter.authorization.AuthorizationFlow.Opening;
import io.kanal.twitter.credential.RevocationInFlightException;
import io.kanal.twitter.credential.SealingUnavailableException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What integration-service asks while a person waits. Organisation and person are the token's. */
@RestController
@RequestMapping("/internal/authorizations")
class AuthorizationController {

    private static final Set<Integer> HISTORY_DAYS = Set.of(0, 7, 30);

    private final LoginFlow login;
    private final DeveloperAppFlow developerApp;
    private final XProperties x;

    AuthorizationController(LoginFlow login, DeveloperAppFlow developerApp, XProperties x) {
        this.login = login;
        this.developerApp = developerApp;
        this.x = x;
    }

    @PostMapping("/login")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<LoginFlow.Started> login(Caller caller, @Valid @RequestBody LoginOrder order) {
        return login.start(
                opening(caller, order.connectionId(), order.channelId(), order.historyDays()),
                order.browserBindingHash());
    }

    @PostMapping("/developer-app")
    Mono<Answer> developerApp(Caller caller, @Valid @RequestBody DeveloperAppOrder order) {
        var opening = opening(caller, order.connectionId(), order.channelId(), order.historyDays());
        return developerApp
                .authorize(opening, order.credentials(x))
                .switchIfEmpty(Mono.error(AuthorizationController::ended))
                .map(AuthorizationController::answer);
    }

    /** The account's earlier token is still being revoked. */
    @ExceptionHandler(RevocationInFlightException.class)
    ProblemDetail revocationInFlight() {
        return new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "disconnecting",
                        "This account is still being disconnected. Try again in a moment.")
                .getBody();
    }

    /** Without keys nothing can be kept. */
    @ExceptionHandler(SealingUnavailableException.class)
    ProblemDetail nothingCanBeSealed() {
        return new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "keyset-missing",
                        "This installation has lost the keys that it seals credentials with. Tell whoever runs it.")
                .getBody();
    }

    private static Opening opening(Caller caller, UUID connectionId, UUID channelId, int historyDays) {
        if (!HISTORY_DAYS.contains(historyDays)) {
            throw ProblemException.invalid(List.of(new InvalidField("historyDays", "invalid", "must be 0, 7 or 30")));
        }
        return new Opening(
                caller.organizationAs(Role.SUPERVISOR),
                connectionId,
                channelId,
                historyDays,
                new Person(caller.userId(), caller.username()));
    }

    private static Answer answer(Decision decision) {
        var authorization = decision.next();
        return switch (authorization.state()) {
            case AUTHORIZED -> new Answer("AUTHORIZED", null);
            case VERIFYING, WAITING -> new Answer("WAITING", authorization.waitingFor());
            case FAILED -> throw wrong(Objects.requireNonNull(authorization.failure()));
            case AWAITING_CALLBACK, EXCHANGING, CANCELLED, EXPIRED -> throw ended();
        };
    }

    private static ProblemException wrong(Failure failure) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                failure.code(),
                failure.remedy() == null ? failure.message() : failure.message() + " " + failure.remedy(),
                failure.errors().stream().map(AuthorizationController::field).toList());
    }

    private static InvalidField field(FieldError error) {
        return new InvalidField(error.field(), error.code(), error.message());
    }

    static ProblemException ended() {
        return new ProblemException(
                HttpStatus.CONFLICT, "authorization-ended", "This connection has ended. Begin again.");
    }

    record LoginOrder(
            @NotNull UUID connectionId,
            @NotNull UUID channelId,
            @NotNull Integer historyDays,

            @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{43}", message = "is not a SHA-256 hash in base64url")
            String browserBindingHash) {}

    record DeveloperAppOrder(
            @NotNull UUID connectionId,
            @NotNull UUID channelId,
            @NotNull Integer historyDays,
            @NotBlank @Size(max = 200) String apiKey,
            @NotBlank @Size(max = 200) String apiKeySecret,
            @NotBlank @Size(max = 200) String accessToken,
            @NotBlank @Size(max = 200) String accessTokenSecret) {

        XCredentials credentials(XProperties x) {
            return new XCredentials(
                    new XApp(apiKey.strip(), apiKeySecret.strip(), x.baseUrl()),
                    accessToken.strip(),
                    accessTokenSecret.strip());
        }

        @Override
        public String toString() {
            return "DeveloperAppOrder[connectionId=%s]".formatted(connectionId);
        }
    }

    /**
     * How it stands after X was asked.
     *
     * @param state {@code AUTHORIZED} or {@code WAITING}
     * @param waitingFor what it waits for
     */
    record Answer(String state, @Nullable Failure waitingFor) {}
}
