//! The language server, spoken to as an editor does: over its standard input and output.

mod client;
mod conversation;
mod hostile;
mod paths;
mod places;
mod renaming;
mod results;

use client::Desk;
use serde_json::Value as Json;

const YAML: &str = "topic: Harbour Bridge\nabout: [bridge]\nsources:\n  report:\n    title: Inspection report\n    \
                    publisher: Port Authority\n    published: 2025-06-02\nnames:\n  chief-engineer:\n    name: Sana Okafor\n    \
                    source: report\nfacts:\n  repair-cost:\n    aliases: [cost of repair]\n    value: $48,350,000\n    \
                    source: report\n    locator: page 3\n  workers:\n    value: about 1,400 people\n    same_unit: [workers]\n    \
                    source: report\n  owner:\n    values:\n      - {value: Ann Lee, until: 2024-02-29, source: report}\n      \
                    - {value: Bo Chen, from: 2024-03-01, source: report}\n";
const CLAIMS: &str = "repair cost = $48 billion\nworkers = about 1,400\nrepair-cost > $1M\n";
const DRAFT: &str = "# The bridge\n\nThe cost of repair is put at $48 billion — and 1,400 workers 𝄞 will share in it.\n\n\
                     A lift would be [$2 million](fact:repair-cost), said Sana Okafer.\n";

fn desk() -> Desk {
    Desk::new(&[
        ("facts/bridge.yaml", YAML),
        ("claims/story.claims", CLAIMS),
        ("drafts/story.md", DRAFT),
        ("factcheck.toml", "facts = \"facts\"\n"),
    ])
}

fn codes(diagnostics: &Json) -> Vec<&str> {
    let all = diagnostics["diagnostics"].as_array().expect("diagnostics");
    all.iter().map(|d| d["code"].as_str().expect("a code")).collect()
}
