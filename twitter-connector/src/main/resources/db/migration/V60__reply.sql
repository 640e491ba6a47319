-- Replies of agents on their way to X. The text stays only as long as it may be needed: to send it, or to find it at X.
create sequence reply_position;
create table reply (
    reply_id        uuid primary key,
    organization_id uuid        not null,
    channel_id      uuid        not null,
    x_account_id    text        not null,
    conversation_id text        not null,
    attempt         integer     not null,
    -- The replies of a conversation go out in this order; trying again goes to the end.
    position        bigint      not null default nextval('reply_position'),
    text            text,
    requested_at    timestamptz not null,
    state           text        not null check (state in ('WAITING', 'IN_FLIGHT', 'UNCONFIRMED', 'SENT', 'FAILED')),
    failure         text,
    -- How often it was tried, or looked for.
    tries           integer     not null default 0,
    -- The attempt that is in flight: X's clock then, and the greatest event id that was known.
    attempt_at      timestamptz,
    attempt_above   text,
    -- The attempts before whose outcome nobody knows: when by X's clock, and the event id that they must be above.
    doubt_from      timestamptz,
    doubt_to        timestamptz,
    doubt_above     text,
    -- What it is at X.
    dm_event_id     text,
    sent_at         timestamptz,
    -- When somebody is to see to it next. Whoever does moves it on, and writes nothing without the current token.
    due_at          timestamptz not null default now(),
    lease_token     bigint      not null default 0,
    changed_at      timestamptz not null default now()
);
create index reply_due on reply (due_at) where state in ('WAITING', 'IN_FLIGHT', 'UNCONFIRMED');
create index reply_open on reply (channel_id, conversation_id, position)
    where state in ('WAITING', 'IN_FLIGHT', 'UNCONFIRMED');
create index reply_in_doubt on reply (channel_id) where state <> 'SENT' and (attempt_at is not null or doubt_from is not null);
-- An event of X is one reply's at most.
create unique index reply_event on reply (channel_id, dm_event_id);
create index reply_age on reply (changed_at) where state in ('SENT', 'FAILED');

-- Own messages that were read at X and may be a reply whose outcome is open. They are published once they belong to none.
create table held_message (
    channel_id  uuid        not null references account on delete cascade,
    dm_event_id text        not null,
    record      text        not null,
    held_at     timestamptz not null default now(),
    primary key (channel_id, dm_event_id)
);
