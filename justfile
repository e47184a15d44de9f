# What a person runs.

default: check

# The program on its own draft: it has mistakes on purpose.
draft:
    cargo run --release -- claims/draft.txt

check: fmt lint test

fmt:
    cargo fmt --check

lint:
    cargo clippy --all-targets -- -D warnings

test:
    cargo test

bench:
    cargo bench

# Needs cargo-fuzz; TARGET is value, claims, yaml, prose, document or scan.
fuzz TARGET:
    RUSTC_BOOTSTRAP=1 cargo fuzz run {{TARGET}} -- -max_total_time=300

# The committed JSON Schema of the fact base.
schema:
    cargo run --release -- facts schema > tests/fact-base.schema.json
