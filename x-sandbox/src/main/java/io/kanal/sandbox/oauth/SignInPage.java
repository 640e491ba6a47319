package io.kanal.sandbox.oauth;

import io.kanal.sandbox.account.Account;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The pages that a person sees while an app asks for access. */
@Component
class SignInPage {

    private final String frame;

    SignInPage(@Value("classpath:sign-in.html") Resource frame) throws IOException {
        this.frame = frame.getContentAsString(StandardCharsets.UTF_8);
    }

    /** Asks who it is, or only whether, where the browser is signed in already. */
    String ask(String app, RequestToken token, Optional<Account> signedIn, String username, String error) {
        var alert = error.isEmpty() ? "" : "<p role=\"alert\" class=\"error\">%s</p>".formatted(text(error));
        var who = signedIn.map(SignInPage::known).orElseGet(() -> unknown(username));
        return page("Authorize " + app, """
                <h1>Authorize %s to access your account?</h1>
                %s
                <form method="post" action="/oauth/authorize">
                <input type="hidden" name="oauth_token" value="%s">
                %s
                <button type="submit" name="cancel" value="true" class="plain" formnovalidate>Cancel</button>
                </form>
                <p class="rights">This app will be able to: %s.</p>
                """.formatted(text(app), alert, text(token.token()), who, rights(token)));
    }

    /** The person carries a PIN to the app by hand. */
    String pin(String app, String pin) {
        return page(
                "PIN",
                "<h1>You have granted access to %s!</h1><p>Enter this PIN there:</p><p><code>%s</code></p>"
                        .formatted(text(app), text(pin)));
    }

    /** There is nothing to sign in for. */
    String invalid() {
        return page("Whoa there!", """
                <h1>Whoa there!</h1>
                <p>The request token for this page is invalid. It may have already been used, or expired because it is
                too old. Please go back to the site or application that sent you here and try again.</p>
                """);
    }

    private String page(String title, String content) {
        return frame.replace("{{title}}", text(title)).replace("{{content}}", content);
    }

    private static String unknown(String username) {
        return """
                <label for="username">Username</label>
                <input id="username" name="username" autocomplete="username" required autofocus value="%s">
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required>
                <button type="submit">Sign In</button>
                """.formatted(text(username));
    }

    private static String known(Account account) {
        return "<p>Signed in as <strong>@%s</strong></p><button type=\"submit\">Authorize app</button>"
                .formatted(text(account.username()));
    }

    private static String rights(RequestToken token) {
        return switch (token.permission()) {
            case READ -> "see your posts and profile";
            case READ_WRITE -> "see and change your posts and profile";
            case DIRECT_MESSAGES -> "see and change your posts and profile, read and send direct messages for you";
        };
    }

    private static String text(String raw) {
        return HtmlUtils.htmlEscape(raw);
    }
}
