package io.kanal.inbox.channel;

import io.kanal.contracts.channel.ChannelEvent;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.inbox.profile.Profiles;
import io.kanal.inbox.profile.Sighting;
import io.kanal.inbox.storage.Rows;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The mirrored channels, the end markers, and whose the conversations of an account are. */
@Repository
public class Channels {

    private final DatabaseClient database;
    private final Profiles profiles;

    Channels(DatabaseClient database, Profiles profiles) {
        this.database = database;
        this.profiles = profiles;
    }

    /** Takes over what channel-registry says of a channel, unless it said something newer before. */
    Mono<Void> mirror(ChannelEvent event, ChannelState state, boolean gone, Instant toldAt) {
        var cause = state.statusCause();
        return database.sql("""
                        with mirrored as (
                            insert into channel (id, organization_id, account_id, handle, status, cause_code,
                                cause_message, cause_remedy, revision, gone)
                            values (:id, :organization, :account, :handle, :status, :causeCode,
                                :causeMessage, :causeRemedy, :revision, :gone)
                            on conflict (id) do update set
                                handle = excluded.handle,
                                status = excluded.status,
                                cause_code = excluded.cause_code,
                                cause_message = excluded.cause_message,
                                cause_remedy = excluded.cause_remedy,
                                revision = excluded.revision,
                                gone = excluded.gone
                            where channel.revision < excluded.revision
                            returning id, organization_id, account_id)
                        insert into mailbox (organization_id, account_id, channel_id, connected_at)
                        select organization_id, account_id, id, :connectedAt from mirrored
                        on conflict (organization_id, account_id) do update set
                            channel_id = excluded.channel_id,
                            connected_at = excluded.connected_at
                        where mailbox.connected_at is null or mailbox.connected_at <= excluded.connected_at
                        """)
                .bind("id", event.channelId())
                .bind("organization", event.organizationId())
                .bind("account", state.account().id())
                .bind("handle", state.account().handle())
                .bind("status", state.status().name())
                .bind("causeCode", text(cause == null ? null : cause.code()))
                .bind("causeMessage", text(cause == null ? null : cause.message()))
                .bind("causeRemedy", text(cause == null ? null : cause.remedy()))
                .bind("revision", event.revision())
                .bind("gone", gone)
                .bind("connectedAt", state.connectedAt())
                .then()
                .then(profiles.change(accountOf(event.organizationId(), state), toldAt));
    }

    /**
     * Meets the channels of a batch: those that are not mirrored yet are remembered as the records tell of them.
     *
     * @return the channels that are behind their end marker
     */
    public Mono<Set<UUID>> meet(Collection<RecordedChannel> channels) {
        return known(channels.stream().map(RecordedChannel::id).toList()).flatMap(known -> {
            var unknown = channels.stream()
                    .filter(channel -> !known.containsKey(channel.id()))
                    .toList();
            var ended = known.keySet().stream().filter(id -> Boolean.TRUE.equals(known.get(id)));
            return remember(unknown).thenReturn(ended.collect(Collectors.toCollection(HashSet::new)));
        });
    }

    /** Closes a channel for good: its end marker has come. */
    public Mono<Void> end(UUID channelId, Instant endedAt) {
        return database.sql("update channel set ended_at = :endedAt where id = :id and ended_at is null")
                .bind("endedAt", endedAt)
                .bind("id", channelId)
                .then();
    }

    /** X's id of the account of one of the organisation's channels. */
    public Mono<String> accountOf(UUID organization, UUID channelId) {
        return database.sql("select account_id from channel where id = :id and organization_id = :organization")
                .bind("id", channelId)
                .bind("organization", organization)
                .mapValue(String.class)
                .one();
    }

    private Mono<Map<UUID, Boolean>> known(Collection<UUID> ids) {
        return database.sql("select id, ended_at is not null as ended from channel where id = any(:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row -> Map.entry(row.get("id", UUID.class), row.get("ended", Boolean.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Void> remember(Collection<RecordedChannel> channels) {
        if (channels.isEmpty()) {
            return Mono.empty();
        }
        return database.sql("""
                        with recorded as (
                            select * from jsonb_to_recordset(:channels) as recorded(
                                id uuid, organization_id uuid, account_id text, handle text)
                            order by id),
                        remembered as (
                            insert into channel (id, organization_id, account_id, handle)
                            select id, organization_id, account_id, handle from recorded
                            on conflict do nothing)
                        insert into mailbox (organization_id, account_id, channel_id)
                        select organization_id, account_id, id from recorded
                        on conflict do nothing
                        """).bind("channels", Rows.of(channels)).then();
    }

    private static Sighting accountOf(UUID organization, ChannelState state) {
        var account = state.account();
        return new Sighting(organization, account.id(), account.handle(), account.displayName(), account.avatarUrl());
    }

    private static Parameter text(@Nullable String value) {
        return Parameters.in(R2dbcType.VARCHAR, value);
    }
}
