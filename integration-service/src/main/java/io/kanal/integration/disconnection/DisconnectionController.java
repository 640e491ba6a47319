package io.kanal.integration.disconnection;

import io.kanal.contracts.audit.AuditAction;
import io.kanal.edge.Caller;
import io.kanal.edge.ClientAddress;
import io.kanal.edge.Cursor;
import io.kanal.edge.Page;
import io.kanal.edge.ProblemException;
import io.kanal.edge.Role;
import io.kanal.integration.audit.AuditTrail;
import io.kanal.integration.disconnection.Disconnections.Stored;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Disconnects channels and shows how that is getting on. */
@RestController
@RequestMapping("/api/integrations")
class DisconnectionController {

    private final DisconnectionFlow flow;
    private final Disconnections disconnections;
    private final AuditTrail trail;

    DisconnectionController(DisconnectionFlow flow, Disconnections disconnections, AuditTrail trail) {
        this.flow = flow;
        this.disconnections = disconnections;
        this.trail = trail;
    }

    /** The answer to an order to disconnect. */
    record Accepted(UUID disconnectionId) {}

    @PostMapping("/channels/{id}/disconnect")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Accepted> disconnect(Caller caller, ClientAddress address, @PathVariable UUID id) {
        return trail.watch(
                        caller,
                        address,
                        AuditAction.CHANNEL_DISCONNECT_REQUESTED,
                        id,
                        asker -> flow.disconnect(asker, id))
                .map(Accepted::new);
    }

    @GetMapping("/disconnections")
    Mono<Page<DisconnectionView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        // One more than asked for tells whether there is a next page.
        return disconnections
                .list(caller.organizationAs(Role.SUPERVISOR), Cursor.parse(cursor), limit + 1)
                .collectList()
                .map(found -> page(found, limit));
    }

    @GetMapping("/disconnections/{id}")
    Mono<DisconnectionView> get(Caller caller, @PathVariable UUID id) {
        return disconnections
                .find(caller.organizationAs(Role.SUPERVISOR), id)
                .map(DisconnectionView::of)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("disconnection", id)));
    }

    private static Page<DisconnectionView> page(List<Stored> found, int limit) {
        var shown = found.stream().limit(limit).toList();
        var items = shown.stream().map(DisconnectionView::of).toList();
        return found.size() <= limit ? Page.whole(items) : new Page<>(items, cursorBehind(shown.getLast()));
    }

    private static String cursorBehind(Stored stored) {
        return new Cursor(stored.requestedAt(), stored.disconnection().id()).toString();
    }
}
