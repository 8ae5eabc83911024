#!/usr/bin/env bash
# Starts the demonstration on a free port, and asks every root field at random as those who may most.
# SECONDS_EACH and SEED say how long for each of them, and where to begin.
set -euo pipefail
cd "$(dirname "$0")"
schema=$(realpath ../../../schema.graphql)
hooks=$PWD
venv=$(realpath ../../../target)/schemathesis
python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --requirement requirements.txt

# A caller that asks at random asks more than its budget.
export LKJIP_GRAPHQL__BUDGET_CAPACITY=0
. ../../demo.sh
cd "$folder"
for account in analis operator reviewer admin; do
    token=$(curl -sf "$address/auth/login" -H 'Content-Type: application/json' \
        -d "{\"username\": \"$account\", \"password\": \"$sandi\"}" |
        sed -n 's/.*"accessToken":"\([^"]*\)".*/\1/p')
    PYTHONPATH=$hooks SCHEMATHESIS_HOOKS=hooks "$venv/bin/schemathesis" run "$schema" --url "$address/graphql" \
        --header "Authorization: Bearer $token" --checks refused_for_a_reason --suppress-health-check all \
        --max-time "${SECONDS_EACH:-60}" --seed "${SEED:-$RANDOM}" --exclude-name Mutation.sandiChange
done
