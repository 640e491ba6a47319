package io.kanal.inbox.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.inbox.Volume;
import io.kanal.inbox.storage.Plan;
import io.kanal.test.IntegrationTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** Tests of the plan of {@link Readings}: what somebody has read is looked up, not compared. */
@IntegrationTest
class ReadingPlanTests {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DatabaseClient database;

    @Test
    void countingWhatIsUnreadTouchesFewRows() {
        assertThat(rowsFor(UUID.randomUUID())).isLessThan(Volume.FEW_ROWS);
        assertThat(rowsFor(Volume.reader(context))).isLessThan(Volume.FEW_ROWS);
    }

    private long rowsFor(UUID user) {
        return Plan.rows(Readings.listing(Volume.of(context).organization(), user), database);
    }
}
