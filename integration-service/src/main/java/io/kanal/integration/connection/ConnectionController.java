package io.kanal.integration.connection;

import io.kanal.contracts.audit.AuditAction;
import io.kanal.edge.Caller;
import io.kanal.edge.ClientAddress;
import io.kanal.edge.ProblemException;
import io.kanal.edge.Role;
import io.kanal.integration.audit.Asker;
import io.kanal.integration.audit.AuditTrail;
import io.kanal.integration.connection.ConnectionFlow.LoginBegun;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Connects accounts and shows how that is getting on. */
@RestController
@RequestMapping("/api/integrations")
class ConnectionController {

    private final ConnectionFlow flow;
    private final Connections connections;
    private final AuditTrail trail;
    private final ConnectionProperties properties;

    ConnectionController(
            ConnectionFlow flow, Connections connections, AuditTrail trail, ConnectionProperties properties) {
        this.flow = flow;
        this.connections = connections;
        this.trail = trail;
        this.properties = properties;
    }

    /** What can be chosen for a login. */
    record LoginRequest(@Nullable HistoryDays historyDays) {}

    /** A login that has begun; the person goes on at X. */
    record LoginAnswer(UUID connectionId, String authorizeUrl, Instant expiresAt) {}

    /** Keys that were taken. */
    record DeveloperAppAnswer(UUID connectionId) {}

    @PostMapping("/twitter/login")
    Mono<ResponseEntity<LoginAnswer>> login(
            Caller caller, ClientAddress address, @RequestBody(required = false) @Nullable LoginRequest request) {
        var historyDays = request == null ? null : request.historyDays();
        return whoMayConnect(caller, address)
                .doOnNext(asker -> require(HistoryDays.errorsOf(historyDays)))
                .flatMap(asker -> flow.login(asker, HistoryDays.orDefault(historyDays)))
                .map(this::answer);
    }

    @PostMapping("/twitter/developer-app")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<DeveloperAppAnswer> developerApp(
            Caller caller, ClientAddress address, @RequestBody DeveloperAppRequest request) {
        return whoMayConnect(caller, address)
                .doOnNext(asker -> require(request.errors()))
                .flatMap(asker -> flow.developerApp(asker, request))
                .map(DeveloperAppAnswer::new);
    }

    @GetMapping("/connections/{id}")
    Mono<ConnectionView> get(Caller caller, @PathVariable UUID id) {
        return connections
                .find(caller.organizationAs(Role.SUPERVISOR), id)
                .map(ConnectionView::of)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("connection", id)));
    }

    @PostMapping("/connections/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> cancel(Caller caller, ClientAddress address, @PathVariable UUID id) {
        return flow.cancel(Asker.of(caller, address), id);
    }

    private Mono<Asker> whoMayConnect(Caller caller, ClientAddress address) {
        var noChannel = UUID.randomUUID();
        return trail.watch(caller, address, AuditAction.CHANNEL_CONNECT_REQUESTED, noChannel, Mono::just);
    }

    private ResponseEntity<LoginAnswer> answer(LoginBegun login) {
        var secure = "https".equalsIgnoreCase(properties.publicUrl().getScheme());
        var cookie = login.binding().cookie(login.connectionId(), properties.lifetime(), secure);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .cacheControl(CacheControl.noStore())
                .body(new LoginAnswer(
                        login.connectionId(),
                        login.page().authorizeUrl(),
                        login.page().expiresAt()));
    }

    private static void require(List<ProblemException.InvalidField> errors) {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}
