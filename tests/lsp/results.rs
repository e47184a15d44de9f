//! Results, hints and fixes, in every encoding.

use super::client::{Client, apply, at, place};
use super::{CLAIMS, DRAFT, YAML, codes, desk};
use serde_json::{Value as Json, json};

#[test]
fn results_are_shown_while_typing() {
    let desk = desk();
    let mut c = Client::start(
        &desk,
        json!({"textDocument": {"publishDiagnostics": {"relatedInformation": true}}}),
    );
    let claims = desk.uri("claims/story.claims");
    c.open(&claims, "factcheck-claims", CLAIMS);
    let shown = c.diagnostics(&claims, 1);
    assert_eq!(codes(&shown), ["scale-slip"], "{shown}");
    let d = &shown["diagnostics"][0];
    assert_eq!(d["range"], json!({"start": at(0, 14), "end": at(0, 25)}));
    assert_eq!((&d["severity"], &d["source"]), (&json!(1), &json!("factcheck")));
    let related = &d["relatedInformation"][0]["location"];
    assert_eq!(related["uri"], desk.uri("facts/bridge.yaml"));
    assert_eq!(related["range"]["start"], place(YAML, "$48,350,000"));

    c.change(&claims, 2, &[(at(0, 14), at(0, 25), "$48 million")]);
    assert!(codes(&c.diagnostics(&claims, 2)).is_empty());
    c.change(
        &claims,
        3,
        &[(at(1, 10), at(1, 16), ""), (at(0, 14), at(0, 25), "$47M")],
    );
    assert_eq!(codes(&c.diagnostics(&claims, 3)), ["value-mismatch", "hedge-dropped"]);
    c.notify("textDocument/didClose", json!({"textDocument": {"uri": claims}}));
    assert!(codes(&c.published(&claims)).is_empty());
}

#[test]
fn both_encodings_count_alike() {
    let desk = desk();
    let draft = desk.uri("drafts/story.md");
    for (offered, column) in [(json!(["utf-16"]), 59), (json!(["utf-16", "utf-8"]), 63)] {
        let mut c = Client::start(&desk, json!({"general": {"positionEncodings": offered}}));
        c.open(&draft, "markdown", DRAFT);
        let shown = c.diagnostics(&draft, 1);
        assert_eq!(
            codes(&shown),
            ["scale-slip", "hedge-dropped", "value-mismatch", "name-spelling"],
            "{shown}"
        );
        // Text that is put behind the clef moves what follows it, and nothing else.
        c.change(&draft, 2, &[(at(2, column + 4), at(2, column + 4), "perhaps ")]);
        let again = c.diagnostics(&draft, 2);
        assert_eq!(again["diagnostics"], shown["diagnostics"]);
        let symbols = c.request("textDocument/documentSymbol", json!({"textDocument": {"uri": draft}}));
        assert_eq!(symbols["result"].as_array().map(Vec::len), Some(4), "{symbols}");
    }
}

#[test]
fn fixes_are_offered_by_their_weight_and_facts_can_be_written() {
    let desk = desk();
    let mut c = Client::start(&desk, json!({}));
    let (claims, draft, yaml) = (
        desk.uri("claims/new.claims"),
        desk.uri("drafts/story.md"),
        desk.uri("facts/bridge.yaml"),
    );
    c.open(&draft, "markdown", DRAFT);
    c.diagnostics(&draft, 1);
    let ask = |c: &mut Client, uri: &str, position: &Json, only: Json| {
        let range = json!({"start": position, "end": position});
        let context = json!({"diagnostics": [], "only": only});
        let all = c.request(
            "textDocument/codeAction",
            json!({"textDocument": {"uri": uri}, "range": range, "context": context}),
        );
        all["result"].as_array().cloned().expect("actions")
    };
    let safe = ask(&mut c, &draft, &place(DRAFT, "Sana Okafer"), json!(["quickfix"]));
    assert_eq!(
        (&safe[0]["title"], &safe[0]["isPreferred"]),
        (&json!("Write “Sana Okafer” → “Sana Okafor”"), &json!(true))
    );
    let change = ask(&mut c, &draft, &place(DRAFT, "$48 billion"), json!(["quickfix"]));
    assert_eq!(
        change[0]["title"], "Change the published figure: “$48 billion” → “$48 million”",
        "{change:?}"
    );
    assert!(change[0].get("isPreferred").is_none());
    let text = apply(DRAFT, &change[0]["edit"]["changes"][&draft]);
    assert_eq!(text, DRAFT.replace("$48 billion", "$48 million"));
    let all = ask(&mut c, &draft, &at(0, 0), json!(["source.fixAll"]));
    let text = apply(DRAFT, &all[0]["edit"]["changes"][&draft]);
    assert_eq!(
        text,
        DRAFT
            .replace("Okafer", "Okafor")
            .replace("1,400 workers", "about 1,400 workers")
    );

    let text = "height of the arch = 40 m\n";
    c.open(&claims, "factcheck-claims", text);
    assert_eq!(codes(&c.diagnostics(&claims, 1)), ["unknown-subject"]);
    let new = ask(&mut c, &claims, &at(0, 3), json!(["quickfix"]));
    assert_eq!(new[0]["title"], "Write “40 m” as a fact of Harbour Bridge");
    let written = apply(YAML, &new[0]["edit"]["changes"][&yaml]);
    assert_eq!(
        written,
        format!(
            "{}\n  height-of-arch:\n    label: height of the arch\n    value: 40 m\n    source:\n",
            YAML.trim_end()
        )
    );

    let ducks = desk.uri("drafts/ducks.md");
    c.open(&ducks, "markdown", "There were 23 ducks.\n");
    c.diagnostics(&ducks, 1);
    let new = ask(&mut c, &ducks, &at(0, 12), json!(["quickfix"]));
    assert_eq!(new[0]["title"], "Write “23 ducks” as a fact of Harbour Bridge");
    let written = apply(YAML, &new[0]["edit"]["changes"][&yaml]);
    assert!(
        written.ends_with("\n  ducks:\n    value: 23 ducks\n    source:\n"),
        "{written}"
    );
}

