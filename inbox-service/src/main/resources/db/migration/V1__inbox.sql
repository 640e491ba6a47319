create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- How text is compared in a search: compatible characters and upper and lower case are the same.
create function search_form(value text) returns text
    language sql immutable strict parallel safe
    return lower(normalize(value, NFKC));

-- A mirror of channel-events. A channel that only messages have told of has revision -1.
create table channel (
    id              uuid        primary key,
    organization_id uuid        not null,
    account_id      text        not null,
    handle          text        not null,
    status          text        not null default 'CONNECTED',
    cause_code      text,
    cause_message   text,
    cause_remedy    text,
    revision        bigint      not null default -1,
    -- The end marker on inbox-messages: what comes behind it is ignored.
    ended_at        timestamptz,
    gone            boolean     not null default false
);
create index channel_organization on channel (organization_id, handle, id);

-- The conversations of an account belong to the channel that was connected last.
create table mailbox (
    organization_id uuid        not null,
    account_id      text        not null,
    channel_id      uuid        not null references channel,
    connected_at    timestamptz,
    primary key (organization_id, account_id)
);
create index mailbox_channel on mailbox (channel_id);

-- What is known of the people who write, and of the connected accounts themselves.
create table profile (
    organization_id uuid        not null,
    external_id     text        not null,
    handle          text,
    display_name    text,
    avatar_url      text,
    told_at         timestamptz,
    -- Handle and name as they are searched, with a space before each word.
    search          text        not null generated always as
        (search_form(' ' || coalesce(handle, '') || ' ' || coalesce(display_name, ''))) stored,
    primary key (organization_id, external_id)
);
create index profile_search on profile using gin (organization_id, search gin_trgm_ops);

create table conversation (
    id                uuid        primary key default gen_random_uuid(),
    organization_id   uuid        not null,
    account_id        text        not null,
    external_id       text        not null,
    type              text        not null,
    -- The other one of two; null in a group.
    customer_id       text,
    last_message_id   uuid,
    last_at           timestamptz not null,
    waiting_since     timestamptz,
    -- What an agent without a read mark has not read: how many, the greatest position, the latest arrival.
    incoming_count    bigint      not null default 0,
    incoming_position numeric     not null default 0,
    incoming_arrival  bigint      not null default 0,
    unique (organization_id, account_id, external_id)
);
create index conversation_latest on conversation (organization_id, last_at, id);
create index conversation_account on conversation (organization_id, account_id, last_at, id);
create index conversation_waiting on conversation (organization_id, waiting_since, id) where waiting_since is not null;

-- Who is in a conversation. The position of the newest sign decides, so that late records change nothing.
create table participant (
    conversation_id uuid    not null references conversation,
    organization_id uuid    not null,
    external_id     text    not null,
    own             boolean not null,
    present         boolean not null,
    position        numeric not null,
    primary key (conversation_id, external_id)
);
create index participant_person on participant (organization_id, external_id) where not own;

-- A line of a conversation. X's event id orders it and makes it unique; what X does not know yet comes last.
create table message (
    id              uuid        primary key default gen_random_uuid(),
    arrival         bigint      generated always as identity,
    organization_id uuid        not null,
    account_id      text        not null,
    conversation_id uuid        not null references conversation,
    channel_id      uuid        not null,
    external_id     text,
    position        numeric     not null default 'Infinity',
    type            text        not null check (type in ('MESSAGE', 'PARTICIPANTS_CHANGED', 'UNKNOWN_EVENT')),
    direction       text        not null check (direction in ('INBOUND', 'OUTBOUND')),
    -- Whether it is news to an agent: nothing of the past, nothing of our own, nobody's coming or going.
    incoming        boolean     not null,
    sender_id       text,
    text            text        not null,
    attachments     jsonb       not null default '[]',
    links           jsonb       not null default '[]',
    joined          jsonb,
    departed        jsonb,
    event_type      text,
    sent_at         timestamptz not null,
    received_at     timestamptz not null,
    history         boolean     not null,
    unique (organization_id, account_id, external_id)
);
create index message_order on message (conversation_id, position, received_at, id);
create index message_incoming on message (conversation_id, position, arrival) where incoming;
create index message_outgoing on message (conversation_id, position) where direction = 'OUTBOUND';
-- Storing only appends to the index's pending list, however many and long the texts; SearchUpkeep sorts it in afterwards.
create index message_search on message using gin (organization_id, search_form(text) gin_trgm_ops)
    with (fastupdate = on, gin_pending_list_limit = 524288);

-- How far an agent has read: everything up to the position that had arrived by then.
create table read_mark (
    user_id         uuid    not null,
    conversation_id uuid    not null references conversation,
    up_to           numeric not null,
    arrival         bigint  not null,
    primary key (user_id, conversation_id)
);

-- How far twitter-connector has read each channel.
create table reading (
    channel_id       uuid        primary key,
    organization_id  uuid        not null,
    complete_until   timestamptz,
    next_read_at     timestamptz,
    every_seconds    integer     not null,
    history_back_to  timestamptz,
    history_messages integer,
    history_done     boolean,
    history_stopped  boolean,
    told_at          timestamptz not null
);

-- How many messages of a conversation somebody has not read; without a mark that is all that was news.
create function unread_count(conversation conversation, mark read_mark) returns bigint
    language sql stable parallel safe
    return case
        when mark.user_id is null then conversation.incoming_count
        when mark.up_to >= conversation.incoming_position and mark.arrival >= conversation.incoming_arrival then 0
        else (
            select count(*) from message
            where message.conversation_id = conversation.id and message.incoming
                and (message.position > mark.up_to or message.arrival > mark.arrival))
    end;
