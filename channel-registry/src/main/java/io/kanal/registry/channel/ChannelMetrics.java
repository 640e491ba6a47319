package io.kanal.registry.channel;

import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.edge.PolledGauges;
import io.kanal.edge.PolledGauges.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How many channels are in which status. */
@Component
class ChannelMetrics {

    private final DatabaseClient database;

    ChannelMetrics(DatabaseClient database, PolledGauges gauges) {
        this.database = database;
        gauges.add("kanal.channels", "Channels by status", byStatus());
    }

    private Mono<List<Reading>> byStatus() {
        return database.sql("""
                        select case when intent = 'ACTIVE' then condition else intent end as status, count(*) as channels
                        from channel group by 1
                        """)
                .map(row -> Map.entry(
                        Objects.requireNonNull(row.get("status", String.class)),
                        Objects.requireNonNull(row.get("channels", Long.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(counted -> Arrays.stream(ChannelStatus.values())
                        .map(status -> Reading.of("status", status.name(), counted.getOrDefault(status.name(), 0L)))
                        .toList());
    }
}
