-- The X accounts that are connected, one row per channel.
create table account (
    channel_id                 uuid primary key,
    organization_id            uuid        not null,
    x_account_id               text        not null,
    handle                     text        not null,
    display_name               text        not null,
    avatar_url                 text,
    method                     text        not null check (method in ('LOGIN', 'DEVELOPER_APP')),
    -- What a person wants of the channel; what X allows is kept elsewhere.
    intent                     text        not null check (intent in ('ACTIVE', 'PAUSED', 'DISCONNECTING')),
    history_days               integer     not null check (history_days in (0, 7, 30)),
    connection_id              uuid,
    connected_at               timestamptz not null,
    -- The greatest event id seen when the first connection was verified, and X's clock then; what is not newer is history.
    newest_event_id_at_connect text,
    connected_date             timestamptz not null,
    credential_changed_at      timestamptz not null default now(),
    due_at                     timestamptz not null default now(),
    -- Who may write about this account: only the holder of the current token.
    lease_until                timestamptz,
    lease_token                bigint      not null default 0,
    -- The order to let the account go, and how far that has come.
    disconnection_id           uuid,
    stopped_at                 timestamptz,
    last_message_at            timestamptz,
    revocation                 text check (revocation in ('DONE', 'PENDING', 'NOT_OURS', 'SHARED', 'GAVE_UP'))
);
create index account_due on account (due_at) where intent = 'ACTIVE';
create index account_of on account (organization_id, x_account_id);
create index account_leaving on account (channel_id) where intent = 'DISCONNECTING';

-- The last revision of each channel that was applied. It stays for ever, so that a replay changes nothing.
create table channel_revision (
    channel_id uuid primary key,
    revision   bigint not null
);
