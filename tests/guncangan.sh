#!/usr/bin/env bash
# Kills, starves and floods the program, on SQLite and on PostgreSQL, and prints what came of it.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v faketime >/dev/null || ! command -v prlimit >/dev/null; then
    echo "$0: installing faketime and util-linux" >&2
    sudo=
    [ "$(id -u)" = 0 ] || sudo='sudo -n'
    $sudo apt-get update -q >&2
    $sudo env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends faketime util-linux >&2
fi
# One account asks more than any may.
export LKJIP_GRAPHQL__BUDGET_CAPACITY=0
# What was acknowledged has to survive the end of the server's processes.
export LKJIP_TEST_POSTGRES_SYNC=on
rm -rf target/chaos
hasil=0
# The whole workspace, as for the other tests: a part of it alone would be compiled with other features.
tests/postgres.sh cargo nextest run --workspace --run-ignored only \
    --test-threads 1 --no-fail-fast --filterset "test(/^guncangan/)" "$@" || hasil=$?
for berkas in target/chaos/*.json; do
    printf '%-20s %s\n' "$(basename "$berkas" .json)" "$(cat "$berkas")"
done
exit $hasil
