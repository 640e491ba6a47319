package io.kanal.integration.audit;

import io.kanal.contracts.audit.AuditAction;
import io.kanal.contracts.audit.AuditEvent.ActionRecorded;
import io.kanal.contracts.audit.AuditResult;
import io.kanal.edge.Caller;
import io.kanal.edge.ClientAddress;
import io.kanal.edge.ProblemException;
import io.kanal.outbox.Outbox;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells who did what to a channel, in the transaction of the change that it tells of. */
@Component
public class AuditTrail {

    /** What is refused for who the person is, or for how things stand; a slip of the pen is not worth an entry. */
    private static final Set<HttpStatus> WORTH_AN_ENTRY = Set.of(HttpStatus.FORBIDDEN, HttpStatus.CONFLICT);

    private final Outbox outbox;

    AuditTrail(Outbox outbox) {
        this.outbox = outbox;
    }

    /** What was asked for is done, or under way. */
    public Mono<Void> accepted(Asker asker, AuditAction action, UUID channelId, @Nullable String handle) {
        return outbox.add(new ActionRecorded(
                asker.organizationId(),
                channelId,
                action,
                AuditResult.SUCCEEDED,
                null,
                asker.person(),
                asker.address(),
                handle));
    }

    /** What was asked for earlier has come to nothing. */
    public Mono<Void> cameToNothing(Asker asker, AuditAction action, UUID channelId, String code) {
        return outbox.add(new ActionRecorded(
                asker.organizationId(),
                channelId,
                action,
                AuditResult.FAILED,
                code,
                asker.person(),
                asker.address(),
                null));
    }

    /** Does what a person asks for; if the person is not let, that is told too. */
    public <T> Mono<T> watch(
            Caller caller, ClientAddress address, AuditAction action, UUID channelId, Function<Asker, Mono<T>> work) {
        return Mono.fromSupplier(() -> Asker.of(caller, address))
                .flatMap(work)
                .onErrorResume(
                        ProblemException.class,
                        problem -> refused(caller, address, action, channelId, problem)
                                .then(Mono.error(problem)));
    }

    private Mono<Void> refused(
            Caller caller, ClientAddress address, AuditAction action, UUID channelId, ProblemException problem) {
        var organizationId = caller.organizationId();
        return organizationId == null || !isWorthAnEntry(problem)
                ? Mono.empty()
                : outbox.add(new ActionRecorded(
                        organizationId,
                        channelId,
                        action,
                        AuditResult.REFUSED,
                        codeOf(problem),
                        Asker.personOf(caller),
                        address.text(),
                        null));
    }

    private static boolean isWorthAnEntry(ProblemException problem) {
        return WORTH_AN_ENTRY.stream().anyMatch(status -> status.isSameCodeAs(problem.getStatusCode()));
    }

    private static String codeOf(ProblemException problem) {
        return String.valueOf(
                Objects.requireNonNull(problem.getBody().getProperties()).get("code"));
    }
}