#[test]
fn actions_are_bounded() {
    let desk = desk();
    let mut c = Client::start(&desk, json!({}));
    let draft = desk.uri("drafts/long.md");
    let text = DRAFT.repeat(100);
    c.open(&draft, "markdown", &text);
    c.diagnostics(&draft, 1);
    let ask = |c: &mut Client, end: Json, only: Json| {
        let range = json!({"start": at(0, 0), "end": end});
        let context = json!({"diagnostics": [], "only": only});
        let all = c.request(
            "textDocument/codeAction",
            json!({"textDocument": {"uri": draft}, "range": range, "context": context}),
        );
        all["result"].as_array().cloned().expect("actions")
    };
    for only in [Json::Null, json!(["quickfix"]), json!([""])] {
        let all = ask(&mut c, at(9999, 0), only.clone());
        let fixes = all.iter().filter(|a| a["kind"] == "quickfix").count();
        assert!((10..=50).contains(&fixes), "{only}: {fixes}");
        let new = |a: &Json| a["title"].as_str().is_some_and(|t| t.contains("as a fact"));
        assert!(!all.iter().any(new), "{only}");
    }
    // All of the file is mended only where that is asked for.
    let kinds = |all: &[Json]| all.iter().filter(|a| a["kind"] == "source.fixAll.factcheck").count();
    assert_eq!(kinds(&ask(&mut c, at(0, 0), Json::Null)), 0);
    for only in ["source", "source.fixAll", "source.fixAll.factcheck"] {
        let all = ask(&mut c, at(0, 0), json!([only]));
        assert_eq!((kinds(&all), all.len()), (1, 1), "{only}");
        let edits = all[0]["edit"]["changes"][&draft].as_array().map(Vec::len);
        assert_eq!(edits, Some(200), "{only}");
    }
}

#[test]
fn hints_are_off_until_they_are_asked_for() {
    let desk = desk();
    let claims = desk.uri("claims/story.claims");
    let whole = json!({"textDocument": {"uri": claims}, "range": {"start": at(0, 0), "end": at(9, 0)}});
    let mut c = Client::start(&desk, json!({}));
    c.open(&claims, "factcheck-claims", CLAIMS);
    c.diagnostics(&claims, 1);
    assert_eq!(c.request("textDocument/inlayHint", whole.clone())["result"], Json::Null);
    c.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"factcheck": {"inlayHints": true}}}),
    );
    let hints = c.request("textDocument/inlayHint", whole)["result"].clone();
    let labels: Vec<&str> = hints
        .as_array()
        .expect("hints")
        .iter()
        .map(|h| h["label"].as_str().expect("a label"))
        .collect();
    assert_eq!(labels, ["✗ refuted", "✓ supported", "✓ supported"]);

    let draft = desk.uri("drafts/new.md");
    c.open(&draft, "markdown", "There were 23 ducks.\n");
    assert!(codes(&c.diagnostics(&draft, 1)).is_empty());
    c.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"factcheck": {"unverified": true}}}),
    );
    c.until(&draft, &["unverified"]);
}
