package io.kanal.integration.channel;

import io.kanal.contracts.audit.AuditAction;
import io.kanal.edge.Caller;
import io.kanal.edge.ClientAddress;
import io.kanal.integration.audit.Asker;
import io.kanal.integration.audit.AuditTrail;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a supervisor can ask of a connected channel. */
@RestController
@RequestMapping("/api/integrations/channels/{id}")
@ResponseStatus(HttpStatus.ACCEPTED)
class ChannelController {

    private final ChannelOrders orders;
    private final AuditTrail trail;

    ChannelController(ChannelOrders orders, AuditTrail trail) {
        this.orders = orders;
        this.trail = trail;
    }

    @PostMapping("/pause")
    Mono<Void> pause(Caller caller, ClientAddress address, @PathVariable UUID id) {
        return trail.watch(caller, address, AuditAction.CHANNEL_PAUSED, id, asker -> orders.pause(asker, id));
    }

    @PostMapping("/resume")
    Mono<Void> resume(Caller caller, ClientAddress address, @PathVariable UUID id) {
        return trail.watch(caller, address, AuditAction.CHANNEL_RESUMED, id, asker -> orders.resume(asker, id));
    }

    @PostMapping("/read-on")
    Mono<Void> readOn(Caller caller, ClientAddress address, @PathVariable UUID id) {
        return trail.watch(caller, address, AuditAction.READ_ON, id, asker -> orders.readOn(asker, id));
    }

    @PostMapping("/check-now")
    Mono<Void> checkNow(Caller caller, ClientAddress address, @PathVariable UUID id) {
        return orders.checkNow(Asker.of(caller, address), id);
    }
}
