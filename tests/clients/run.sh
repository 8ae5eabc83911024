#!/usr/bin/env bash
# Starts the demonstration on a free port, asks it with every client, and stops it.
set -euo pipefail
cd "$(dirname "$0")"
lkjip=../../target/debug/lkjip
sandi='karapan sapi di pulau garam'

npm ci --ignore-scripts --no-audit --no-fund --silent
python3 -m venv .venv
.venv/bin/pip install --quiet --requirement requirements.txt

folder=$(mktemp -d)
LKJIP_LISTEN=127.0.0.1:0 "$lkjip" demo >"$folder/out" 2>"$folder/log" &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 600); do
    address=$(sed -n 's|.*GraphQL  *\(http://.*\)/graphql$|\1|p' "$folder/out")
    [ -n "$address" ] && break
    kill -0 $server || { cat "$folder/log" >&2; exit 1; }
    sleep 0.1
done
# An unoptimised build on a busy machine is no measure of speed.
export LKJIP_CLIENTS_MS=${LKJIP_CLIENTS_MS:-1000}
node run.mjs "$address" analis "$sandi"
.venv/bin/python gql_client.py "$address" analis "$sandi"
