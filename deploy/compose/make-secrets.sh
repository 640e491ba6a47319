#!/bin/bash
# Makes the passwords and keys that are missing, each as a file in the volume of who needs it. One file is one setting, named after
# it; what is there already is never touched. Runs as root in a container of its own, without a network.
set -euo pipefail

services=(auth integration twitter registry inbox)
service_user=10001:10001
database_user=postgres:postgres

random() {
    local text
    # Enough bytes that the letters and digits among their base64 always suffice.
    text=$(head -c $((2 * $1 + 64)) /dev/urandom | base64 -w 0 | tr -dc 'A-Za-z0-9')
    printf '%s' "${text:0:$1}"
}

# keep OWNER FILE LENGTH: makes the file unless it is there. It is renamed into place, so a kill leaves none that is half-made.
keep() {
    [[ -s $2 ]] || write "$1" "$2" "$(random "$3")"
}

# copy OWNER FILE FROM
copy() {
    write "$1" "$2" "$(<"$3")"
}

write() {
    printf '%s' "$3" >"$(dirname "$2")/.new"
    chown "$1" "$(dirname "$2")/.new"
    chmod 400 "$(dirname "$2")/.new"
    mv "$(dirname "$2")/.new" "$2"
}

cd /secrets
keep "$database_user" postgres/postgres 32
for service in "${services[@]}"; do
    keep "$service_user" "$service/KANAL_POSTGRES_PASSWORD" 32
    copy "$database_user" "postgres/$service" "$service/KANAL_POSTGRES_PASSWORD"
done

# The sandbox's shared app: the connector is its client.
keep "$service_user" sandbox/KANAL_SANDBOX_APP_KEY 25
keep "$service_user" sandbox/KANAL_SANDBOX_APP_KEY_SECRET 50
copy "$service_user" twitter/KANAL_X_API_KEY sandbox/KANAL_SANDBOX_APP_KEY
copy "$service_user" twitter/KANAL_X_API_KEY_SECRET sandbox/KANAL_SANDBOX_APP_KEY_SECRET
