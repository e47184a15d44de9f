//! SARIF.

use super::{CLAIMS, DRAFT, TRIAL, is_valid, json, run, snapshot};
use factcheck::check::{Options, check_claims};
use factcheck::facts::FactBase;
use factcheck::report::{Checked, Format, Run};
use serde_json::Value;

#[test]
fn sarif_is_valid_and_its_regions_are_the_texts() {
    let run = run();
    let log = json(&run, Format::Sarif);
    is_valid(include_str!("sarif-2.1.0.schema.json"), &log);
    for r in log["runs"][0]["results"].as_array().expect("results") {
        let place = &r["locations"][0]["physicalLocation"];
        let text = if place["artifactLocation"]["uri"]
            .as_str()
            .is_some_and(|u| u.starts_with("claims"))
        {
            CLAIMS
        } else {
            DRAFT
        };
        let region = &place["region"];
        let n = |key: &str| usize::try_from(region[key].as_u64().expect("a number")).expect("small");
        let (from, len) = (n("byteOffset"), n("byteLength"));
        let line = text.lines().nth(n("startLine") - 1).expect("a line");
        let by_columns: String = line.chars().skip(n("startColumn") - 1).collect();
        let bytes = &text[from..from + len];
        assert!(by_columns.starts_with(bytes.lines().next().unwrap_or("")), "{region}");
    }
    snapshot(
        "sarif",
        &serde_json::to_string_pretty(&without_rules(log)).expect("JSON"),
    );
}

/// One rule is enough to see.
fn without_rules(mut log: Value) -> Value {
    if let Some(rules) = log["runs"][0]["tool"]["driver"]["rules"].as_array_mut() {
        rules.truncate(1);
    }
    log
}

#[test]
fn sarif_holds_the_worst_five_thousand() {
    let (base, problems) = FactBase::from_yaml(&[("facts/trial.yaml", TRIAL)]);
    let text = "phones targeted = 1,400\n".repeat(5_000) + &"growth = 15%\n".repeat(10);
    let findings = check_claims(&text, &base, &Options::default());
    let run = Run {
        files: vec![Checked::claims("x.claims".to_owned(), text, findings)],
        base: base.into(),
        problems,
        errors: Vec::new(),
    };
    let log = json(&run, Format::Sarif);
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert_eq!(results.len(), 5_000);
    assert_eq!(results[9]["level"], "error");
    assert_eq!(results[10]["level"], "warning");
    let note = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
    assert_eq!(
        note["message"]["text"],
        "10 more results left out: the 5000 worst are told, as many as are shown"
    );
    let prints: std::collections::HashSet<String> =
        results.iter().map(|r| r["partialFingerprints"].to_string()).collect();
    assert_eq!(prints.len(), 5_000, "every result is its own");
}
