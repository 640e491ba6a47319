-- Where a request came from, so that the audit trail can say it of the outcome too.
alter table connection add column requested_from text;
alter table disconnection add column requested_from text;
