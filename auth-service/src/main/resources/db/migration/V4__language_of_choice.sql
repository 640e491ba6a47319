-- Whoever has never chosen a language has none: the panel then goes by the browser's.
alter table app_user alter column language drop not null, alter column language drop default;
