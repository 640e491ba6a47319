package io.kanal.local.platform;

import io.kanal.local.home.Home;
import io.kanal.local.kafka.Kafka;
import io.kanal.local.postgres.Postgres;
import io.kanal.local.process.PidFile;
import io.kanal.local.process.Stop;
import io.kanal.local.service.Service;
import io.kanal.local.service.ServiceName;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Processes of a platform whose launcher was killed. */
public final class Leftovers {

    private final Home home;

    public Leftovers(Home home) {
        this.home = home;
    }

    /** Whether any part runs. */
    public boolean exist() {
        return stops().keySet().stream().anyMatch(part -> pidFile(part).alive().isPresent());
    }

    /** Ends them, first who relies on others. */
    public void stop() throws IOException, InterruptedException {
        for (var each : stops().entrySet()) {
            var process = pidFile(each.getKey()).alive();
            if (process.isPresent()) {
                each.getValue().apply(process.get());
            }
            pidFile(each.getKey()).delete();
        }
    }

    private static Map<String, Stop> stops() {
        var stops = new LinkedHashMap<String, Stop>();
        for (var service : ServiceName.values()) {
            stops.put(service.module(), Service.STOP);
        }
        stops.put(Kafka.NAME, Kafka.STOP);
        stops.put(Postgres.NAME, Postgres.STOP);
        return stops;
    }

    private PidFile pidFile(String part) {
        return new PidFile(home.run(), part);
    }
}
