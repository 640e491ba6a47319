package io.kanal.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.kanal.auth.user.User;
import io.kanal.edge.AccessProperties;
import io.kanal.edge.Caller;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Issues the access tokens that every service checks. */
@Component
public class TokenIssuer {

    /** The claim that names the session of the token; a program's token has none. */
    public static final String SESSION = "sid";

    private final SigningKeys keys;
    private final AccessProperties access;
    private final TokenProperties properties;
    private final Clock clock;

    TokenIssuer(SigningKeys keys, AccessProperties access, TokenProperties properties, Clock clock) {
        this.keys = keys;
        this.access = access;
        this.properties = properties;
        this.clock = clock;
    }

    /** A token of this person, as a program or in a session. */
    public Mono<AccessToken> issue(User user, @Nullable UUID session) {
        // Signing asks the machine for random numbers, which may block.
        return keys.current()
                .publishOn(Schedulers.boundedElastic())
                .map(key -> new AccessToken(signed(claims(user, session), key), properties.life()));
    }

    private JWTClaimsSet claims(User user, @Nullable UUID session) {
        var now = clock.instant();
        var organisation = user.organisation();
        return new JWTClaimsSet.Builder()
                .issuer(access.issuer())
                .audience(access.audience())
                .subject(user.id().toString())
                .jwtID(UUID.randomUUID().toString())
                .claim(Caller.USERNAME, user.username().text())
                .claim(
                        Caller.ORGANIZATION,
                        organisation == null ? null : organisation.id().toString())
                .claim(Caller.ROLE, user.role().name())
                .claim(SESSION, session == null ? null : session.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(properties.life())))
                .build();
    }

    private static String signed(JWTClaimsSet claims, SigningKey key) {
        try {
            var header =
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.id()).build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key.privateKey()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The access token cannot be signed", e);
        }
    }
}
