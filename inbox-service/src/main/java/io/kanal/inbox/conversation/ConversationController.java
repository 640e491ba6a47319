package io.kanal.inbox.conversation;

import io.kanal.edge.Caller;
import io.kanal.edge.Cursor;
import io.kanal.edge.Page;
import io.kanal.edge.ProblemException;
import io.kanal.inbox.channel.Channels;
import io.kanal.inbox.conversation.ConversationQuestion.OwnedBy;
import io.kanal.inbox.storage.Part;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The conversations of an organisation, as one of its people sees them. */
@RestController
@RequestMapping("/api/inbox/conversations")
class ConversationController {

    private final Conversations conversations;
    private final ReadMarks readMarks;
    private final Channels channels;

    ConversationController(Conversations conversations, ReadMarks readMarks, Channels channels) {
        this.conversations = conversations;
        this.readMarks = readMarks;
        this.channels = channels;
    }

    @GetMapping
    Mono<Page<ConversationView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID channelId,
            @RequestParam(defaultValue = "all") String filter,
            @RequestParam(defaultValue = "") @Size(max = 200) String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var organization = caller.organization();
        var chosen = ConversationFilter.of(filter);
        var after = Cursor.parse(cursor);
        return owner(organization, channelId)
                .flatMapMany(owner -> conversations.find(new ConversationQuestion(
                        organization,
                        caller.userId(),
                        owner.orElse(null),
                        null,
                        chosen,
                        SearchTerms.of(q),
                        after,
                        limit + 1)))
                .collectList()
                .map(found -> Part.of(found, limit, conversation -> conversation.cursor(chosen)));
    }

    @GetMapping("/{id}")
    Mono<ConversationView> get(Caller caller, @PathVariable UUID id) {
        return conversations
                .find(ConversationQuestion.one(caller.organization(), caller.userId(), id))
                .next()
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("conversation", id)));
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> read(Caller caller, @PathVariable UUID id, @Valid @RequestBody Read read) {
        var organization = caller.organization();
        return conversations
                .require(organization, id)
                .then(readMarks.mark(organization, caller.userId(), id, read.upTo()));
    }

    private Mono<Optional<OwnedBy>> owner(UUID organization, @Nullable UUID channelId) {
        if (channelId == null) {
            return Mono.just(Optional.empty());
        }
        return channels.accountOf(organization, channelId)
                .map(account -> Optional.of(new OwnedBy(channelId, account)))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("channel", channelId)));
    }

    /**
     * What was read.
     *
     * @param upTo the id of the last message that was read
     */
    record Read(@NotNull UUID upTo) {}
}
