#!/usr/bin/env bash
# Runs a command with the address of a PostgreSQL server in LKJIP_TEST_POSTGRES. The server is its own:
# it lives in a temporary folder, is reached by a socket there, and goes with it whatever happens.
set -euo pipefail

say() { printf '%s: %s\n' "$0" "$*" >&2; }

# Folder of the newest PostgreSQL that will do.
binaries() {
    local folder version
    for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -t/ -k5 -rn) \
        "$(pg_config --bindir 2>/dev/null || true)"; do
        [ -x "$folder/initdb" ] || continue
        version=$("$folder/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
        if [ "$version" -ge 15 ]; then
            printf '%s\n' "$folder"
            return
        fi
    done
    return 1
}

if ! bin=$(binaries); then
    sudo=
    [ "$(id -u)" = 0 ] || sudo='sudo -n'
    if ! command -v apt-get >/dev/null || ! $sudo true 2>/dev/null; then
        say 'PostgreSQL 15 or newer is missing; install the package postgresql.'
        exit 1
    fi
    say 'installing the package postgresql'
    $sudo apt-get update -q </dev/null >&2
    $sudo env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends postgresql </dev/null >&2
    if ! bin=$(binaries); then
        say 'The package postgresql of this system is older than PostgreSQL 15.'
        exit 1
    fi
fi

# A database is some three hundred files: making one in memory is thirty times faster.
place=/tmp
free=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
if [ "${free:-0}" -gt 2000000 ] && [ -w /dev/shm ]; then place=/dev/shm; fi
folder=$(mktemp -d "$place/lkjip-postgres.XXXXXX")

# PostgreSQL refuses to run as root.
as=()
if [ "$(id -u)" = 0 ]; then
    user=postgres
    id -u "$user" >/dev/null 2>&1 || user=nobody
    chown "$user" "$folder"
    as=(runuser -u "$user" --)
fi

server() { (cd "$folder" && "${as[@]}" env -u PGDATA -u PGHOST -u PGPORT "$bin/$@"); }

stop() {
    trap '' INT TERM HUP
    if [ -f "$folder/data/postmaster.pid" ]; then
        server pg_ctl --pgdata="$folder/data" --mode=immediate --silent --wait stop || true
    fi
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

# Sorting as people expect it is what a server usually does; no statement may count on another order.
server initdb --pgdata="$folder/data" --username=lkjip --auth=trust --encoding=UTF8 \
    --locale=C.UTF-8 --locale-provider=icu --icu-locale=id-ID --no-sync >"$folder/initdb.log" 2>&1 ||
    { cat "$folder/initdb.log" >&2; exit 1; }
# Nothing here has to survive a power cut.
settings="-k $folder -c listen_addresses= -c max_connections=400 -c fsync=off"
settings="$settings -c synchronous_commit=${LKJIP_TEST_POSTGRES_SYNC:-off} -c full_page_writes=off"
server pg_ctl --pgdata="$folder/data" --silent --wait --log="$folder/data/server.log" \
    --options="$settings" start || { cat "$folder/data/server.log" >&2; exit 1; }

export LKJIP_TEST_POSTGRES="postgres://lkjip@localhost/postgres?host=$folder"
"$@"
