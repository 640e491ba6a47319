package io.kanal.sandbox.dm;

import io.kanal.sandbox.control.InvalidFieldException;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The control side's messages: written as a customer would write them, and listed as X has them. */
@RestController
@RequestMapping("/sandbox/messages")
class MessageController {

    private static final int MOST = 50_000;

    private final WrittenMessages messages;
    private final JsonMapper json;

    MessageController(WrittenMessages messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Object write(@RequestBody JsonNode body) {
        if (!body.isArray()) {
            return new WrittenView(messages.write(List.of(read(body, ""))).getFirst());
        }
        if (body.size() > MOST) {
            throw new InvalidFieldException("", "too-many", "At most " + MOST + " messages in one call.");
        }
        var all = IntStream.range(0, body.size())
                .mapToObj(index -> read(body.get(index), "items[" + index + "]."))
                .toList();
        return new WrittenList(
                messages.write(all).stream().map(WrittenView::new).toList());
    }

    @GetMapping
    KeptList kept(@RequestParam String account, @RequestParam(defaultValue = "1000000") @Positive int limit) {
        return new KeptList(messages.kept(account, limit));
    }

    private NewMessage read(JsonNode node, String prefix) {
        if (!node.isObject()) {
            throw new InvalidFieldException(prefix, "unreadable", "This is not a message.");
        }
        try {
            return json.treeToValue(node, NewMessage.class).at(prefix);
        } catch (JacksonException unreadable) {
            var field = unreadable.getPath().isEmpty()
                    ? ""
                    : String.valueOf(unreadable.getPath().getFirst().getPropertyName());
            throw new InvalidFieldException(prefix + field, "unreadable", "This is not what a message has here.");
        }
    }

    record WrittenView(String id) {}

    record WrittenList(List<WrittenView> items) {}

    record KeptList(List<KeptView> items) {}
}
