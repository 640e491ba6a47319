package io.kanal.sandbox.app;

import io.kanal.sandbox.account.Account;
import io.kanal.sandbox.account.Accounts;
import io.kanal.sandbox.control.InvalidFieldException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/sandbox")
class AppController {

    private static final String PERMISSION = "read, read-write or read-write-directmessages";

    private final Apps apps;
    private final Tokens tokens;
    private final Accounts accounts;

    AppController(Apps apps, Tokens tokens, Accounts accounts) {
        this.apps = apps;
        this.tokens = tokens;
        this.accounts = accounts;
    }

    @GetMapping("/apps")
    AppList list() {
        return new AppList(apps.all().stream().map(this::view).toList());
    }

    @PostMapping("/apps")
    @ResponseStatus(HttpStatus.CREATED)
    synchronized AppView save(@Valid @RequestBody NewApp app) {
        var owner = account("owner", app.owner());
        var permission = Permission.of(app.permission()).orElseThrow();
        var callbacks = Optional.ofNullable(app.callbackUrls()).orElse(List.of());
        return view(apps.byName(app.name())
                .map(known -> apps.change(known, permission, callbacks))
                .orElseGet(() -> apps.add(app.name(), permission, callbacks, owner.id())));
    }

    @PostMapping("/revoke")
    Revoked revoke(@Valid @RequestBody Revoke revoke) {
        var app = Optional.ofNullable(revoke.app()).map(this::app);
        return new Revoked(tokens.revoke(account("username", revoke.username()).id(), app));
    }

    /** An owner whose token is dead is given a new one, as by the console's button for it. */
    private AppView view(App app) {
        var owner = accounts.byId(app.ownerId()).orElseThrow();
        var token = tokens.granted(app.id(), owner.id())
                .orElseGet(() -> tokens.grant(app.id(), owner.id(), app.permission()));
        return new AppView(
                app.name(),
                app.apiKey(),
                app.apiKeySecret(),
                app.clientId(),
                app.clientSecret(),
                app.permission().level(),
                app.callbackUrls(),
                new OwnerView(owner.username(), token.token(), token.secret()));
    }

    private Account account(String field, String username) {
        return accounts.byUsername(username)
                .orElseThrow(() ->
                        new InvalidFieldException(field, "unknown-account", "There is no account @" + username + "."));
    }

    private App app(String name) {
        return apps.byName(name)
                .orElseThrow(() -> new InvalidFieldException("app", "unknown-app", "There is no app " + name + "."));
    }

    record NewApp(
            @NotBlank @Size(max = 100) String name,

            @NotNull @Pattern(regexp = "read(-write(-directmessages)?)?", message = PERMISSION)
            String permission,

            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 500) @Pattern(regexp = "\\S+") String> callbackUrls,
            @NotBlank String owner) {}

    record Revoke(@NotBlank String username, @Nullable String app) {}

    record Revoked(int revokedTokens) {}

    record OwnerView(String username, String accessToken, String accessTokenSecret) {}

    record AppView(
            String name,
            String apiKey,
            String apiKeySecret,
            String clientId,
            String clientSecret,
            String permission,
            List<String> callbackUrls,
            OwnerView owner) {}

    record AppList(List<AppView> items) {}
}
