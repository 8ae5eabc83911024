.PHONY: run test lint schema clients libreoffice bench chaos random nextest graphiql deny release deb

# Tries everything out: a throw-away database with reports, accounts and questions.
run: graphiql
	cargo run --bin lkjip -- demo

# The whole suite on SQLite, then on PostgreSQL what needs a database.
test: nextest
	cargo nextest run --workspace --no-fail-fast
	tests/postgres.sh cargo nextest run --workspace --no-fail-fast \
		--filterset 'package(tests) | test(/^postgres::/)'

# Real GraphQL clients against the running program.
clients: graphiql
	cargo build --workspace --bins --tests
	tests/clients/run.sh

# A workbook through LibreOffice and back.
libreoffice: nextest
	tests/lembar/libreoffice.sh

# What the program can bear, with the data of a whole country (docs/PERFORMANCE.md).
bench:
	cargo bench --package api
	deploy/rilis.sh
	tests/postgres.sh tests/bench/run.sh

# What the program survives (docs/RELIABILITY.md).
chaos: nextest
	tests/guncangan.sh

# Random questions to the running program, for a minute as each of four roles.
random:
	cargo build --bin lkjip
	tests/sembarang/schemathesis/run.sh

lint:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings

# The generated files.
schema:
	cargo build --bin lkjip
	cargo run --quiet --bin lkjip -- schema > schema.graphql
	cargo run --quiet --bin lkjip -- schema --dokumen > data/lkjip-dokumen.schema.json
	cargo run --quiet --bin lkjip -- reviu --katalog > docs/ATURAN-REVIU.md

# The page at /graphiql, which the program embeds.
graphiql: web/graphiql/dist/index.html

web/graphiql/dist/index.html: web/graphiql/build.mjs web/graphiql/package-lock.json $(wildcard web/graphiql/src/*)
	web/graphiql/build.sh
	@[ ! -f $@ ] || touch $@

nextest:
	@cargo nextest --version >/dev/null 2>&1 || { \
		echo 'installing cargo-nextest'; cargo install --locked cargo-nextest; }

# What others wrote of it: licences, sources, versions, and known faults where the list of them can be reached.
deny:
	@cargo deny --version >/dev/null 2>&1 || { \
		echo 'installing cargo-deny'; cargo install --locked --debug cargo-deny@0.20.2; }
	cargo deny --locked --log-level error check bans licenses sources
	if cargo deny --log-level off fetch db; then cargo deny check advisories; fi

# The program as it is released, with the list of what is in it.
release: graphiql
	deploy/rilis.sh
	deploy/bahan.sh

# The Debian package (docs/OPERATIONS.md).
deb: release
	deploy/deb.sh target/release/lkjip target
