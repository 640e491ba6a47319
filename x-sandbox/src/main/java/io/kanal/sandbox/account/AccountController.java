package io.kanal.sandbox.account;

import io.kanal.sandbox.clock.SandboxClock;
import io.kanal.sandbox.control.InvalidFieldException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/sandbox/accounts")
class AccountController {

    private final Accounts accounts;
    private final SandboxClock clock;

    AccountController(Accounts accounts, SandboxClock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping
    AccountList list() {
        return new AccountList(accounts.all().stream().map(AccountView::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    synchronized AccountView add(@Valid @RequestBody NewAccount account) {
        if (accounts.byUsername(account.username()).isPresent()) {
            throw new InvalidFieldException("username", "taken", "There is an account @" + account.username() + ".");
        }
        // X's ids have 19 digits today, and nothing but their value orders them.
        var id = ThreadLocalRandom.current().nextLong(1_000_000_000_000_000_000L, 2_000_000_000_000_000_000L);
        return AccountView.of(accounts.add(id, account.username(), account.name(), clock.real()));
    }

    record NewAccount(
            @NotNull @Pattern(regexp = "[A-Za-z0-9_]{1,15}", message = "1 to 15 letters, digits or underscores")
            String username,

            @NotBlank @Size(max = 50) String name) {}

    record AccountView(String id, String username, String name, String password) {

        static AccountView of(Account account) {
            return new AccountView(account.idText(), account.username(), account.name(), Account.PASSWORD);
        }
    }

    record AccountList(List<AccountView> items) {}
}
