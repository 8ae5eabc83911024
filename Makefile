.PHONY: run test lint schema

run:
	cargo run --bin lkjip -- demo

test:
	cargo nextest run --workspace --no-tests=pass

lint:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings

schema:
	cargo run --quiet --bin lkjip -- schema > schema.graphql
	cargo run --quiet --bin lkjip -- schema --dokumen > data/lkjip-dokumen.schema.json
