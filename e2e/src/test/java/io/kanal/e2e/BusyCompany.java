package io.kanal.e2e;

import java.time.ZoneId;
import java.util.UUID;

/**
 * A company that has talked for long, written straight into the databases: as many messages by the sandbox would take hours.
 *
 * @param id the organisation
 * @param username its one person
 * @param longTalk the conversation that is not over
 * @param conversations how many customers it has
 * @param lines how much was said in the long talk
 */
record BusyCompany(UUID id, String username, UUID longTalk, int conversations, int lines) implements AutoCloseable {

    private static final Database AUTH = new Database("auth");
    private static final Database INBOX = new Database("inbox");

    /** Row n of its inbox is of Customer n; line n of the long talk, which is with Customer 1, begins with Line n. */
    static BusyCompany open(int conversations, int lines) {
        var id = UUID.randomUUID();
        var username = "busy." + id.toString().substring(0, 8);
        var company = new BusyCompany(id, username, UUID.randomUUID(), conversations, lines);
        company.hire();
        company.connect();
        company.talk();
        company.talkLong();
        return company;
    }

    /** On how many days something was said in the long talk. */
    int daysOfLongTalk(ZoneId zone) {
        return INBOX.number(
                "select count(distinct date(sent_at at time zone ?)) from message where conversation_id = ?",
                zone.getId(),
                longTalk);
    }

    private void hire() {
        AUTH.change("insert into organisation (id, name) values (?, ?)", id, username);
        AUTH.change("""
                insert into app_user (id, organisation_id, username, username_key, display_name, role, password_hash)
                select gen_random_uuid(), ?, ?, ?, 'Busy', 'AGENT', password_hash from app_user where username = 'other'
                """, id, username, username);
    }

    private void connect() {
        INBOX.change(
                "insert into channel (id, organization_id, account_id, handle) values (?, ?, '1', 'busy')", id, id);
        INBOX.change("insert into mailbox (organization_id, account_id, channel_id) values (?, '1', ?)", id, id);
    }

    private void talk() {
        INBOX.change("""
                insert into profile (organization_id, external_id, handle, display_name)
                select ?, n, 'customer_' || n, 'Customer ' || n || ' & Co' from generate_series(1, ?) as n
                """, id, conversations);
        INBOX.change("""
                insert into conversation (id, organization_id, account_id, external_id, type, customer_id,
                    last_message_id, last_at, incoming_count, incoming_position, incoming_arrival)
                select case n when 1 then ?::uuid else gen_random_uuid() end, ?, '1', '1-' || n, 'ONE_TO_ONE', n,
                    gen_random_uuid(), now() - n * interval '1 minute', case n when 1 then 0 else 1 end, n, 1
                from generate_series(1, ?) as n
                """, longTalk, id, conversations);
        INBOX.change("""
                insert into participant (conversation_id, organization_id, external_id, own, present, position)
                select id, organization_id, customer_id, false, true, 1 from conversation where organization_id = ?
                """, id);
        INBOX.change("""
                insert into message (id, organization_id, account_id, conversation_id, channel_id, external_id, position, type,
                    direction, incoming, sender_id, text, sent_at, received_at, history)
                select last_message_id, organization_id, '1', id, organization_id, customer_id, customer_id::numeric, 'MESSAGE', 'INBOUND',
                    true, customer_id, 'Is number ' || customer_id || ' still there?', last_at, last_at, false
                from conversation where organization_id = ? and id <> ?
                """, id, longTalk);
    }

    /** A line every three minutes, every fifth ours, some of them long. */
    private void talkLong() {
        INBOX.change("""
                insert into message (id, organization_id, account_id, conversation_id, channel_id, external_id, position, type,
                    direction, incoming, sender_id, text, sent_at, received_at, history)
                select case n when ? then last_message_id else gen_random_uuid() end, organization_id, '1', id, organization_id, 1000000 + n, 1000000 + n, 'MESSAGE',
                    case n % 5 when 0 then 'OUTBOUND' else 'INBOUND' end, false, '1',
                    'Line ' || n || '.' || repeat(' and so on, until nobody remembers how it began', n % 7 / 6 * (1 + n % 4)),
                    last_at - (? - n) * interval '3 minutes', now(), true
                from conversation, generate_series(1, ?) as n where id = ?
                """, lines, lines, lines, longTalk);
    }

    @Override
    public void close() {
        INBOX.change(
                "delete from read_mark where conversation_id in (select id from conversation where organization_id = ?)",
                id);
        for (var table : new String[] {"message", "participant", "conversation", "profile", "mailbox", "channel"}) {
            INBOX.change("delete from " + table + " where organization_id = ?", id);
        }
        AUTH.change("delete from app_user where organisation_id = ?", id);
        AUTH.change("delete from organisation where id = ?", id);
    }
}
