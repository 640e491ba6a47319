package io.kanal.inbox;

import java.time.Duration;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * A busy company: 10,000 conversations, one of them with 50,000 messages, beside another company of that size, whose
 * one reader is the only one that the statistics of the database know.
 */
public final class Volume {

    /** Five for each of the 100,000 messages; a join without a key touches 100,000,000, one for each pair. */
    public static final long FEW_ROWS = 500_000;

    private static TestAccount filled;

    private final TestAccount account = TestAccount.create();
    private final DatabaseClient database;

    private Volume(ApplicationContext context) {
        this.database = context.getBean(DatabaseClient.class);
    }

    /** The company's account; it is filled at first use, for all tests. */
    public static synchronized TestAccount of(ApplicationContext context) {
        if (filled == null) {
            filled = new Volume(context).fill(context);
        }
        return filled;
    }

    private TestAccount fill(ApplicationContext context) {
        var neighbour = TestAccount.create();
        var inbox = new TestInbox(context, account.organization());
        inbox.hear(account.connected());
        inbox.hear(account.received("200", 1, "the first"));
        new TestInbox(context, neighbour.organization()).hear(neighbour.connected());
        fill(account.organization(), 10_000);
        fill(neighbour.organization(), 10_000);
        run("""
                insert into message (organization_id, account_id, conversation_id, channel_id, external_id, position,
                    type, direction, incoming, sender_id, text, sent_at, received_at, history)
                select organization_id, account_id, id, :channel, 1000000 + n, 1000000 + n, 'MESSAGE',
                    case n %% 5 when 0 then 'OUTBOUND' else 'INBOUND' end, n %% 5 > 0, '200', 'line ' || n || ' of the long talk',
                    now(), now(), false
                from conversation, generate_series(1, 50000) as n
                where organization_id = :organization and customer_id = '200'
                """, account.organization());
        run(
                "update conversation set incoming_count = 40001, incoming_position = 1049999, incoming_arrival = "
                        + "(select max(arrival) from message) where organization_id = :organization and customer_id = '200' "
                        + "and :channel is not null",
                account.organization());
        run("alter table read_mark set (autovacuum_enabled = off)", null);
        read(UUID.randomUUID(), neighbour.organization());
        run("analyze", null);
        return account;
    }

    /** Somebody of the company who has read all; it is filled before. */
    public static synchronized UUID reader(ApplicationContext context) {
        var reader = UUID.randomUUID();
        new Volume(context).read(reader, of(context).organization());
        return reader;
    }

    private void read(UUID reader, UUID organization) {
        run("""
                insert into read_mark (user_id, conversation_id, up_to, arrival)
                select '%s', id, incoming_position, incoming_arrival from conversation
                where organization_id = :organization and :channel is not null
                """.formatted(reader), organization);
    }

    private void fill(UUID organization, int conversations) {
        run("""
                insert into profile (organization_id, external_id, handle, display_name)
                select :organization, n, 'handle_' || n, 'Customer ' || n from generate_series(1000, %1$d) as n
                where :channel is not null
                """.formatted(1000 + conversations), organization);
        run("""
                insert into conversation (organization_id, account_id, external_id, type, customer_id, last_at,
                    waiting_since, incoming_count, incoming_position, incoming_arrival)
                select :organization, '100', '100-' || n, 'ONE_TO_ONE', n, now() - n * interval '1 minute',
                    case n %% 3 when 0 then now() - n * interval '1 minute' end, 2, 2 * n + 1, 2 * n + 1
                from generate_series(1000, %1$d) as n where :channel is not null
                """.formatted(1000 + conversations), organization);
        run("""
                insert into participant (conversation_id, organization_id, external_id, own, present, position)
                select id, organization_id, customer_id, false, true, 1 from conversation
                where organization_id = :organization and :channel is not null
                on conflict do nothing
                """, organization);
        run("""
                insert into message (organization_id, account_id, conversation_id, channel_id, external_id, position,
                    type, direction, incoming, sender_id, text, sent_at, received_at, history)
                select organization_id, account_id, id, :channel, 2 * cast(customer_id as integer) + n,
                    2 * cast(customer_id as integer) + n, 'MESSAGE', 'INBOUND', true, customer_id,
                    case when cast(customer_id as integer) %% 500 = 0 then 'banana مرحبا ' else 'apple ' end
                        || md5(customer_id || n) || ' sendiri', last_at, last_at, false
                from conversation, generate_series(0, 1) as n
                where organization_id = :organization and external_id <> '100-200'
                """.replace("%%", "%"), organization);
        run("""
                update conversation set last_message_id = message.id from message
                where message.conversation_id = conversation.id and conversation.organization_id = :organization
                    and conversation.external_id <> '100-200' and :channel is not null
                """, organization);
    }

    private void run(String sql, UUID organization) {
        var statement = database.sql(sql.replace("%%", "%"));
        if (organization != null) {
            statement = statement.bind("organization", organization).bind("channel", account.channel());
        }
        statement.then().block(Duration.ofSeconds(60));
    }
}
