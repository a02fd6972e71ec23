#!/bin/bash
# KAFKA_NODE_ID=1 becomes node.id=1; the storage is formatted, and the broker takes this shell's place.
set -euo pipefail
properties=/tmp/server.properties
env | sed -n 's/^KAFKA_//p' | grep -v '^HEAP_OPTS=' | while IFS='=' read -r name value; do
  printf '%s=%s\n' "$(printf %s "$name" | tr 'A-Z_' 'a-z.')" "$value"
done > "$properties"
echo 'log.dirs=/tmp/kafka' >> "$properties"
java=(java ${KAFKA_HEAP_OPTS:-} -XX:+UseSerialGC -Dlog4j2.configurationFile=/opt/kafka/log4j2.properties -cp '/opt/kafka/libs/*')
"${java[@]}" kafka.tools.StorageTool format --cluster-id "$CLUSTER_ID" --config "$properties"
exec "${java[@]}" kafka.Kafka "$properties"
