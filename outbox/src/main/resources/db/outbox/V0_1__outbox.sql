-- Records that are to be published; the relay sends them in the order of their ids.
create table outbox (
    id          bigint generated always as identity primary key,
    event_id    text        not null,
    topic       text        not null,
    key         text        not null,
    type        text        not null,
    time        timestamptz not null,
    traceparent text,
    body        bytea       not null,
    sent_at     timestamptz
);
create index outbox_unsent on outbox (id) where sent_at is null;
create index outbox_sent on outbox (sent_at) where sent_at is not null;

-- Events that have been applied; an id is applied once.
create table processed_event (
    event_id     text primary key,
    processed_at timestamptz not null default now()
);
create index processed_event_age on processed_event (processed_at);

-- Records that can never be handled, with all that is needed to handle them again after a mend.
create table dead_letter (
    id         bigint generated always as identity primary key,
    topic      text        not null,
    partition  integer     not null,
    position   bigint      not null,
    key        bytea,
    headers    jsonb       not null,
    body       bytea,
    reason     text        not null,
    state      text        not null default 'OPEN' check (state in ('OPEN', 'REPLAYED', 'DISCARDED')),
    created_at timestamptz not null default now(),
    closed_at  timestamptz,
    unique (topic, partition, position)
);

-- Work that one instance at a time may do; the token grows with every new holder.
create table lease (
    name   text primary key,
    holder text        not null,
    token  bigint      not null,
    until  timestamptz not null
);
