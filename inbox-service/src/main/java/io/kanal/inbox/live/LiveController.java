package io.kanal.inbox.live;

import io.kanal.edge.Caller;
import java.time.Instant;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Live updates, as server-sent events. */
@RestController
class LiveController {

    private final LiveStreams streams;

    LiveController(LiveStreams streams) {
        this.streams = streams;
    }

    @GetMapping("/api/events")
    ResponseEntity<Flux<ServerSentEvent<LiveEvent.Data>>> events(Caller caller, @AuthenticationPrincipal Jwt token) {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                // Asks a proxy in front of the gateway to pass each event on at once.
                .header("X-Accel-Buffering", "no")
                .body(streams.open(caller.organization(), caller.userId(), expiry(token)));
    }

    private static Instant expiry(Jwt token) {
        return Objects.requireNonNull(token.getExpiresAt(), "An access token expires");
    }
}
