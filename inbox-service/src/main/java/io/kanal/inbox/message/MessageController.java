package io.kanal.inbox.message;

import io.kanal.edge.Caller;
import io.kanal.edge.Cursor;
import io.kanal.edge.Page;
import io.kanal.inbox.conversation.Conversations;
import io.kanal.inbox.storage.Part;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The messages of a conversation. */
@RestController
@RequestMapping("/api/inbox/conversations/{id}/messages")
class MessageController {

    private final Conversations conversations;
    private final Messages messages;
    private final InboxProperties properties;

    MessageController(Conversations conversations, Messages messages, InboxProperties properties) {
        this.conversations = conversations;
        this.messages = messages;
        this.properties = properties;
    }

    @GetMapping
    Mono<Page<MessageView>> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var organization = caller.organization();
        return conversations
                .require(organization, id)
                .then(Mono.defer(
                        () -> messages.list(organization, id, Cursor.parse(cursor), limit + 1, properties.openAtX())
                                .collectList()
                                .map(found -> Part.of(found, limit, MessageView::cursor))));
    }
}
