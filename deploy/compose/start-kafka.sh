#!/bin/bash
# Formats the storage at the first start and runs the broker. A start after a kill does not go through the formatting again.
set -euo pipefail

settings=/etc/kanal/kafka.properties
if [[ ! -f /var/lib/kafka/data/meta.properties ]]; then
    /opt/kafka/bin/kafka-storage.sh format --ignore-formatted --config "$settings" \
        --cluster-id "$(/opt/kafka/bin/kafka-storage.sh random-uuid)"
fi
exec /opt/kafka/bin/kafka-server-start.sh "$settings"
