//! The committed JSON Schema of a fact base file is the one that the program prints.

use factcheck::facts::schema::json_schema;
use serde_json::Value;

const COMMITTED: &str = include_str!("fact-base.schema.json");

#[test]
fn the_committed_schema_is_current() {
    let committed: Value = serde_json::from_str(COMMITTED).expect("JSON");
    let current = serde_json::to_value(json_schema()).expect("JSON");
    assert!(
        committed == current,
        "write it anew: factcheck facts schema > tests/fact-base.schema.json"
    );
}

#[test]
fn the_program_prints_the_committed_schema() {
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_factcheck"))
        .args(["facts", "schema"])
        .output()
        .expect("the program");
    assert!(out.status.success());
    let printed = String::from_utf8(out.stdout).expect("UTF-8");
    assert_eq!(printed.replace("\r\n", "\n"), COMMITTED.replace("\r\n", "\n"));
}

const SETTINGS: &str = include_str!("settings.schema.json");

#[test]
fn the_committed_schema_of_the_settings_is_current() {
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_factcheck"))
        .args(["config", "--schema"])
        .output()
        .expect("the program");
    assert!(out.status.success());
    let printed = String::from_utf8(out.stdout).expect("UTF-8");
    assert!(
        printed.replace("\r\n", "\n") == SETTINGS.replace("\r\n", "\n"),
        "write it anew: factcheck config --schema > tests/settings.schema.json"
    );
}
