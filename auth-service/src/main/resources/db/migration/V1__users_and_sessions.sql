create table organisation (
    id         uuid primary key,
    name       text        not null check (name <> ''),
    created_at timestamptz not null default now()
);

-- username_key is the user name in the one spelling that is compared; the service makes it.
create table app_user (
    id              uuid primary key,
    organisation_id uuid references organisation (id),
    username        text        not null,
    username_key    text        not null unique,
    display_name    text        not null,
    role            text        not null check (role in ('AGENT', 'SUPERVISOR', 'OWNER', 'OPERATOR')),
    language        text        not null default 'en' check (language in ('en', 'id')),
    password_hash   text,
    active          boolean     not null default true,
    last_seen_at    timestamptz,
    created_at      timestamptz not null default now(),
    check ((role = 'OPERATOR') = (organisation_id is null))
);
create index app_user_organisation on app_user (organisation_id);

-- A session is a family of refresh tokens.
create table session (
    id           uuid primary key,
    user_id      uuid        not null references app_user (id) on delete cascade,
    created_at   timestamptz not null default now(),
    last_used_at timestamptz not null default now()
);
create index session_of_user on session (user_id);
create index session_last_used on session (last_used_at);

-- replaced_at: since when a successor exists. Replaced tokens stay as long as the session, to notice their reuse.
create table refresh_token (
    hash        bytea primary key,
    session_id  uuid        not null references session (id) on delete cascade,
    created_at  timestamptz not null default now(),
    replaced_at timestamptz
);
create index refresh_token_session on refresh_token (session_id);

-- Wrong passwords of the last minutes, by the hash of what they are counted for.
create table login_failure (
    id   bigint generated always as identity primary key,
    kind text        not null check (kind in ('USER', 'ADDRESS')),
    key  bytea       not null,
    at   timestamptz not null default clock_timestamp()
);
create index login_failure_key on login_failure (kind, key, at);
create index login_failure_at on login_failure (at);

-- Keys that sign access tokens; sealed_key is the private key, sealed with the keyset file.
create table signing_key (
    id         text primary key,
    public_key text        not null,
    sealed_key bytea       not null,
    use_from   timestamptz not null,
    created_at timestamptz not null default now()
);
