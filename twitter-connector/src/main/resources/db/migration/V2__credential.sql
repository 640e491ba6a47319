-- One row per app and X account. X gives one token for the pair, so every change of its credentials locks this row first.
create table credential_pair (
    app_id       text not null,
    base_url     text not null,
    x_account_id text not null,
    primary key (app_id, base_url, x_account_id)
);

-- Credentials, sealed with organisation and id. Staged ones belong to a connection and take effect when the channel connects.
create table credential (
    id              uuid primary key,
    organization_id uuid        not null,
    connection_id   uuid        not null unique,
    channel_id      uuid        not null,
    state           text        not null check (state in ('STAGED', 'IN_EFFECT')),
    method          text        not null check (method in ('LOGIN', 'DEVELOPER_APP')),
    app_id          text        not null,
    base_url        text        not null,
    x_account_id    text        not null,
    sealed          bytea       not null,
    history_days    integer     not null,
    newest_event_id text,
    verified_date   timestamptz,
    created_at      timestamptz not null default now(),
    foreign key (app_id, base_url, x_account_id) references credential_pair
);
create unique index credential_in_effect on credential (channel_id) where state = 'IN_EFFECT';
create index credential_of_pair on credential (app_id, base_url, x_account_id);

-- A token that is to be killed at X. It is announced when the receipt that calls it pending is on its way; if it ends before,
-- the outcome waits here for the receipt, and the sealed token is empty.
create table pending_revocation (
    credential_id    uuid primary key,
    organization_id  uuid        not null,
    channel_id       uuid        not null,
    disconnection_id uuid,
    app_id           text        not null,
    base_url         text        not null,
    x_account_id     text        not null,
    sealed           bytea       not null,
    announced        boolean     not null,
    created_at       timestamptz not null default now(),
    next_try_at      timestamptz not null default now(),
    tries            integer     not null default 0,
    in_flight_until  timestamptz,
    outcome          text check (outcome in ('DONE', 'SHARED', 'GAVE_UP')),
    foreign key (app_id, base_url, x_account_id) references credential_pair
);
create unique index pending_revocation_of_pair on pending_revocation (app_id, base_url, x_account_id) where outcome is null;
create index pending_revocation_due on pending_revocation (next_try_at) where announced;
create index pending_revocation_of_disconnection on pending_revocation (disconnection_id);
