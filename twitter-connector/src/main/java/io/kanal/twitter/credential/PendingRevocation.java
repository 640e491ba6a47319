package io.kanal.twitter.credential;

import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table pending_revocation: a token that nobody here needs any more and that X should kill. */
record PendingRevocation(
        UUID credentialId,
        UUID organizationId,
        UUID channelId,
        @Nullable UUID disconnectionId,
        Pair pair,
        byte[] sealed,
        boolean announced,
        boolean inFlight,
        boolean tooOld) {

    static PendingRevocation of(Readable row) {
        return new PendingRevocation(
                SealedCredential.required(row, "credential_id", UUID.class),
                SealedCredential.required(row, "organization_id", UUID.class),
                SealedCredential.required(row, "channel_id", UUID.class),
                row.get("disconnection_id", UUID.class),
                SealedCredential.pair(row),
                SealedCredential.required(row, "sealed", byte[].class),
                SealedCredential.required(row, "announced", Boolean.class),
                SealedCredential.required(row, "in_flight", Boolean.class),
                SealedCredential.required(row, "too_old", Boolean.class));
    }

    @Override
    public String toString() {
        return "PendingRevocation[%s]".formatted(credentialId);
    }
}
