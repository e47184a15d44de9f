//! The project's own fact base and claims: what is published holds, and the draft shows what the rules are for.

use factcheck::check::{Finding, Options, Verdict, check_claims};
use factcheck::facts::FactBase;
use factcheck::rule::Rule;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn base() -> FactBase {
    let loaded = FactBase::load(&[root().join("facts")]);
    assert!(loaded.errors.is_empty(), "{:?}", loaded.errors);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    loaded.base
}

fn findings(file: &str) -> Vec<(String, Finding)> {
    let text = std::fs::read_to_string(root().join(file)).expect("claims");
    let findings = check_claims(&text, &base(), &Options::default());
    findings.into_iter().map(|f| (f.span.of(&text).to_owned(), f)).collect()
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_factcheck"))
        .args(args)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .env_remove("FACTCHECK_FACTS")
        .output()
        .expect("the program")
}

#[test]
fn the_fact_base_has_no_error() {
    let out = run(&["facts", "lint"]);
    let text = String::from_utf8_lossy(&out.stdout);
    assert_eq!(out.status.code(), Some(0), "{text}");
    assert!(text.starts_with("no errors: "), "{text}");
}

#[test]
fn every_fact_names_a_source_with_a_title_a_publisher_and_a_day() {
    let base = base();
    assert!(base.facts().len() > 50, "{} facts", base.facts().len());
    for f in base.facts() {
        for v in &f.values {
            assert!(!v.sources.is_empty() && v.locator.is_some(), "{}", f.id);
        }
    }
    for s in base.sources() {
        assert!(
            s.title.is_some() && s.publisher.is_some() && s.published.is_some(),
            "{}",
            s.id
        );
    }
}

#[test]
fn what_is_published_holds() {
    let all = findings("claims/published.txt");
    assert!(all.len() > 50, "{} statements", all.len());
    let wrong: Vec<String> = all
        .iter()
        .filter(|(_, f)| !matches!(f.verdict, Verdict::Supported | Verdict::ConflictingEvidence))
        .map(|(text, f)| format!("{text}: {} {:?}", f.verdict.name(), f.detail))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let out = run(&["claims/published.txt"]);
    assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stdout));
}

/// What the draft is there to show: each of these at least once, and nothing else.
const DRAFT: &[Rule] = &[
    Rule::ValueMismatch,
    Rule::ScaleSlip,
    Rule::DateMismatch,
    Rule::TextMismatch,
    Rule::ListMismatch,
    Rule::QuoteMismatch,
    Rule::CurrencyMismatch,
    Rule::WeekdayMismatch,
    Rule::Outdated,
    Rule::UnknownSubject,
    Rule::HedgeDropped,
    Rule::OverPrecise,
    Rule::ConflictingSources,
];

#[test]
fn the_draft_shows_what_the_rules_are_for() {
    let all = findings("claims/draft.txt");
    let mut rules: Vec<Rule> = all.iter().filter_map(|(_, f)| f.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    assert_eq!(rules, DRAFT);
    assert!(all.iter().all(|(_, f)| f.verdict != Verdict::Invalid));
    // Most of what a draft says is right: the tool must say so.
    let right = all.iter().filter(|(_, f)| f.verdict == Verdict::Supported).count();
    assert!(right * 2 > all.len(), "{right} of {} are supported", all.len());
    let out = run(&["claims/draft.txt"]);
    assert_eq!(out.status.code(), Some(1), "{}", String::from_utf8_lossy(&out.stdout));
}
