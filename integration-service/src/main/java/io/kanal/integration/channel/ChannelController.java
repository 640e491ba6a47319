package io.kanal.integration.channel;

import io.kanal.contracts.Person;
import io.kanal.contracts.channel.ChannelCommand.PauseChannel;
import io.kanal.contracts.channel.ChannelCommand.ResumeChannel;
import io.kanal.contracts.twitter.TwitterCommand.CheckNow;
import io.kanal.contracts.twitter.TwitterCommand.ReadOn;
import io.kanal.edge.Caller;
import io.kanal.edge.Role;
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

    ChannelController(ChannelOrders orders) {
        this.orders = orders;
    }

    @PostMapping("/pause")
    Mono<Void> pause(Caller caller, @PathVariable UUID id) {
        return orders.give(new PauseChannel(caller.organizationAs(Role.SUPERVISOR), id, person(caller)));
    }

    @PostMapping("/resume")
    Mono<Void> resume(Caller caller, @PathVariable UUID id) {
        return orders.give(new ResumeChannel(caller.organizationAs(Role.SUPERVISOR), id, person(caller)));
    }

    @PostMapping("/read-on")
    Mono<Void> readOn(Caller caller, @PathVariable UUID id) {
        return orders.give(new ReadOn(caller.organizationAs(Role.SUPERVISOR), id, person(caller)));
    }

    @PostMapping("/check-now")
    Mono<Void> checkNow(Caller caller, @PathVariable UUID id) {
        return orders.give(new CheckNow(caller.organizationAs(Role.SUPERVISOR), id, person(caller)));
    }

    private static Person person(Caller caller) {
        return new Person(caller.userId(), caller.username());
    }
}
