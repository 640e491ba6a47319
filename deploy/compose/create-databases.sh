#!/bin/bash
# One database and one role per service, of the same name; no role may enter another's database. Run once, by the image, on an
# empty server. A role owns its database because it creates the extensions that it needs.
set -euo pipefail

for name in auth integration twitter registry inbox; do
    psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 -v name="$name" -v password="$(<"/run/kanal/$name")" \
        --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
done
