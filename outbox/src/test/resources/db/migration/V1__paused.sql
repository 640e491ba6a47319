create table paused (
    channel_id uuid primary key,
    times      integer not null default 1
);
