-- Who did what. Names are copied: an entry tells what was known at the time. Without an organisation it belongs to an operator,
-- or to somebody unknown who tried to sign in.
create table audit (
    id              uuid primary key,
    organisation_id uuid,
    at              timestamptz not null,
    actor_id        uuid,
    actor_name      text,
    address         text,
    action          text        not null,
    subject_type    text check (subject_type in ('user', 'channel')),
    subject_id      uuid,
    subject_name    text,
    result          text        not null check (result in ('succeeded', 'refused', 'failed')),
    code            text,
    detail          text,
    check ((subject_type is null) = (subject_id is null))
);
create index audit_of_organisation on audit (organisation_id, at desc, id desc);
create index audit_age on audit (at);
