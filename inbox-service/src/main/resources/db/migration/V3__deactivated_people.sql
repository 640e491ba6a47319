-- Who may not sign in any more, so that nothing is opened for an access token that has not expired yet.
create table deactivated_person (
    person_id       uuid primary key,
    organization_id uuid not null
);
