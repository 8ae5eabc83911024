#!/usr/bin/env bash
# Starts the demonstration on a free port, asks it with every client, and stops it.
set -euo pipefail
cd "$(dirname "$0")"

npm ci --ignore-scripts --no-audit --no-fund --silent
python3 -m venv .venv
.venv/bin/pip install --quiet --requirement requirements.txt

. ../demo.sh
# An unoptimised build on a busy machine is no measure of speed.
export LKJIP_CLIENTS_MS=${LKJIP_CLIENTS_MS:-1000}
node run.mjs "$address" analis "$sandi"
.venv/bin/python gql_client.py "$address" analis "$sandi"
