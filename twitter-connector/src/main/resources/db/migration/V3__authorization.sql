-- How an account says yes. The row ends by one conditional update, here and nowhere else. "authorization" is a word of SQL.
create table x_authorization (
    connection_id      uuid primary key,
    organization_id    uuid        not null,
    channel_id         uuid        not null,
    method             text check (method in ('LOGIN', 'DEVELOPER_APP')),
    person_id          uuid,
    person_name        text,
    history_days       integer,
    state              text        not null check (state in ('AWAITING_CALLBACK', 'EXCHANGING', 'VERIFYING', 'WAITING',
                                                             'AUTHORIZED', 'FAILED', 'CANCELLED', 'EXPIRED')),
    -- Login only: the request token, its sealed secret, and the hash of the cookie that the browser has.
    request_token      text unique,
    sealed_secret      bytea,
    browser_hash       text,
    exchanging_since   timestamptz,
    -- Whom X says the credentials belong to, from the pivot on.
    account            jsonb,
    waiting_for        jsonb,
    failure            jsonb,
    tries              integer     not null default 0,
    next_try_at        timestamptz,
    created_at         timestamptz not null default now(),
    expires_at         timestamptz not null,
    ended_at           timestamptz
);
create index x_authorization_open on x_authorization (expires_at)
    where state in ('AWAITING_CALLBACK', 'EXCHANGING', 'VERIFYING', 'WAITING');
create index x_authorization_due on x_authorization (next_try_at) where state in ('VERIFYING', 'WAITING');
