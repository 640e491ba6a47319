package io.kanal.twitter.credential;

import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.twitter.api.XApp;
import io.kanal.twitter.api.XCredentials;
import io.kanal.twitter.api.XProperties;
import io.kanal.twitter.credential.OpenedCredential.Reason;
import io.kanal.twitter.credential.OpenedCredential.Unusable;
import io.kanal.twitter.credential.OpenedCredential.Usable;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns credentials into sealed bytes and back. The installation's own app keys are not sealed with each login: they come from
 * the configuration, and only if it still names the same app.
 */
@Component
final class Secrets {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Sealing sealing;
    private final XProperties x;

    Secrets(Sealing sealing, XProperties x) {
        this.sealing = sealing;
        this.x = x;
    }

    byte[] seal(XCredentials credentials, ConnectionMethod method, UUID organizationId, UUID id) {
        var app = credentials.app();
        var secret =
                switch (method) {
                    case LOGIN -> new Secret(null, null, credentials.token(), credentials.tokenSecret());
                    case DEVELOPER_APP ->
                        new Secret(app.key(), app.secret(), credentials.token(), credentials.tokenSecret());
                };
        return sealing.seal(JSON.writeValueAsBytes(secret), organizationId, id);
    }

    OpenedCredential open(byte[] sealed, UUID organizationId, UUID id, String appId, String baseUrl) {
        if (!baseUrl.equals(x.baseUrl().toString())) {
            return new Unusable(Reason.X_CHANGED);
        }
        var bytes = sealing.open(sealed, organizationId, id);
        if (bytes == null) {
            return new Unusable(Reason.KEY_LOST);
        }
        var secret = JSON.readValue(bytes, Secret.class);
        var app = appOf(secret, URI.create(baseUrl));
        return app.id().equals(appId)
                ? new Usable(new XCredentials(app, secret.token(), secret.tokenSecret()))
                : new Unusable(Reason.APP_CHANGED);
    }

    private XApp appOf(Secret secret, URI baseUrl) {
        return secret.appKey() == null || secret.appSecret() == null
                ? x.app()
                : new XApp(secret.appKey(), secret.appSecret(), baseUrl);
    }

    private record Secret(@Nullable String appKey, @Nullable String appSecret, String token, String tokenSecret) {

        @Override
        public String toString() {
            return "Secret[]";
        }
    }
}
