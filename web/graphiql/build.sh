#!/usr/bin/env bash
# Builds dist/. Where npm is neither there nor installable, the program is built without the page.
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v npm >/dev/null; then
    sudo=
    [ "$(id -u)" = 0 ] || sudo='sudo -n'
    if command -v apt-get >/dev/null && $sudo true 2>/dev/null; then
        echo 'installing the packages nodejs and npm' >&2
        $sudo apt-get update -q </dev/null >&2
        $sudo env DEBIAN_FRONTEND=noninteractive \
            apt-get install -q -y --no-install-recommends nodejs npm </dev/null >&2
    else
        echo 'npm is missing: GraphiQL is left out; install npm and run make again to have it' >&2
        exit 0
    fi
fi
if ! npm ci --ignore-scripts --no-audit --no-fund >&2 || ! npm run --silent build >&2; then
    echo 'GraphiQL could not be built and is left out' >&2
fi
