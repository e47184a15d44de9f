//! Clients that do not keep to the protocol, and texts of any shape.

use super::client::{Client, at};
use super::{CLAIMS, DRAFT, YAML, codes, desk};
use serde_json::{Value as Json, json};

/// Every request that names a place in a document.
const AT_A_PLACE: [&str; 6] = [
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/completion",
    "textDocument/prepareRename",
    "textDocument/references",
    "textDocument/rename",
];

#[test]
fn garbage_is_an_error_of_the_protocol() {
    let desk = desk();
    let mut c = Client::start(&desk, json!({}));
    for (body, code) in [
        ("{", -32700),
        ("[1]", -32600),
        ("{\"id\":3}", -32600),
        ("{\"id\":1.5,\"method\":\"shutdown\"}", -32600),
        ("{\"id\":null,\"method\":\"shutdown\"}", -32600),
        ("\u{fffd}", -32700),
    ] {
        c.raw(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        assert_eq!(c.next()["error"]["code"], code, "{body}");
    }
    let deep = "[".repeat(100_000);
    c.raw(&format!("Content-Length: {}\r\n\r\n{deep}", deep.len()));
    assert_eq!(c.next()["error"]["code"], -32700);
    assert!(
        c.request("shutdown", Json::Null).get("result").is_some(),
        "it is still there"
    );
    c.raw("what is this?\r\n\r\n");
    assert_eq!(c.next()["error"]["code"], -32700);
    assert_eq!(c.status(), Some(2));
    let mut c = Client::start(&desk, json!({}));
    c.raw("Content-Length: 99999999999999999\r\n\r\n{}");
    assert_eq!(c.status(), Some(2));
}

#[test]
fn places_outside_the_text_are_errors_but_in_edits() {
    let desk = desk();
    let mut c = Client::start(&desk, json!({}));
    let draft = desk.uri("drafts/story.md");
    c.open(&draft, "markdown", DRAFT);
    c.diagnostics(&draft, 1);
    let hover = |line, character| json!({"textDocument": {"uri": draft}, "position": at(line, character)});
    assert_eq!(c.request("textDocument/hover", hover(99, 0))["error"]["code"], -32602);
    assert_eq!(
        c.request("textDocument/hover", hover(u32::MAX, u32::MAX))["error"]["code"],
        -32602
    );
    assert!(
        c.request("textDocument/hover", hover(2, u32::MAX))
            .get("result")
            .is_some()
    );
    // An edit up to the line behind the last one replaces all of it.
    let claims = desk.uri("claims/story.claims");
    c.open(&claims, "factcheck-claims", CLAIMS);
    assert_eq!(codes(&c.diagnostics(&claims, 1)), ["scale-slip"]);
    c.change(&claims, 2, &[(at(0, 0), at(4, 0), "workers = about 1,400\n")]);
    assert!(codes(&c.diagnostics(&claims, 2)).is_empty());
    c.change(&claims, 3, &[(at(9, 0), at(9, 0), "repair cost = $48 billion\n")]);
    let shown = c.diagnostics(&claims, 3);
    assert_eq!(shown["diagnostics"][0]["range"]["start"], at(1, 14), "{shown}");
    c.change(&claims, 4, &[(at(1, 25), at(1, 14), "$48 million")]);
    assert!(codes(&c.diagnostics(&claims, 4)).is_empty());
}

#[test]
fn half_a_character_is_no_reason_to_lose_an_edit() {
    let desk = desk();
    let mut c = Client::start(&desk, json!({}));
    let claims = desk.uri("claims/new.claims");
    c.open(&claims, "factcheck-claims", "");
    c.diagnostics(&claims, 1);
    let change = json!({"textDocument": {"uri": claims, "version": 2}, "contentChanges": [{"text": "HALF = 4\n"}]});
    let body = json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": change}).to_string();
    let body = body.replace("HALF", "repair cost = $48 billion # \\ud83d ");
    c.raw(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    assert_eq!(codes(&c.diagnostics(&claims, 2)), ["scale-slip"]);
    // It counts as one unit on both sides.
    c.change(&claims, 3, &[(at(0, 29), at(0, 34), "\nworkers = 2")]);
    assert_eq!(codes(&c.diagnostics(&claims, 3)), ["scale-slip", "value-mismatch"]);
}

#[test]
fn parameters_of_any_shape_are_answered() {
    let desk = desk();
    let mut c = Client::start(&desk, json!({"general": 5, "workspace": [], "textDocument": "x"}));
    let uri = desk.uri("claims/story.claims");
    c.open(&uri, "factcheck-claims", CLAIMS);
    c.diagnostics(&uri, 1);
    let shapes = [
        Json::Null,
        json!([]),
        json!("x"),
        json!({"textDocument": null, "position": null}),
        json!({"textDocument": {"uri": "no uri"}, "position": at(0, 0)}),
        json!({"textDocument": {"uri": uri}, "position": {"line": -1, "character": 1e300}}),
        json!({"textDocument": {"uri": uri}, "range": {"start": at(9, 9), "end": at(0, 0)}, "context": {"diagnostics": []}}),
        json!({"textDocument": {"uri": uri}, "range": {"start": at(1, 9), "end": at(0, 0)}, "context": {"diagnostics": [], "only": ["x", ""]}}),
    ];
    let others = [
        "textDocument/codeAction",
        "textDocument/inlayHint",
        "textDocument/documentSymbol",
        "",
        "$/x",
    ];
    for method in AT_A_PLACE.into_iter().chain(others) {
        for shape in &shapes {
            let answer = c.request(method, shape.clone());
            assert!(
                answer.get("result").is_some() || answer["error"]["code"].is_i64(),
                "{method} {shape}: {answer}"
            );
        }
    }
    let told = ["didOpen", "didChange", "didClose", "didSave"].map(|m| format!("textDocument/{m}"));
    let more = [
        "workspace/didChangeWatchedFiles",
        "workspace/didChangeConfiguration",
        "$/cancelRequest",
        "initialized",
    ];
    for method in told.iter().map(String::as_str).chain(more) {
        for shape in &shapes {
            c.notify(method, shape.clone());
        }
    }
    c.send(&json!({"jsonrpc": "2.0", "id": "factcheck-settings", "result": [[1]]}));
    c.send(&json!({"jsonrpc": "2.0", "id": 77, "error": {"code": 1, "message": "no"}}));
    assert!(
        c.request("shutdown", Json::Null).get("result").is_some(),
        "it is still there"
    );
}

#[test]
fn every_place_of_every_text_has_an_answer() {
    let desk = desk();
    let mut c = Client::start(&desk, json!({}));
    let yaml = format!("{YAML}  Ω: {{value: 1, source: [report, ], \n    values:\n      - {{value: “𝄞”, source: re");
    let html = "<p>The cost of repair is <data data-fact='repair-cost'>$48&nbsp;billion</data>, é <!-- factcheck: owner = x --></p>";
    let texts = [
        (
            "claims/odd.claims",
            "factcheck-claims",
            "@topic Hä\nworkers ≈ 𝄞 + [repair cost] according to Pörf\n(((\n\"\nowner in [a, 𝄞",
        ),
        (
            "drafts/odd.md",
            "markdown",
            "A [𝄞](fact:) “quote” [x](<fact:own <!-- factcheck: é = --> <!-- factcheck-ignore[é",
        ),
        ("drafts/odd.html", "html", html),
        ("facts/bridge.yaml", "yaml", &yaml),
    ];
    for (path, language, text) in texts {
        let uri = desk.uri(path);
        c.open(&uri, language, text);
        c.diagnostics(&uri, 1);
        let mut asked = 0;
        for (line, row) in text.lines().enumerate() {
            let line = u32::try_from(line).expect("few");
            // Each line of a long text is looked at in a few places, the whole of a short one.
            let step = 1 + row.len() / 60;
            for character in (0..=row.len()).step_by(step) {
                let character = u32::try_from(character).expect("few");
                for method in &AT_A_PLACE[..4] {
                    let place = json!({"textDocument": {"uri": uri}, "position": at(line, character)});
                    let answer = c.request(method, place);
                    assert!(
                        answer.get("result").is_some(),
                        "{path} {line}:{character} {method}: {answer}"
                    );
                    asked += 1;
                }
            }
        }
        assert!(asked > 100, "{path}");
        let range = json!({"start": at(0, 0), "end": at(99, 0)});
        let all = json!({"textDocument": {"uri": uri}, "range": range, "context": {"diagnostics": []}});
        assert!(c.request("textDocument/codeAction", all).get("result").is_some());
        // Taken apart from its end, the text is never one that can not be read.
        let chars: Vec<char> = text.chars().collect();
        for n in (1..chars.len()).rev().step_by(1 + chars.len() / 60) {
            let whole: String = chars[..n].iter().collect();
            let change = json!({"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": whole}]});
            c.notify("textDocument/didChange", change);
            let end = json!({"textDocument": {"uri": uri}, "position": at(u32::try_from(whole.lines().count().max(1) - 1).expect("few"), 9999)});
            for method in &AT_A_PLACE[..4] {
                assert!(c.request(method, end.clone()).get("result").is_some(), "{path} {n}");
            }
        }
    }
    // The threads behind it are there too.
    let (claims, yaml) = (desk.uri("claims/story.claims"), desk.uri("facts/bridge.yaml"));
    let change = json!({"textDocument": {"uri": yaml, "version": 3}, "contentChanges": [{"text": YAML}]});
    c.notify("textDocument/didChange", change);
    c.diagnostics(&yaml, 3);
    c.open(&claims, "factcheck-claims", CLAIMS);
    assert_eq!(codes(&c.diagnostics(&claims, 1)), ["scale-slip"]);
    let place =
        json!({"textDocument": {"uri": claims}, "position": at(0, 3), "context": {"includeDeclaration": false}});
    let found = c.request("textDocument/references", place);
    assert!(found["result"].as_array().is_some_and(|all| all.len() > 2), "{found}");
}
