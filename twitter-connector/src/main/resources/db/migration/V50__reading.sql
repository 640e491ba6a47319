-- How far an account's mailbox has been read. It stays when the account is erased, so that nothing is read twice or left out
-- when the same organisation connects it again.
create table reading (
    organization_id uuid not null,
    x_account_id    text not null,
    mark            text,
    gaps            jsonb not null,
    primary key (organization_id, x_account_id)
);

-- What else is known of reading an account while it is connected.
create table poll (
    channel_id        uuid primary key references account on delete cascade,
    remembered        text[]      not null default '{}',
    history_newest    text,
    history_verified  timestamptz not null,
    history_days      integer     not null,
    history_messages  integer     not null default 0,
    history_limit     integer     not null,
    history_back_to   timestamptz,
    -- X's clock when the newest page was read last, and until when nothing is missing.
    live_at           timestamptz,
    complete_until    timestamptz,
    last_message_at   timestamptz,
    recent            integer     not null default 0,
    -- Our clock: when the newest page is to be read next, and when the inbox was told last how far reading is.
    live_due_at       timestamptz not null default now(),
    told_at           timestamptz,
    failures          integer     not null default 0
);

-- What keeps an account from being read, and what seems to.
create table condition (
    channel_id      uuid primary key references account on delete cascade,
    cause           text,
    since           timestamptz,
    suspected       text,
    suspected_since timestamptz
);

-- How often a call may be made for an account or an app, as X said last.
create table quota (
    subject    text        not null,
    endpoint   text        not null,
    call_limit bigint      not null,
    remaining  bigint      not null,
    resets_at  timestamptz not null,
    primary key (subject, endpoint)
);
create index quota_age on quota (resets_at);

-- Names and pictures of people in an account's conversations.
create table profile (
    channel_id   uuid not null references account on delete cascade,
    user_id      text not null,
    handle       text,
    display_name text,
    avatar_url   text,
    -- When X told it last; null while it has not. When it is to be asked for next; null while it need not be.
    known_at     timestamptz,
    due_at       timestamptz,
    primary key (channel_id, user_id)
);
create index profile_due on profile (due_at) where due_at is not null;
