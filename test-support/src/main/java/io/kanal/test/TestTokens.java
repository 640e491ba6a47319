package io.kanal.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Access tokens as auth-service issues them, and the key set that a service under test checks them with. */
public final class TestTokens {

    private static final RSAKey KEY = newKey();
    private static final URI JWKS = serve(new JWKSet(KEY.toPublicJWK()).toString());

    private TestTokens() {}

    /** Where the public keys are. */
    public static URI jwksUri() {
        return JWKS;
    }

    /** A token of a member of an organisation, valid for five minutes. */
    public static String of(UUID organization, String role) {
        return of(UUID.randomUUID(), role.toLowerCase(java.util.Locale.ROOT), organization, role);
    }

    /** A token of a certain person; the organisation is null for an operator. */
    public static String of(UUID userId, String username, @Nullable UUID organization, String role) {
        return signed(claims(userId, username, organization, role).build());
    }

    /** A token that has expired. */
    public static String expired(UUID organization, String role) {
        return signed(claims(UUID.randomUUID(), "late", organization, role)
                .expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(10))))
                .build());
    }

    private static JWTClaimsSet.Builder claims(UUID userId, String username, @Nullable UUID organization, String role) {
        return new JWTClaimsSet.Builder()
                .issuer("kanal-auth")
                .audience("kanal")
                .subject(userId.toString())
                .claim("username", username)
                .claim("org", organization == null ? null : organization.toString())
                .claim("role", role)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
    }

    private static String signed(JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(KEY.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI serve(String keys) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", exchange -> {
                var body = keys.getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return URI.create(
                    "http://localhost:%d/jwks".formatted(server.getAddress().getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
