#!/usr/bin/env bash
# Sends a workbook through LibreOffice (Debian's package, headless). Installs it where that is permitted.
set -euo pipefail
cd "$(dirname "$0")/../.."
if ! command -v soffice >/dev/null; then
    if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
        echo 'LibreOffice is missing: apt-get install libreoffice-calc-nogui' >&2
        exit 1
    fi
    echo 'installing libreoffice-calc-nogui'
    # The list of packages may be old, or not there at all.
    apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui >/dev/null 2>&1 || {
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui >/dev/null
    }
fi
LKJIP_TEST_SOFFICE=$(command -v soffice) cargo nextest run --workspace \
    --filterset 'test(libreoffice_saves_the_report_that_it_opened)'
