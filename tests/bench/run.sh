#!/usr/bin/env bash
# Loads a whole country, asks the running program over HTTP, and prints what it can bear. The server of
# LKJIP_TEST_POSTGRES holds the data; the figures also go to target/bench/hasil.json.
set -euo pipefail
cd "$(dirname "$0")"
for alat in wrk psql pgbench curl; do
    command -v "$alat" >/dev/null && continue
    echo "$0: installing wrk, postgresql and curl" >&2
    sudo=
    [ "$(id -u)" = 0 ] || sudo='sudo -n'
    $sudo apt-get update -q >&2
    $sudo env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends wrk postgresql curl >&2
    break
done
lkjip=$(realpath ../../target/release/lkjip)
detik=${DETIK:-10}
folder=$(mktemp -d)
hasil=../../target/bench
mkdir -p "$hasil"
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
sandi='garam di pulau karapan sapi'

alamat() { printf '%s' "$LKJIP_TEST_POSTGRES" | sed "s|/postgres?|/$1?|"; }

isi() { # database, kecamatan, tahun, indikator
    psql -q "$LKJIP_TEST_POSTGRES" -c "CREATE DATABASE $1"
    LKJIP_DATABASE__URL=$(alamat "$1") "$lkjip" pengguna tambah --username analis --nama Analis \
        --peran ANALIS <<<"$sandi" >/dev/null 2>&1
    psql -q "$(alamat "$1")" -c 'UPDATE pengguna SET wajib_ganti_sandi = FALSE' \
        -v kecamatan="$2" -v tahun="$3" -v indikator="$4" -f isi.sql
}

mulai() { # database, MiB for answers, MiB for rows
    [ -z "$server" ] || { kill "$server"; wait "$server" || true; }
    local awal
    awal=$(date +%s%3N)
    LKJIP_DATABASE__URL=$(alamat "$1") LKJIP_LISTEN=127.0.0.1:8999 LKJIP_GRAPHQL__ANSWERS_MB=$2 \
        LKJIP_GRAPHQL__BUDGET_CAPACITY=0 \
        LKJIP_DATABASE__REMEMBERED_MB=$3 \
        LKJIP_AUTH__KEY_FILE="$folder/kunci.pem" "$lkjip" serve >"$folder/log" 2>&1 &
    server=$!
    until curl -sf http://127.0.0.1:8999/readyz; do sleep 0.005; done
    siap=$(($(date +%s%3N) - awal))
    memori=$(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$server/status")
    TOKEN=$(curl -sf http://127.0.0.1:8999/auth/login -H 'Content-Type: application/json' \
        -d "{\"username\": \"analis\", \"password\": \"$sandi\"}" |
        sed -n 's/.*"accessToken":"\([^"]*\)".*/\1/p')
    export TOKEN
}

tanya() { # name, question, connections
    local jawaban
    jawaban=$(curl -sf http://127.0.0.1:8999/graphql -H 'Content-Type: application/json' \
        -H "Authorization: Bearer $TOKEN" -d "@$2.json")
    case $jawaban in *'"errors"'*) printf '%s\n' "$jawaban" >&2; exit 1 ;; esac
    SOAL=$2.json wrk -t1 -c"${3:-8}" -d"${detik}s" -s beban.lua http://127.0.0.1:8999/graphql |
        tail -1 >"$folder/$1.json"
    printf '%-28s %s\n' "$1" "$(cat "$folder/$1.json")"
}

langsung() { # name, database, SQL
    local tps
    tps=$(pgbench -n -M prepared -c8 -j1 -T"$detik" -f "$3.sql" "$(alamat "$2")" 2>/dev/null |
        sed -n 's/^tps = \([0-9]*\).*/\1/p')
    printf '{"perDetik": %s}\n' "$tps" >"$folder/$1.json"
    printf '%-28s %s\n' "$1" "$(cat "$folder/$1.json")"
}

isi kecil 27 5 23
mulai kecil 0 32
tanya R-kabupaten-langsung R
tanya N-kabupaten-langsung N

isi besar "${KECAMATAN:-7288}" 5 23
mulai besar 0 0
printf '{"siapMilidetik": %d, "memoriMiB": %d}\n' "$siap" "$memori" >"$folder/mulai.json"
cat "$folder/mulai.json"
tanya R-negara-dibaca R
tanya N-negara-dibaca N
tanya P-negara-dibaca P 1
mulai besar 0 32
tanya R-negara-langsung R
tanya N-negara-langsung N
tanya P-negara-langsung P 1
mulai besar 32 32
tanya R-negara R
tanya N-negara N
langsung R-postgres besar R
langsung N-postgres besar N

for berkas in "$folder"/*.json; do
    printf '"%s": %s\n' "$(basename "$berkas" .json)" "$(cat "$berkas")"
done | paste -sd, | sed 's/^/{/; s/$/}/' >"$hasil/hasil.json"
