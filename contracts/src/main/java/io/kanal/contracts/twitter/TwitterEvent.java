package io.kanal.contracts.twitter;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.kanal.contracts.ChannelRecord;
import io.kanal.contracts.Failure;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.channel.Receipt;
import io.kanal.contracts.channel.StatusCause;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What twitter-connector tells about authorisations and accounts. */
public sealed interface TwitterEvent extends ChannelRecord {

    /** Written by twitter-connector, kept 7 days. */
    String TOPIC = "twitter-events";

    /**
     * X said yes. The pivot of a connection: from here it only goes forward.
     *
     * @param requestedBy who opened the connection
     */
    @JsonTypeName("io.kanal.twitter.account-authorized.v1")
    record TwitterAccountAuthorized(
            UUID organizationId,
            UUID channelId,
            UUID connectionId,
            Account account,
            ConnectionMethod method,
            Person requestedBy)
            implements TwitterEvent {}

    /**
     * The credentials are staged, but X cannot judge them now.
     *
     * @param waitingFor what it waits for
     */
    @JsonTypeName("io.kanal.twitter.authorization-waiting.v1")
    record TwitterAuthorizationWaiting(UUID organizationId, UUID channelId, UUID connectionId, Failure waitingFor)
            implements TwitterEvent {}

    /**
     * An authorisation ended without success.
     *
     * @param outcome how
     * @param failure why; null unless it failed
     */
    @JsonTypeName("io.kanal.twitter.authorization-ended.v1")
    record TwitterAuthorizationEnded(
            UUID organizationId,
            UUID channelId,
            UUID connectionId,
            Outcome outcome,
            @Nullable Failure failure) implements TwitterEvent {

        /** How an authorisation can end without success. */
        public enum Outcome {
            /** X, or the way there, said no. */
            FAILED,
            /** A person called it off, here or at X. */
            CANCELLED,
            /** Nobody decided in time. */
            EXPIRED
        }
    }

    /**
     * The condition of an account at X changed.
     *
     * @param condition what the account can do as far as X is concerned; never PAUSED or DISCONNECTING
     * @param cause why it is not CONNECTED; null if it is
     */
    @JsonTypeName("io.kanal.twitter.account-status-changed.v1")
    record TwitterAccountStatusChanged(
            UUID organizationId,
            UUID channelId,
            ChannelStatus condition,
            @Nullable StatusCause cause) implements TwitterEvent {}

    /** An account was let go: nothing of its channel comes after the end marker, and its credentials are forgotten. */
    @JsonTypeName("io.kanal.twitter.account-released.v1")
    record TwitterAccountReleased(UUID organizationId, UUID channelId, UUID disconnectionId, Receipt receipt)
            implements TwitterEvent {}

    /**
     * A revocation that had to wait has ended.
     *
     * @param revocation DONE, GAVE_UP, or SHARED where the account was connected again meanwhile
     * @param erasedAt when the token was erased here
     */
    @JsonTypeName("io.kanal.twitter.revocation-completed.v1")
    record RevocationCompleted(
            UUID organizationId, UUID channelId, UUID disconnectionId, Receipt.Revocation revocation, Instant erasedAt)
            implements TwitterEvent {}
}
