#!/bin/sh
# Makes every secret that compose.yaml names, in ./secrets beside this file or in the folder given. What exists is kept, so it can be run
# again. Needs openssl. Others on this machine cannot enter the folder; its files are readable, since the services are not root.
set -eu
folder=${1:-$(dirname "$0")/secrets}
umask 022
mkdir -p "$folder"
chmod 700 "$folder"
cd "$folder"

random() { openssl rand -hex 32; }
sha256() { printf %s "$1" | openssl dgst -sha256 -r | cut -d' ' -f1; }
keep() { # keep NAME TEXT: writes the file unless it exists
  [ -e "$1" ] || { printf '%s\n' "$2" > "$1.new" && mv "$1.new" "$1"; }
}

keep author-keys "1:$(random)"
keep link-secret "$(random)"
keep clickhouse-password "$(random)"
keep grafana-password "$(random)"
keep gateway-token "$(random)"
keep connectors-token "$(random)"
keep operator-token "$(random)"
keep display-token "$(random)"
keep webhook-secrets "{\"desk\":[\"whsec_$(openssl rand -base64 32)\"]}"
# By the names that the contacts and connectors of your playbooks give.
keep notifier-secrets '{}'
keep connectors-secrets '{}'
keep smtp-password ''

# Who may call: hashes only. The operator's token is for the first login; give people their own (README.md).
entry() { printf '{"tokenSha256":"%s","person":"%s","role":"%s"}' "$(sha256 "$(cat "$1")")" "$2" "$3"; }
keep escalation-tokens "[$(entry gateway-token gateway manager),$(entry connectors-token connectors responder),$(entry operator-token operator admin)]"
keep display-tokens "[{\"name\":\"wall\",\"token\":\"$(cat display-token)\"}]"

echo "secrets are in $(pwd); sign in to the console with the text of operator-token"
