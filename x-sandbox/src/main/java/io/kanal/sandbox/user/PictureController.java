package io.kanal.sandbox.user;

import io.kanal.sandbox.account.Account;
import io.kanal.sandbox.account.Accounts;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The pictures of accounts: a letter on a colour of their own. */
@RestController
class PictureController {

    private final Accounts accounts;

    PictureController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/profile_images/{id}/picture_normal.svg")
    ResponseEntity<String> picture(@PathVariable String id) {
        var account = id.matches("[0-9]{1,18}|[0-8][0-9]{18}")
                ? accounts.byId(Long.parseLong(id))
                : Optional.<Account>empty();
        return account.map(found -> ResponseEntity.ok()
                        .header("Content-Type", "image/svg+xml")
                        .header("Cache-Control", "public, max-age=86400")
                        .body(svg(found)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static String svg(Account account) {
        var letter = new String(Character.toChars(account.name().codePointAt(0)));
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 48 48">
                <rect width="48" height="48" fill="hsl(%d 45%% 45%%)"/>
                <text x="24" y="32" font-family="sans-serif" font-size="22" fill="#fff" text-anchor="middle">%s</text>
                </svg>
                """.formatted(account.id() % 360, HtmlUtils.htmlEscape(letter));
    }
}
