-- What the registry told of the channel last, so that a disconnection can be shown with its account until its receipt is
-- there. Nothing of it is kept of a channel that is gone.
alter table channel add column shown jsonb;
