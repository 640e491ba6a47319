package io.kanal.registry.channel;

import io.kanal.contracts.channel.ChannelCommand.DisconnectChannel;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnected;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.Receipt;
import io.kanal.contracts.twitter.TwitterEvent.RevocationCompleted;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The channels that are gone. They are kept for ever, so that nothing that comes late can be taken for news. */
@Repository
class DeletedChannels {

    private final DatabaseClient database;
    private final JsonMapper json;

    DeletedChannels(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> add(ChannelDisconnected event) {
        return database.sql("""
                        insert into deleted_channel (id, organization_id, revision, last_state, receipt)
                        values (:id, :organizationId, :revision, :state, :receipt)
                        """)
                .bind("id", event.channelId())
                .bind("organizationId", event.organizationId())
                .bind("revision", event.revision())
                .bind("state", Json.of(json.writeValueAsString(event.channel())))
                .bind("receipt", Json.of(json.writeValueAsString(event.receipt())))
                .then();
    }

    /** Completes the receipt of a channel whose token had to wait. */
    Mono<Void> complete(RevocationCompleted event) {
        return database.sql("""
                        update deleted_channel
                        set receipt = receipt || jsonb_build_object('revocation', :revocation, 'erasedAt', :erasedAt)
                        where id = :id
                        """)
                .bind("revocation", event.revocation().name())
                .bind("erasedAt", event.erasedAt().toString())
                .bind("id", event.channelId())
                .then();
    }

    /** What an order to disconnect a channel that is gone is answered with; empty if there never was such a channel. */
    Mono<ChannelDisconnected> answerTo(DisconnectChannel command) {
        return database.sql("select * from deleted_channel where id = :id and organization_id = :organizationId")
                .bind("id", command.channelId())
                .bind("organizationId", command.organizationId())
                .map(row -> disconnected(row, command))
                .one();
    }

    private ChannelDisconnected disconnected(Readable row, DisconnectChannel command) {
        return new ChannelDisconnected(
                Objects.requireNonNull(row.get("organization_id", UUID.class)),
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("revision", Long.class)),
                fromJson(row, "last_state", ChannelState.class),
                command.disconnectionId(),
                fromJson(row, "receipt", Receipt.class),
                command.requestedBy());
    }

    private <T> T fromJson(Readable row, String column, Class<T> type) {
        return json.readValue(
                Objects.requireNonNull(row.get(column, Json.class)).asString(), type);
    }
}
