package io.kanal.inbox.reading;

import io.kanal.edge.Caller;
import io.kanal.edge.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The channels as the inbox sees them. */
@RestController
class ReadingController {

    private final Readings readings;

    ReadingController(Readings readings) {
        this.readings = readings;
    }

    @GetMapping("/api/inbox/channels")
    Mono<Page<ChannelReading>> list(Caller caller) {
        return readings.list(caller.organization(), caller.userId())
                .collectList()
                .map(Page::whole);
    }
}
