package io.kanal.sandbox.user;

import io.kanal.sandbox.account.Account;
import io.kanal.sandbox.account.Accounts;
import io.kanal.sandbox.answer.CurrentSwitches;
import io.kanal.sandbox.answer.Ids;
import io.kanal.sandbox.answer.Query;
import io.kanal.sandbox.answer.XException;
import io.kanal.sandbox.billing.Bill;
import io.kanal.sandbox.billing.Price;
import io.kanal.sandbox.oauth.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** The calls that look users up. */
@RestController
class UserController {

    private static final Set<String> PARAMETERS = Set.of("user.fields", "expansions", "post.fields", "tweet.fields");
    private static final Set<String> EXPANSIONS =
            Set.of("affiliation", "most_recent_post_id", "most_recent_tweet_id", "pinned_post_id", "pinned_tweet_id");

    private final Accounts accounts;
    private final UserView view;
    private final Bill bill;
    private final CurrentSwitches switches;

    UserController(Accounts accounts, UserView view, Bill bill, CurrentSwitches switches) {
        this.accounts = accounts;
        this.view = view;
        this.bill = bill;
        this.switches = switches;
    }

    @GetMapping("/2/users/me")
    Map<String, Object> me(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest request) {
        return answer(caller, Optional.of(caller.account()), "id", "", request);
    }

    @GetMapping("/2/users/{id}")
    Map<String, Object> byId(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id, HttpServletRequest request) {
        return answer(caller, accounts.byId(Ids.parse("id", id)), "id", id, request);
    }

    @GetMapping("/2/users/by/username/{username}")
    Map<String, Object> byUsername(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String username,
            HttpServletRequest request) {
        if (!username.matches("[A-Za-z0-9_]{1,15}")) {
            throw XException.invalid(
                    "username",
                    username,
                    "The `username` parameter value [%s] does not match ^[A-Za-z0-9_]{1,15}$".formatted(username));
        }
        return answer(caller, accounts.byUsername(username), "username", username, request);
    }

    /** A user who is not there is no failure of the call, but a problem inside its answer. */
    private Map<String, Object> answer(
            Caller caller, Optional<Account> account, String parameter, String value, HttpServletRequest request) {
        var query = Query.of(request, PARAMETERS);
        var fields = query.words("user.fields", UserFields.ALL);
        query.words("expansions", EXPANSIONS);
        if (account.isEmpty()) {
            return Map.of("errors", List.of(XException.notFoundBody("user", parameter, value, switches.get())));
        }
        bill.charge(caller.app(), Price.USER_READ, List.of(account.get().id()));
        return Map.of("data", view.of(account.get(), fields));
    }
}
