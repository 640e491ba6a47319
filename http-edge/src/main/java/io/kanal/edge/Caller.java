package io.kanal.edge;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/**
 * The person behind a request, as the access token says. A controller method takes it as a parameter.
 *
 * @param userId the user's id
 * @param username the name that the person signs in with
 * @param organizationId the person's organisation; null for an operator
 * @param role what the person may do
 */
public record Caller(UUID userId, String username, @Nullable UUID organizationId, Role role) {

    /** The claim that names the organisation. */
    public static final String ORGANIZATION = "org";

    /** The claim that names the role. */
    public static final String ROLE = "role";

    /** The claim that holds the user name. */
    public static final String USERNAME = "username";

    /** Reads the claims of an access token that has been verified. */
    public static Caller of(Jwt token) {
        var organization = token.getClaimAsString(ORGANIZATION);
        return new Caller(
                UUID.fromString(required(token, JwtClaimNames.SUB)),
                required(token, USERNAME),
                organization == null ? null : UUID.fromString(organization),
                Role.valueOf(required(token, ROLE)));
    }

    private static String required(Jwt token, String claim) {
        var value = token.getClaimAsString(claim);
        if (value == null) {
            throw new BadJwtException("The access token has no claim " + claim);
        }
        return value;
    }

    /**
     * The organisation whose data the call is about.
     *
     * @throws ProblemException 403 {@code no-organization} for an operator, who belongs to none
     */
    public UUID organization() {
        if (organizationId == null) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "no-organization",
                    "An operator belongs to no organisation. Sign in as a member of the organisation.");
        }
        return organizationId;
    }

    /**
     * The organisation, if the caller has at least this role in it.
     *
     * @throws ProblemException 403 {@code no-organization} or {@code role-required}
     */
    public UUID organizationAs(Role required) {
        var organization = organization();
        if (!role.includes(required)) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "role-required",
                    "This needs the role %s. Ask an owner of your organisation.".formatted(required));
        }
        return organization;
    }

    /**
     * Checks that the caller runs the installation.
     *
     * @throws ProblemException 403 {@code role-required}
     */
    public void requireOperator() {
        if (role != Role.OPERATOR) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "role-required",
                    "This needs the role OPERATOR, which no organisation gives.");
        }
    }
}
