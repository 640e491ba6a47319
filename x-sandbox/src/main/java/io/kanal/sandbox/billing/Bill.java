package io.kanal.sandbox.billing;

import io.kanal.sandbox.app.App;
import io.kanal.sandbox.clock.SandboxClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Charges each resource once per app and UTC day. */
@Repository
public class Bill {

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final TransactionTemplate transactions;
    private final SandboxClock clock;
    private Today today = new Today(LocalDate.EPOCH, new HashSet<>());

    Bill(JdbcClient database, JdbcTemplate batches, TransactionTemplate transactions, SandboxClock clock) {
        this.database = database;
        this.batches = batches;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Charges the app for those of the resources that it has not paid for today. */
    public synchronized void charge(App app, Price price, Collection<Long> resourceIds) {
        var day = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
        var paid = paidOn(day);
        var fresh = resourceIds.stream()
                .distinct()
                .filter(id -> !paid.contains(new Paid(app.id(), price, id)))
                .toList();
        if (!fresh.isEmpty()) {
            store(app, day, price, fresh);
            fresh.forEach(id -> paid.add(new Paid(app.id(), price, id)));
        }
    }

    /** What was charged, newest day first. */
    List<Line> lines() {
        return database.sql("""
                        select app.name as app, charged_on, resource, count(*) as amount
                        from charge join app on app.id = charge.app_id
                        group by app.name, charged_on, resource
                        order by charged_on desc, app.name, resource
                        """)
                .query((row, number) -> new Line(
                        row.getString("app"),
                        row.getObject("charged_on", LocalDate.class),
                        Price.of(row.getString("resource")),
                        row.getLong("amount")))
                .list();
    }

    private void store(App app, LocalDate day, Price price, List<Long> resourceIds) {
        var rows = resourceIds.stream()
                .map(id -> new Object[] {app.id(), day, price.resource(), id})
                .toList();
        transactions.executeWithoutResult(transaction -> batches.batchUpdate(
                "insert into charge (app_id, charged_on, resource, resource_id) values (?, ?, ?, ?)", rows));
    }

    /** What was paid for on that day, read once: the database is asked for it after a start and at midnight. */
    private Set<Paid> paidOn(LocalDate day) {
        if (!today.day().equals(day)) {
            var paid = database.sql("select app_id, resource, resource_id from charge where charged_on = :day")
                    .param("day", day)
                    .query((row, number) -> new Paid(
                            row.getLong("app_id"), Price.of(row.getString("resource")), row.getLong("resource_id")))
                    .list();
            today = new Today(day, new HashSet<>(paid));
        }
        return today.paid();
    }

    record Line(String app, LocalDate day, Price price, long count) {}

    private record Paid(long appId, Price price, long resourceId) {}

    private record Today(LocalDate day, Set<Paid> paid) {}
}
