package io.kanal.twitter.account;

import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnecting;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.Receipt.Revocation;
import io.kanal.twitter.credential.CredentialVault.Effect;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The tables account and channel_revision. */
@Component
final class Accounts {

    private final DatabaseClient database;

    Accounts(DatabaseClient database) {
        this.database = database;
    }

    /** Remembers the revision and tells whether it is newer than the last one. */
    Mono<Boolean> isNew(UUID channelId, long revision) {
        return database.sql("""
                        insert into channel_revision (channel_id, revision) values (:channelId, :revision)
                        on conflict (channel_id) do update set revision = excluded.revision
                        where channel_revision.revision < excluded.revision
                        """)
                .bind("channelId", channelId)
                .bind("revision", revision)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Adds the account, or renews it: what was seen at the first connection stays. */
    Mono<Void> connect(ChannelConnected connected, @Nullable Effect effect, Instant now) {
        var newestEventId = effect == null ? null : effect.newestEventId();
        var verified = effect == null ? null : effect.verifiedDate();
        return described("""
                insert into account (channel_id, organization_id, x_account_id, handle, display_name, avatar_url, method,
                                     intent, history_days, connection_id, connected_at, newest_event_id_at_connect,
                                     connected_date)
                values (:channelId, :organizationId, :xAccountId, :handle, :displayName, :avatarUrl, :method,
                        :intent, :historyDays, :connectionId, :connectedAt, :newestEventId, :connectedDate)
                on conflict (channel_id) do update set
                    handle = excluded.handle, display_name = excluded.display_name, avatar_url = excluded.avatar_url,
                    method = excluded.method, intent = excluded.intent, connection_id = excluded.connection_id,
                    connected_at = excluded.connected_at, credential_changed_at = now(), due_at = now()
                where account.intent <> 'DISCONNECTING'
                """, connected.channel())
                .bind("channelId", connected.channelId())
                .bind("organizationId", connected.organizationId())
                .bind("intent", intentOf(connected.channel()))
                .bind("historyDays", effect == null ? 0 : effect.historyDays())
                .bind("connectionId", connected.connectionId())
                .bind("connectedAt", connected.channel().connectedAt())
                .bind("newestEventId", Parameters.in(R2dbcType.VARCHAR, newestEventId))
                .bind("connectedDate", verified == null ? now : verified)
                .then();
    }

    /** Follows the channel's public state: its profile, and whether a person paused it. */
    Mono<Void> follow(UUID channelId, ChannelState channel) {
        return database.sql("""
                        update account set
                            handle = :handle, display_name = :displayName, avatar_url = :avatarUrl,
                            due_at = case when intent = 'PAUSED' and :intent = 'ACTIVE' then now() else due_at end,
                            intent = :intent
                        where channel_id = :channelId and intent <> 'DISCONNECTING'
                        """)
                .bind("handle", channel.account().handle())
                .bind("displayName", channel.account().displayName())
                .bind(
                        "avatarUrl",
                        Parameters.in(R2dbcType.VARCHAR, channel.account().avatarUrl()))
                .bind("intent", intentOf(channel))
                .bind("channelId", channelId)
                .then();
    }

    /** Stores the order to let the account go. An account that nobody knows here is let go all the same. */
    Mono<Void> leave(ChannelDisconnecting order) {
        return described("""
                insert into account (channel_id, organization_id, x_account_id, handle, display_name, avatar_url, method,
                                     intent, history_days, connected_at, connected_date, disconnection_id)
                values (:channelId, :organizationId, :xAccountId, :handle, :displayName, :avatarUrl, :method,
                        'DISCONNECTING', 0, :connectedAt, :connectedAt, :disconnectionId)
                on conflict (channel_id) do update set
                    intent = 'DISCONNECTING', disconnection_id = excluded.disconnection_id
                """, order.channel())
                .bind("channelId", order.channelId())
                .bind("organizationId", order.organizationId())
                .bind("connectedAt", order.channel().connectedAt())
                .bind("disconnectionId", order.disconnectionId())
                .then();
    }

    /** Takes over an account that is to be let go: whoever held its lease writes nothing more. */
    Mono<LeavingAccount> takeLeaving(Duration lease) {
        return database.sql("""
                        update account set
                            lease_token = lease_token + 1,
                            lease_until = now() + make_interval(secs => :lease),
                            stopped_at = coalesce(stopped_at, now())
                        where channel_id = (
                            select channel_id from account
                            where intent = 'DISCONNECTING' and (stopped_at is null or lease_until < now())
                            limit 1 for update skip locked)
                        returning *
                        """)
                .bind("lease", lease.toMillis() / 1000.0)
                .map(LeavingAccount::of)
                .one();
    }

    /** Locks the account if the token is still the current one. */
    Mono<LeavingAccount> lock(LeavingAccount account) {
        return database.sql("select * from account where channel_id = :channelId and lease_token = :token for update")
                .bind("channelId", account.channelId())
                .bind("token", account.leaseToken())
                .map(LeavingAccount::of)
                .one();
    }

    /** Lets another attempt begin at once. */
    Mono<Void> giveBack(LeavingAccount account) {
        return database.sql("""
                        update account set lease_until = now() - interval '1 second'
                        where channel_id = :channelId and lease_token = :token
                        """)
                .bind("channelId", account.channelId())
                .bind("token", account.leaseToken())
                .then();
    }

    Mono<Void> rememberRevocation(UUID channelId, Revocation revocation) {
        return database.sql("update account set revocation = :revocation where channel_id = :channelId")
                .bind("revocation", revocation.name())
                .bind("channelId", channelId)
                .then();
    }

    Mono<Void> delete(UUID channelId) {
        return database.sql("delete from account where channel_id = :channelId")
                .bind("channelId", channelId)
                .then();
    }

    private GenericExecuteSpec described(String sql, ChannelState channel) {
        var account = channel.account();
        return database.sql(sql)
                .bind("xAccountId", account.id())
                .bind("handle", account.handle())
                .bind("displayName", account.displayName())
                .bind("avatarUrl", Parameters.in(R2dbcType.VARCHAR, account.avatarUrl()))
                .bind("method", channel.method().name());
    }

    private static String intentOf(ChannelState channel) {
        return switch (channel.status()) {
            case PAUSED -> "PAUSED";
            case CONNECTED, NEEDS_REAUTHORIZATION, OUT_OF_CREDIT, SUSPENDED, LIMITED, X_UNREACHABLE, DISCONNECTING ->
                "ACTIVE";
        };
    }
}
