-- A reply is a line whose state is known; a line without a state came from X.
alter table message
    add column state            text check (state in ('PENDING', 'UNCONFIRMED', 'SENT', 'FAILED')),
    -- Grows each time an agent tries again.
    add column attempt          integer,
    add column sent_by          uuid,
    add column sent_by_username text,
    add column failure_code     text,
    add column failure_message  text,
    add column failure_remedy   text,
    -- The line that X's echo of the reply had made before it was known as that; who still has its id means the reply.
    add column echo_id          uuid;
create unique index message_echo on message (echo_id) where echo_id is not null;
create index message_outgoing_arrival on message (conversation_id, arrival) where direction = 'OUTBOUND';

-- What a person has asked for under which key, so that a repeat asks for nothing again.
create table reply_key (
    user_id    uuid        not null,
    key        text        not null,
    request    bytea       not null,
    reply_id   uuid        not null,
    created_at timestamptz not null,
    primary key (user_id, key)
);
create index reply_key_age on reply_key (created_at);
