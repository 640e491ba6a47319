-- The channels. An account is connected once: to one organisation, as one channel.
create table channel (
    id              uuid primary key,
    organization_id uuid        not null,
    provider        text        not null,
    account_id      text        not null,
    handle          text        not null,
    display_name    text        not null,
    avatar_url      text,
    method          text        not null,
    intent          text        not null check (intent in ('ACTIVE', 'PAUSED', 'DISCONNECTING')),
    intent_since    timestamptz not null,
    condition       text        not null,
    condition_cause jsonb,
    connected_at    timestamptz not null,
    created_at      timestamptz not null,
    -- Who asked for the disconnection under way, and its id.
    leaving         jsonb,
    revision        bigint      not null,
    constraint account_connected_once unique (provider, account_id)
);
create index channel_of_organization on channel (organization_id, created_at, id);

-- Channels that are gone, for ever: their last revision, and what a late question about them is answered with.
create table deleted_channel (
    id              uuid primary key,
    organization_id uuid        not null,
    revision        bigint      not null,
    last_state      jsonb       not null,
    receipt         jsonb       not null,
    deleted_at      timestamptz not null default now()
);
