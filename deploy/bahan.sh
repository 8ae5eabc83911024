#!/usr/bin/env bash
# Lists what the released program is made of, as CycloneDX, in target/release/lkjip.cdx.json.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo cyclonedx --version >/dev/null 2>&1 || cargo install --locked --debug cargo-cyclonedx@0.5.9
# It writes one list beside each crate; the program's is that of api.
trap 'rm -f ./*/lkjip.cdx.json' EXIT
SOURCE_DATE_EPOCH=0 cargo cyclonedx --quiet --format json --spec-version 1.5 --override-filename lkjip.cdx
mkdir -p target/release
sed "s|$PWD|/lkjip|g" api/lkjip.cdx.json >target/release/lkjip.cdx.json
