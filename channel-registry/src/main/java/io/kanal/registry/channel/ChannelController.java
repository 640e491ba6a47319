package io.kanal.registry.channel;

import io.kanal.edge.Caller;
import io.kanal.edge.Cursor;
import io.kanal.edge.Page;
import io.kanal.edge.ProblemException;
import io.kanal.edge.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows an organisation its channels. */
@RestController
@RequestMapping("/api/channels")
class ChannelController {

    private final Channels channels;

    ChannelController(Channels channels) {
        this.channels = channels;
    }

    @GetMapping
    Mono<Page<ChannelView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        // One more than asked for tells whether there is a next page.
        return channels.list(caller.organization(), Cursor.parse(cursor), limit + 1)
                .collectList()
                .map(found -> page(found, limit, caller.role()));
    }

    @GetMapping("/{id}")
    Mono<ChannelView> get(Caller caller, @PathVariable UUID id) {
        return channels.find(caller.organization(), id)
                .map(channel -> ChannelView.of(channel, caller.role()))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("channel", id)));
    }

    private static Page<ChannelView> page(List<Channel> found, int limit, Role reader) {
        var shown = found.stream().limit(limit).toList();
        var items =
                shown.stream().map(channel -> ChannelView.of(channel, reader)).toList();
        return found.size() <= limit ? Page.whole(items) : new Page<>(items, cursorBehind(shown.getLast()));
    }

    private static String cursorBehind(Channel channel) {
        return new Cursor(channel.createdAt(), channel.id()).toString();
    }
}
