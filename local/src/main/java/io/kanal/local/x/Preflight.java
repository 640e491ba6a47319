package io.kanal.local.x;

import io.kanal.local.home.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Asks the real X for one request token before anything is started, so that a wrong key is said now and not at the first login. */
public final class Preflight {

    private static final String API = "https://api.x.com";

    private final Settings settings;

    public Preflight(Settings settings) {
        this.settings = settings;
    }

    /** What X says about the app of these settings. */
    public Verdict ask() throws InterruptedException {
        var api = settings.variable("KANAL_X_API_BASE_URL").orElse(API);
        var secret = settings.variable("KANAL_X_API_KEY_SECRET");
        if (secret.isEmpty()) {
            return new Verdict(false, "KANAL_X_API_KEY is set, KANAL_X_API_KEY_SECRET is not.");
        }
        var callback = settings.publicUrl() + "/oauth/twitter/callback";
        var call = new RequestTokenCall(
                URI.create(api + "/oauth/request_token"),
                settings.variable("KANAL_X_API_KEY").orElseThrow(),
                secret.get());
        var nonce = UUID.randomUUID().toString().replace("-", "");
        try (var http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(4)).build()) {
            var answer = http.send(call.with(callback, nonce, Instant.now().getEpochSecond()), BodyHandlers.ofString());
            return Verdict.of(answer.statusCode(), answer.body(), callback);
        } catch (IOException e) {
            return Verdict.unreachable(api, e.toString());
        }
    }
}
