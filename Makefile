.PHONY: run test lint schema nextest

run:
	cargo run --bin lkjip -- serve

# The whole suite on SQLite, then on PostgreSQL what needs a database.
test: nextest
	cargo nextest run --workspace --no-fail-fast
	tests/postgres.sh cargo nextest run --workspace --no-fail-fast \
		--filterset 'package(tests)'

nextest:
	@cargo nextest --version >/dev/null 2>&1 || { \
		echo 'installing cargo-nextest'; cargo install --locked cargo-nextest; }

lint:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings

schema:
	cargo run --quiet --bin lkjip -- schema > schema.graphql
	cargo run --quiet --bin lkjip -- schema --dokumen > data/lkjip-dokumen.schema.json
