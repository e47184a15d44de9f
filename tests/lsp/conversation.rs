//! What is said when: beginning and end, changes, cancelling, files that change.

use super::client::{Client, Desk, at, place};
use super::{CLAIMS, DRAFT, YAML, codes, desk};
use serde_json::{Value as Json, json};

#[test]
fn a_session_begins_and_ends_in_order() {
    let desk = desk();
    let mut c = Client::spawn(&desk);
    let early = c.request("textDocument/hover", json!({}));
    assert_eq!(early["error"]["code"], -32002, "{early}");
    let hello = c.initialize(json!({}));
    assert_eq!(hello["result"]["capabilities"]["positionEncoding"], "utf-16");
    assert_eq!(hello["result"]["serverInfo"]["name"], "factcheck");
    assert_eq!(c.request("initialize", json!({}))["error"]["code"], -32600);
    assert_eq!(c.request("no/such", json!({}))["error"]["code"], -32601);
    c.notify("no/such", json!([]));
    let bad = c.request("textDocument/hover", json!({"textDocument": 5}));
    assert_eq!(bad["error"]["code"], -32602);
    let closed = json!({"textDocument": {"uri": desk.uri("facts/x.md")}, "position": at(0, 0)});
    assert_eq!(c.request("textDocument/hover", closed)["error"]["code"], -32602);
    assert_eq!(c.request("shutdown", Json::Null)["result"], Json::Null);
    assert_eq!(c.request("textDocument/hover", json!({}))["error"]["code"], -32600);
    c.notify("exit", Json::Null);
    assert_eq!(c.status(), Some(0));
}

#[test]
fn leaving_without_a_word_is_told_in_the_exit_status() {
    let desk = desk();
    let mut c = Client::start(&desk, json!({}));
    c.notify("exit", Json::Null);
    assert_eq!(c.status(), Some(1));
    let mut c = Client::start(&desk, json!({}));
    c.hang_up();
    assert_eq!(c.status(), Some(1));
}

#[test]
#[cfg(unix)]
fn the_server_ends_with_its_parent() {
    let mut c = Client::by_shell(&desk());
    let params = json!({"processId": c.process(), "rootUri": null, "capabilities": {}});
    assert!(c.request("initialize", params).get("result").is_some());
    // Its input stays open.
    c.kill();
    assert!(c.is_over());
}

#[test]
fn keystrokes_that_come_at_once_keep_their_order() {
    let desk = desk();
    let mut c = Client::start(&desk, json!({}));
    let uri = desk.uri("claims/typed.claims");
    c.open(&uri, "factcheck-claims", "");
    let text = "workers = about 1,400\n".repeat(40) + "repair cost = $48M";
    let (mut line, mut character, mut version) = (0, 0, 1);
    let mut burst = String::new();
    for typed in text.chars() {
        version += 1;
        let range = json!({"start": at(line, character), "end": at(line, character)});
        let change = json!([{"range": range, "text": typed.to_string()}]);
        let params = json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": change});
        let body = json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params}).to_string();
        burst.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        (line, character) = if typed == '\n' {
            (line + 1, 0)
        } else {
            (line, character + 1)
        };
    }
    c.raw(&burst);
    assert!(codes(&c.diagnostics(&uri, version)).is_empty());
    let symbols = c.request("textDocument/documentSymbol", json!({"textDocument": {"uri": uri}}));
    let all = symbols["result"].as_array().expect("symbols");
    assert_eq!(all.len(), 41);
    assert!(
        all.iter()
            .all(|s| s["detail"].as_str().is_some_and(|d| d.starts_with("supported"))),
        "{symbols}"
    );
}

