# What a person runs.

default: check

# The program on its own draft: it has mistakes on purpose.
draft:
    cargo run --release -- claims/draft.txt

# The page in the browser, with the fact base of this folder.
serve:
    cargo run --release -- serve --open

check: fmt lint test

fmt:
    cargo fmt --check

lint:
    cargo clippy --all-targets -- -D warnings

test:
    cargo test

# The page in a real browser: needs Python and Chromium (`CHROMIUM` says where); SCENES are names from tests/browser/page.py.
browser *SCENES:
    cargo build
    python3 -m venv target/browser
    target/browser/bin/pip install --quiet -r tests/browser/requirements.txt
    target/browser/bin/python tests/browser/page.py {{SCENES}}

bench:
    cargo bench

# Needs cargo-fuzz; TARGET is one of fuzz/fuzz_targets.
fuzz TARGET:
    cargo +nightly fuzz run {{TARGET}} -- -max_total_time=300

# The committed JSON Schemas of the fact base and of the settings.
schema:
    cargo run --release -- facts schema > tests/fact-base.schema.json
    cargo run --release -- config --schema > tests/settings.schema.json
