package io.kanal.sandbox.user;

import io.kanal.sandbox.account.Account;
import io.kanal.sandbox.account.Accounts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page of an account, where the real X has its profile. */
@RestController
class ProfileController {

    private final Accounts accounts;

    ProfileController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/{username:(?!sandbox$)[A-Za-z0-9_]{1,15}}")
    ResponseEntity<String> profile(@PathVariable String username) {
        return accounts.byUsername(username)
                .map(account ->
                        ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(page(account)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static String page(Account account) {
        return """
                <!doctype html>
                <html lang="en"><meta charset="utf-8"><title>@%2$s / X sandbox</title>
                <h1>%1$s</h1><p>@%2$s</p><p>This is the sandbox, a local stand-in for X.</p></html>
                """.formatted(HtmlUtils.htmlEscape(account.name()), account.username());
    }
}
