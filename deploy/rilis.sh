#!/usr/bin/env bash
# Builds the program as it is released, to target/release/lkjip. The same commit and compiler give the same
# bytes in any folder: no path of the machine and no hour gets into them.
set -euo pipefail
cd "$(dirname "$0")/.."
registry=${CARGO_HOME:-$HOME/.cargo}/registry/src
export SOURCE_DATE_EPOCH=0
export RUSTFLAGS="--remap-path-prefix=$registry=/crates --remap-path-prefix=$PWD=/lkjip"
export CFLAGS="-ffile-prefix-map=$registry=/crates -ffile-prefix-map=$PWD=/lkjip"
exec cargo build --release --locked --bin lkjip "$@"
