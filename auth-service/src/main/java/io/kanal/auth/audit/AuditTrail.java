package io.kanal.auth.audit;

import io.kanal.contracts.audit.AuditResult;
import io.kanal.edge.Cursor;
import io.kanal.edge.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes down who did what, in the transaction of the change that it tells of. What belongs to no organisation, such as what
 * an operator does, is in no trail that owners see.
 */
@Component
public class AuditTrail {

    private static final int PART = 500;

    /** What is refused for who the person is, or for how things stand; a slip of the pen is not worth an entry. */
    private static final Set<HttpStatus> WORTH_AN_ENTRY = Set.of(HttpStatus.FORBIDDEN, HttpStatus.CONFLICT);

    private final AuditEntries entries;
    private final AuditProperties properties;
    private final Clock clock;

    AuditTrail(AuditEntries entries, AuditProperties properties, Clock clock) {
        this.entries = entries;
        this.properties = properties;
        this.clock = clock;
    }

    /** Something was done. */
    public Mono<Void> succeeded(Actor actor, Action action, Subject subject) {
        return succeeded(actor, action, subject, null);
    }

    /** Something was done, with more to tell. */
    public Mono<Void> succeeded(Actor actor, Action action, Subject subject, @Nullable String detail) {
        return add(actor, action, subject, AuditResult.SUCCEEDED, null, detail);
    }

    /** Somebody was not let. */
    public Mono<Void> refused(Actor actor, Action action, @Nullable Subject subject, String code) {
        return add(actor, action, subject, AuditResult.REFUSED, code, null);
    }

    /** Hands a failure on, and writes it down before if somebody was not let. */
    public <T> Mono<T> refusal(Actor actor, Action action, Mono<Subject> subject, Throwable failure) {
        var written = failure instanceof ProblemException problem && isWorthAnEntry(problem)
                ? subject.flatMap(known ->
                                refused(actor, action, known, codeOf(problem)).thenReturn(true))
                        .switchIfEmpty(Mono.defer(() ->
                                refused(actor, action, null, codeOf(problem)).thenReturn(true)))
                        .then()
                : Mono.<Void>empty();
        return written.then(Mono.error(failure));
    }

    /** A part of an organisation's trail, the newest first. */
    Mono<List<AuditEntry>> list(UUID organisation, @Nullable Cursor after, int limit) {
        return entries.list(organisation, after, limit);
    }

    /** The whole trail of an organisation, the newest first, read part by part as fast as it is taken. */
    Flux<AuditEntry> all(UUID organisation) {
        return list(organisation, null, PART)
                .expand(part ->
                        part.size() < PART ? Mono.empty() : list(organisation, cursorBehind(part.getLast()), PART))
                .concatMapIterable(part -> part, 1);
    }

    /** Deletes what is too old. */
    public Mono<Void> forgetOld() {
        return entries.forgetOlderThan(properties.keep(), properties.keepNobodys());
    }

    static Cursor cursorBehind(AuditEntry entry) {
        return new Cursor(entry.at(), entry.id());
    }

    private Mono<Void> add(
            Actor actor,
            Action action,
            @Nullable Subject subject,
            AuditResult result,
            @Nullable String code,
            @Nullable String detail) {
        // The database keeps microseconds, and a cursor must be what it keeps.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return entries.add(new AuditEntry(
                UUID.randomUUID(), now, actor, Action.codeOf(action), subject, Action.codeOf(result), code, detail));
    }

    private static boolean isWorthAnEntry(ProblemException problem) {
        return WORTH_AN_ENTRY.stream().anyMatch(status -> status.isSameCodeAs(problem.getStatusCode()));
    }

    private static String codeOf(ProblemException problem) {
        var properties = Objects.requireNonNull(problem.getBody().getProperties());
        return String.valueOf(properties.get("code"));
    }
}
