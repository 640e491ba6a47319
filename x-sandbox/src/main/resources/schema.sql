create table if not exists setting (
    name varchar(40) primary key,
    content varchar(4000) not null
);

create table if not exists account (
    id bigint primary key,
    username varchar_ignorecase(15) not null unique,
    name varchar(200) not null,
    created_at bigint not null
);

create table if not exists app (
    id bigint primary key,
    name varchar(100) not null unique,
    api_key varchar(64) not null unique,
    api_key_secret varchar(64) not null,
    client_id varchar(64) not null,
    client_secret varchar(64) not null,
    permission varchar(30) not null,
    callback_urls varchar(8000) not null,
    owner_id bigint not null references account
);

create table if not exists token (
    token varchar(100) primary key,
    secret varchar(64) not null,
    app_id bigint not null references app,
    account_id bigint not null references account,
    permission varchar(30) not null,
    revoked boolean not null
);
create index if not exists token_of_account on token (app_id, account_id, revoked);

create table if not exists request_token (
    token varchar(64) primary key,
    secret varchar(64) not null,
    app_id bigint not null references app,
    callback varchar(2000) not null,
    permission varchar(30) not null,
    created_at bigint not null,
    state varchar(20) not null,
    account_id bigint references account,
    verifier varchar(64)
);

create table if not exists web_session (
    id varchar(64) primary key,
    account_id bigint not null references account
);

create table if not exists conversation (
    id varchar(40) primary key,
    group_name varchar(200) unique
);

create table if not exists participant (
    conversation_id varchar(40) not null references conversation,
    account_id bigint not null references account,
    primary key (conversation_id, account_id)
);

create table if not exists dm_event (
    id bigint primary key,
    event_type varchar(100) not null,
    conversation_id varchar(40) not null references conversation,
    sender_id bigint not null references account,
    text varchar(40000) not null,
    media_url varchar(2000),
    participant_ids varchar(2000)
);

-- One row per participant: each side reads and deletes its own copy.
create table if not exists mailbox (
    account_id bigint not null,
    event_id bigint not null,
    conversation_id varchar(40) not null,
    event_type varchar(100) not null,
    expires_at bigint not null,
    primary key (event_id, account_id)
);
create index if not exists mailbox_newest on mailbox (account_id, event_id desc);
create index if not exists mailbox_oldest on mailbox (account_id, event_id);
create index if not exists mailbox_conversation_newest on mailbox (account_id, conversation_id, event_id desc);
create index if not exists mailbox_conversation_oldest on mailbox (account_id, conversation_id, event_id);

create table if not exists post (
    id bigint primary key,
    author_id bigint not null references account,
    text varchar(40000) not null
);

create table if not exists charge (
    app_id bigint not null references app,
    charged_on date not null,
    resource varchar(40) not null,
    resource_id bigint not null,
    primary key (app_id, charged_on, resource, resource_id)
);

create table if not exists limit_override (
    method varchar(10) not null,
    path varchar(200) not null,
    scope varchar(10) not null,
    daily boolean not null,
    allowed integer not null,
    window_seconds bigint not null,
    primary key (method, path, scope, daily)
);
