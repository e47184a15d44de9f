//! Values found in running text, measured over corpora of sentences with the values that a reader finds in them.
//!
//! Each file of `tests/extract/` has its floors: what is found of what is there, what is right of what is found, and how
//! many hedges point the right way. `cargo test --test extract -- --nocapture` prints every difference.

#[path = "corpus/mod.rs"]
mod corpus;

use corpus::{Score, lines, measure};
use std::path::Path;

/// The file, and the least of recall, precision and hedges, in tenths of a percent.
const FLOORS: &[(&str, u32, u32, u32)] = &[
    ("ages", 1000, 1000, 1000),
    ("dates", 1000, 1000, 1000),
    ("dates_relative", 1000, 990, 1000),
    ("dimensions", 1000, 1000, 1000),
    ("durations", 980, 980, 1000),
    ("money", 990, 990, 1000),
    ("negatives", 1000, 1000, 1000),
    ("news", 1000, 1000, 1000),
    ("numbers", 990, 990, 1000),
    ("ordinals", 1000, 1000, 1000),
    ("percent", 1000, 1000, 1000),
    ("periods", 1000, 1000, 1000),
    ("ratios_ranges", 1000, 1000, 1000),
    ("spoken", 1000, 1000, 1000),
];

fn score(name: &str) -> Score {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/extract")
        .join(format!("{name}.jsonl"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    measure(&lines(&text))
}

#[test]
fn every_corpus_is_read_as_well_as_it_was() {
    let mut wrong = Vec::new();
    let mut names: Vec<String> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/extract"))
        .expect("the corpora")
        .filter_map(|e| {
            e.ok()?
                .file_name()
                .into_string()
                .ok()?
                .strip_suffix(".jsonl")
                .map(str::to_owned)
        })
        .collect();
    names.sort();
    for name in &names {
        let s = score(name);
        println!("== {name}: {s}");
        for d in &s.differences {
            println!("   {d}");
        }
        let (recall, precision, hedges) = FLOORS
            .iter()
            .find(|f| f.0 == name)
            .map_or((0, 0, 0), |f| (f.1, f.2, f.3));
        if s.recall() < recall || s.precision() < precision || s.hedges() < hedges {
            wrong.push(format!("{name}: {s}"));
        }
    }
    assert!(wrong.is_empty(), "below the floor:\n{}", wrong.join("\n"));
}
