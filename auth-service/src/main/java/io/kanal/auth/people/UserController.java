package io.kanal.auth.people;

import io.kanal.auth.invitation.Invitation;
import io.kanal.auth.user.Colleague;
import io.kanal.auth.user.Colleagues;
import io.kanal.edge.Caller;
import io.kanal.edge.ClientAddress;
import io.kanal.edge.Cursor;
import io.kanal.edge.Page;
import io.kanal.edge.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The people of the caller's organisation. */
@RestController
@RequestMapping("/api/users")
class UserController {

    private final People people;
    private final Colleagues colleagues;

    UserController(People people, Colleagues colleagues) {
        this.people = people;
        this.colleagues = colleagues;
    }

    @GetMapping
    Mono<Page<PersonView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return colleagues
                .list(caller.organizationAs(Role.SUPERVISOR), Cursor.parse(cursor), limit + 1)
                .map(found -> page(found, limit));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Invited> add(Caller caller, ClientAddress address, @Valid @RequestBody NewPerson person) {
        return people.add(caller, address, person)
                .map(added -> new Invited(
                        added.id(),
                        added.invitation().invitationUrl(),
                        added.invitation().expiresAt()));
    }

    @PatchMapping("/{id}")
    Mono<PersonView> change(
            Caller caller, ClientAddress address, @PathVariable UUID id, @RequestBody PersonChange change) {
        return people.change(caller, address, id, change).map(PersonView::of);
    }

    @PostMapping("/{id}/password-link")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Invitation> passwordLink(Caller caller, ClientAddress address, @PathVariable UUID id) {
        return people.passwordLink(caller, address, id);
    }

    private static Page<PersonView> page(List<Colleague> found, int limit) {
        var items = found.stream().limit(limit).map(PersonView::of).toList();
        if (found.size() <= limit) {
            return Page.whole(items);
        }
        var last = items.getLast();
        return new Page<>(items, new Cursor(last.createdAt(), last.id()).toString());
    }

    /** A person who has been added, with the one-time link. */
    record Invited(UUID id, String invitationUrl, Instant expiresAt) {

        @Override
        public String toString() {
            return "Invited";
        }
    }
}
