#!/bin/sh
# Makes every secret that is not made by an operator: FOLDER/<secret>/<key>, what exists is kept. Needs openssl. Then
#   for s in FOLDER/*/; do kubectl -n tocsin create secret generic "$(basename "$s")" --from-file="$s"; done
# FOLDER/operator-token and FOLDER/display-token are for people: they are not in any secret.
set -eu
folder=${1:?folder for the secrets}
umask 077
mkdir -p "$folder"
cd "$folder"

random() { openssl rand -hex 32; }
sha256() { printf %s "$1" | openssl dgst -sha256 -r | cut -d' ' -f1; }
keep() { # keep PATH TEXT: writes the file unless it exists; no line end, since ClickHouse would take it for a part of the password
  mkdir -p "$(dirname "$1")"
  [ -e "$1" ] || { printf %s "$2" > "$1.new" && mv "$1.new" "$1"; }
}

keep operator-token "$(random)"
keep display-token "$(random)"

# Keep for ever, older versions too: they find authors who ask to be erased.
keep tocsin-authors/author-keys "1:$(random)"
keep tocsin-escalation/link-secret "$(random)"
keep tocsin-clickhouse/archive-password "$(random)"
keep tocsin-clickhouse/gateway-password "$(random)"
keep tocsin-gateway/escalation-token "$(random)"
keep tocsin-connectors/escalation-token "$(random)"

# Who may call: hashes only. The operator's is for the first login; people get their own (`npm run tocsin -- token`).
entry() { printf -- '- { tokenSha256: %s, person: %s, role: %s }' "$(sha256 "$(cat "$1")")" "$2" "$3"; }
keep tocsin-access/access.yaml "$(
  entry tocsin-gateway/escalation-token gateway manager
  echo
  entry tocsin-connectors/escalation-token connectors responder
  echo
  entry operator-token operator admin
)"
keep tocsin-gateway/display-tokens "[{\"name\":\"wall\",\"token\":\"$(cat display-token)\"}]"

# By the ids of your sources (`TOCSIN_INGEST_SOURCES`): a signing secret, or a token for those that cannot sign.
keep tocsin-webhooks/webhook-secrets "{\"care\":[\"whsec_$(openssl rand -base64 32)\"]}"
keep tocsin-webhooks/webhook-tokens "{\"agency\":\"$(random)\"}"
# By the names that the connectors and contacts of your playbooks give.
keep tocsin-connectors/signing-secrets '{}'
keep tocsin-notifier/contact-secrets '{}'
keep tocsin-notifier/smtp-password "${SMTP_PASSWORD:-}"