#[test]
fn the_fact_base_counts_as_it_stands_in_the_editor() {
    let desk = desk();
    let mut c = Client::start(
        &desk,
        json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}}),
    );
    let asked = c.wait(|m| m["method"] == "client/registerCapability");
    assert_eq!(
        asked["params"]["registrations"][0]["method"],
        "workspace/didChangeWatchedFiles"
    );
    c.reply(&asked["id"]);
    let (claims, yaml) = (desk.uri("claims/story.claims"), desk.uri("facts/bridge.yaml"));
    c.open(&claims, "factcheck-claims", CLAIMS);
    assert_eq!(codes(&c.diagnostics(&claims, 1)), ["scale-slip"]);
    c.open(&yaml, "yaml", YAML);
    assert!(codes(&c.diagnostics(&yaml, 1)).is_empty());
    let start = place(YAML, "$48,350,000");
    let mut end = start.clone();
    end["character"] = json!(end["character"].as_u64().expect("a number") + 11);
    c.change(&yaml, 2, &[(start.clone(), end, "$48 billion")]);
    // What is not saved counts.
    c.until(&claims, &[]);
    c.change(&yaml, 3, &[(at(0, 0), at(0, 5), "topik")]);
    let wrong = c.diagnostics(&yaml, 3);
    assert_eq!(codes(&wrong), ["fact-base"]);
    c.notify("textDocument/didClose", json!({"textDocument": {"uri": yaml}}));
    // What was not saved is forgotten.
    c.until(&claims, &["scale-slip"]);

    desk.write("facts/bridge.yaml", &YAML.replace("$48,350,000", "$48 billion"));
    c.notify(
        "workspace/didChangeWatchedFiles",
        json!({"changes": [{"uri": yaml, "type": 2}]}),
    );
    // A file that changes is read again.
    c.until(&claims, &[]);

    desk.write(
        "factcheck.toml",
        "facts = \"facts\"\n[severity]\nscale-slop = \"off\"\n",
    );
    c.notify(
        "workspace/didChangeWatchedFiles",
        json!({"changes": [{"uri": desk.uri("factcheck.toml"), "type": 2}]}),
    );
    c.until(&desk.uri("factcheck.toml"), &["settings"]);
    desk.write(
        "factcheck.toml",
        "facts = \"facts\"\n[severity]\nscale-slip = \"off\"\n",
    );
    c.notify(
        "workspace/didChangeWatchedFiles",
        json!({"changes": [{"uri": desk.uri("factcheck.toml"), "type": 2}]}),
    );
    c.until(&desk.uri("factcheck.toml"), &[]);
}

#[test]
fn what_is_no_longer_checked_is_silent() {
    let desk = Desk::new(&[("facts/bridge.yaml", YAML)]);
    let mut c = Client::start(
        &desk,
        json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}}),
    );
    let claims = desk.uri("claims/story.claims");
    c.open(&claims, "factcheck-claims", CLAIMS);
    assert_eq!(codes(&c.diagnostics(&claims, 1)), ["scale-slip"]);
    let told = |c: &mut Client, path: &str, kind: u8| {
        let changes = json!([{"uri": desk.uri(path), "type": kind}]);
        c.notify("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    };
    desk.write("factcheck.toml", "exclude = [\"claims\"]\n");
    told(&mut c, "factcheck.toml", 1);
    assert!(codes(&c.published(&claims)).is_empty());
    desk.remove("factcheck.toml");
    told(&mut c, "factcheck.toml", 3);
    assert_eq!(codes(&c.published(&claims)), ["scale-slip"]);
    desk.move_to("facts", "archive");
    told(&mut c, "facts/bridge.yaml", 3);
    assert!(codes(&c.published(&claims)).is_empty());
    desk.move_to("archive", "facts");
    told(&mut c, "facts/bridge.yaml", 1);
    assert_eq!(codes(&c.published(&claims)), ["scale-slip"]);
}

#[test]
fn a_fact_base_that_nobody_watches_is_looked_at() {
    let desk = desk();
    let mut c = Client::start(&desk, json!({}));
    let claims = desk.uri("claims/story.claims");
    c.open(&claims, "factcheck-claims", CLAIMS);
    assert_eq!(codes(&c.diagnostics(&claims, 1)), ["scale-slip"]);
    desk.write("facts/bridge.yaml", &YAML.replace("$48,350,000", "$48 billion"));
    let seen = (2..200).any(|version| {
        c.change(&claims, version, &[(at(0, 0), at(0, 0), "\n")]);
        codes(&c.diagnostics(&claims, version)).is_empty()
    });
    assert!(seen);
}

#[test]
fn a_cancelled_request_is_answered_once() {
    let desk = desk();
    for n in 0..300 {
        desk.write(&format!("drafts/{n}.md"), &DRAFT.repeat(20));
    }
    let mut c = Client::start(&desk, json!({}));
    let yaml = desk.uri("facts/bridge.yaml");
    c.open(&yaml, "yaml", YAML);
    c.diagnostics(&yaml, 1);
    let params = json!({"textDocument": {"uri": yaml}, "position": place(YAML, "repair-cost"), "context": {"includeDeclaration": true}});
    let id = c.ask("textDocument/references", params);
    c.notify("$/cancelRequest", json!({"id": id}));
    c.notify("$/cancelRequest", json!({"id": 12345}));
    assert_eq!(c.answer(id)["error"]["code"], -32800);
    let hover = json!({"textDocument": {"uri": yaml}, "position": place(YAML, "repair-cost")});
    assert!(
        c.request("textDocument/hover", hover)["result"].is_object(),
        "it goes on"
    );
}
