//! Which text is which file: other schemes, and names that are written in another way.

use super::client::{Client, apply, at, place};
use super::{CLAIMS, YAML, codes, desk};
use serde_json::json;

#[test]
fn only_a_file_is_that_file() {
    let desk = desk();
    let mut c = Client::start(&desk, json!({}));
    let claims = desk.uri("claims/story.claims");
    c.open(&claims, "factcheck-claims", CLAIMS);
    assert_eq!(codes(&c.diagnostics(&claims, 1)), ["scale-slip"]);
    let facts = desk.uri("facts/bridge.yaml");
    for (n, scheme) in (2..).zip(["git:", "vscode-vfs://host"]) {
        let other = facts.replace("file://", scheme) + "?ref=HEAD";
        c.open(&other, "yaml", &YAML.replace("$48,350,000", "$48 billion"));
        c.change(&claims, n, &[(at(0, 0), at(0, 0), "\n")]);
        assert_eq!(codes(&c.diagnostics(&claims, n)), ["scale-slip"], "{scheme}");
    }
}

#[test]
fn a_file_is_the_same_however_its_name_is_written() {
    let desk = desk();
    let mut c = Client::start(&desk, json!({}));
    let (claims, yaml) = (desk.uri("claims/new.claims"), desk.uri("%66acts/bridge.yaml"));
    let text = format!("# not saved\n{YAML}").replace('\n', "\r\n");
    c.open(&yaml, "yaml", &text);
    c.diagnostics(&yaml, 1);
    c.open(&claims, "factcheck-claims", "height of the arch = 40 m\n");
    c.diagnostics(&claims, 1);
    let here = json!({"start": at(0, 3), "end": at(0, 3)});
    let ask = json!({"textDocument": {"uri": claims}, "range": here, "context": {"diagnostics": []}});
    let new = c.request("textDocument/codeAction", ask);
    let written = apply(&text, &new["result"][0]["edit"]["changes"][&yaml]);
    let entry = "  height-of-arch:\r\n    label: height of the arch\r\n    value: 40 m\r\n    source:\r\n";
    assert_eq!(written, format!("{text}{entry}"));
    let ask = json!({"textDocument": {"uri": yaml}, "position": place(&text, "repair-cost"), "newName": "price"});
    let edit = c.request("textDocument/rename", ask);
    let written = apply(&text, &edit["result"]["changes"][&yaml]);
    assert_eq!(written, text.replace("repair-cost:", "price:"));
}
