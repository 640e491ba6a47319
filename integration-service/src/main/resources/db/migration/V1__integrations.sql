-- What this service knows of the channels, from channel-events. Rows of channels that are gone stay, so that nothing late
-- is taken for news and a repeated disconnect finds its answer.
create table channel (
    id              uuid primary key,
    organization_id uuid   not null,
    handle          text   not null,
    state           text   not null check (state in ('PRESENT', 'DISCONNECTING', 'GONE')),
    revision        bigint not null
);

-- One connection is one state machine.
create table connection (
    id                   uuid primary key,
    organization_id      uuid        not null,
    channel_id           uuid        not null unique,
    method               text        not null,
    state                text        not null,
    waiting_for          jsonb,
    failure              jsonb,
    connected_channel_id uuid,
    -- The order to end the authorisation that was sent last.
    end_asked            text check (end_asked in ('CANCELLED', 'EXPIRED')),
    requested_by         jsonb       not null,
    opened_at            timestamptz not null default now()
);
create index connection_undecided on connection (opened_at) where state in ('AWAITING_AUTHORIZATION', 'VERIFYING');

-- One disconnection is one state machine; a channel has one at most, for its id is never used again.
create table disconnection (
    id              uuid primary key,
    organization_id uuid        not null,
    channel_id      uuid        not null unique references channel (id),
    handle          text        not null,
    state           text        not null check (state in ('DISCONNECTING', 'DISCONNECTED')),
    receipt         jsonb,
    -- How a revocation ended that had to wait.
    revoked         jsonb,
    requested_by    jsonb       not null,
    requested_at    timestamptz not null default now()
);
create index disconnection_of_organization on disconnection (organization_id, requested_at desc, id desc);
