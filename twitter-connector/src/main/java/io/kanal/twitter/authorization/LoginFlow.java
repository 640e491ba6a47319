package io.kanal.twitter.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kanal.contracts.Failure;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.edge.ProblemException;
import io.kanal.twitter.api.XApiException;
import io.kanal.twitter.api.XError;
import io.kanal.twitter.api.XError.AppKeysWrong;
import io.kanal.twitter.api.XError.Unauthorized;
import io.kanal.twitter.api.XLogin;
import io.kanal.twitter.api.XLogin.Granted;
import io.kanal.twitter.api.XProperties;
import io.kanal.twitter.authorization.Authorization.Decision;
import io.kanal.twitter.authorization.AuthorizationFlow.Opening;
import io.kanal.twitter.authorization.Signal.CameBack;
import io.kanal.twitter.authorization.Signal.Denied;
import io.kanal.twitter.authorization.Signal.OtherBrowser;
import io.kanal.twitter.authorization.Signal.Refused;
import io.kanal.twitter.credential.Sealing;
import io.kanal.twitter.credential.StagedCredentials;
import java.net.URI;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Login in Twitter: to X, through the browser and back. */
@Component
final class LoginFlow {

    private final XLogin x;
    private final XProperties xProperties;
    private final AuthorizationFlow flow;
    private final Authorizations authorizations;
    private final Verification verification;
    private final Sealing sealing;
    private final AuthorizationProperties properties;

    LoginFlow(
            XLogin x,
            XProperties xProperties,
            AuthorizationFlow flow,
            Authorizations authorizations,
            Verification verification,
            Sealing sealing,
            AuthorizationProperties properties) {
        this.x = x;
        this.xProperties = xProperties;
        this.flow = flow;
        this.authorizations = authorizations;
        this.verification = verification;
        this.sealing = sealing;
        this.properties = properties;
    }

    /** A login that waits for the person at X. */
    record Started(URI authorizeUrl, Instant expiresAt) {}

    Mono<Started> start(Opening opening, String browserHash) {
        if (!xProperties.hasApp()) {
            return Mono.error(new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "login-not-available",
                    "This installation has no app of its own at X. Connect the account with a developer app."));
        }
        return x.begin(properties.callbackUrl())
                .onErrorResume(XApiException.class, e -> fail(opening, ofAppAlone(e.error())))
                .flatMap(begun -> flow.openLogin(opening, begun, browserHash)
                        .map(expiresAt -> new Started(begun.authorizeUrl(), expiresAt)))
                .switchIfEmpty(Mono.error(AuthorizationController::ended));
    }

    /** A request token is asked for with the app's keys alone, so only they can be wrong. */
    private static XError ofAppAlone(XError error) {
        return error instanceof Unauthorized ? new AppKeysWrong() : error;
    }

    private <T> Mono<T> fail(Opening opening, XError error) {
        var failure = Explanation.of(error, ConnectionMethod.LOGIN);
        var status = Explanation.isPassing(error) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.BAD_GATEWAY;
        return flow.failToOpen(opening, failure).then(Mono.error(() -> problem(status, failure)));
    }

    private static ProblemException problem(HttpStatus status, Failure failure) {
        return new ProblemException(status, failure.code(), failure.message() + " " + failure.remedy());
    }

    /** The login of a request token. */
    Mono<LoginRequest> find(String requestToken) {
        return authorizations.login(requestToken);
    }

    /** The right browser says that the person said no at X. */
    Mono<Decision> deny(LoginRequest login) {
        return flow.apply(login.connectionId(), new Denied());
    }

    /** X has sent another browser back. Its answer is used up, so that the login is over. */
    Mono<Decision> refuseOtherBrowser(LoginRequest login) {
        return flow.apply(login.connectionId(), new OtherBrowser());
    }

    /** The right browser brings X's verifier. It counts once; a reload changes nothing. */
    Mono<Decision> comeBack(LoginRequest login, String verifier) {
        return flow.apply(login.connectionId(), new CameBack())
                .flatMap(decision -> switch (decision.next().state()) {
                    case EXCHANGING -> decision.changed() ? exchange(login, verifier) : Mono.just(decision);
                    default -> Mono.just(decision);
                });
    }

    private Mono<Decision> exchange(LoginRequest login, String verifier) {
        var sealed = login.sealedSecret();
        var secret = sealed == null ? null : sealing.open(sealed, login.organizationId(), login.connectionId());
        if (secret == null) {
            return flow.lose(login.connectionId());
        }
        return x.finish(login.requestToken(), new String(secret, UTF_8), verifier)
                .flatMap(granted -> stageAndVerify(login, granted))
                .onErrorResume(XApiException.class, e -> endExchange(login, e.error()));
    }

    private Mono<Decision> stageAndVerify(LoginRequest login, Granted granted) {
        var staged = new StagedCredentials(
                login.organizationId(),
                login.channelId(),
                login.connectionId(),
                ConnectionMethod.LOGIN,
                login.historyDays(),
                granted.userId(),
                granted.credentials());
        return flow.stageGranted(staged)
                .flatMap(decision -> decision.changed()
                        ? verification
                                .verify(granted.credentials(), granted.userId(), ConnectionMethod.LOGIN)
                                .flatMap(verdict -> flow.judge(login.connectionId(), verdict))
                        : Mono.just(decision));
    }

    /** X's no is a no; anything else may have been a yes that was lost on the way. */
    private Mono<Decision> endExchange(LoginRequest login, XError error) {
        return error.certainlyNotActed() && !Explanation.isPassing(error)
                ? flow.apply(login.connectionId(), new Refused(Explanation.of(error, ConnectionMethod.LOGIN)))
                : flow.lose(login.connectionId());
    }
}
