-- One-time links for choosing a password; hash is of the token in the link.
create table invitation (
    hash       bytea primary key,
    user_id    uuid        not null references app_user (id) on delete cascade,
    expires_at timestamptz not null,
    created_at timestamptz not null default now()
);
create index invitation_of_user on invitation (user_id);
create index invitation_expiry on invitation (expires_at);
