//! The language server, spoken to as an editor does: over its standard input and output.

mod client;

use client::{Client, Desk, at, place};
use serde_json::{Value as Json, json};

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
fn garbage_is_an_error_of_the_protocol() {
    let desk = desk();
    let mut c = Client::start(&desk, json!({}));
    for (body, code) in [
        ("{", -32700),
        ("[1]", -32600),
        ("{\"id\":3}", -32600),
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
fn places_outside_the_text_are_errors() {
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
    c.change(&draft, 2, &[(at(50, 0), at(51, 0), "x")]);
    let log = c.wait(|m| m["method"] == "window/logMessage");
    assert!(
        log["params"]["message"]
            .as_str()
            .is_some_and(|m| m.contains("does not fit")),
        "{log}"
    );
    c.change(&draft, 3, &[(at(2, 9), at(2, 1), "x")]);
    assert!(c.request("textDocument/hover", hover(2, 10)).get("result").is_some());
}

#[test]
fn hovering_shows_the_fact_and_its_source() {
    let desk = desk();
    let mut c = Client::start(
        &desk,
        json!({"textDocument": {"hover": {"contentFormat": ["markdown"]}}}),
    );
    let (claims, draft, yaml) = (
        desk.uri("claims/story.claims"),
        desk.uri("drafts/story.md"),
        desk.uri("facts/bridge.yaml"),
    );
    c.open(&claims, "factcheck-claims", CLAIMS);
    c.diagnostics(&claims, 1);
    c.open(&draft, "markdown", DRAFT);
    c.diagnostics(&draft, 1);
    c.open(&yaml, "yaml", YAML);
    c.diagnostics(&yaml, 1);
    let text = |c: &mut Client, uri: &str, position: Json| {
        let h = c.request(
            "textDocument/hover",
            json!({"textDocument": {"uri": uri}, "position": position}),
        );
        h["result"]["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    let subject = text(&mut c, &claims, at(0, 3));
    assert!(
        subject.contains("**$48,350,000**") && subject.contains("Inspection report"),
        "{subject}"
    );
    assert!(subject.contains("Port Authority, 2025-06-02, page 3"), "{subject}");
    let value = text(&mut c, &claims, at(0, 18));
    assert!(
        value.contains("refuted") && value.contains("scale-slip") && value.contains("page 3"),
        "{value}"
    );
    let mention = text(&mut c, &draft, place(DRAFT, "$48 billion"));
    assert!(
        mention.contains("**refuted**") && mention.contains("**$48,350,000**"),
        "{mention}"
    );
    let target = text(&mut c, &draft, place(DRAFT, "repair-cost)"));
    assert!(target.contains("**$48,350,000**"), "{target}");
    let name = text(&mut c, &draft, place(DRAFT, "Sana Okafer"));
    assert!(name.contains("**Sana Okafor**"), "{name}");
    let holds = text(&mut c, &yaml, place(YAML, "Bo Chen"));
    assert!(
        holds.contains("holds from 2024-03-01") && holds.contains("held until 2024-02-29"),
        "{holds}"
    );
    assert!(text(&mut c, &yaml, place(YAML, "Inspection")).contains("Port Authority"));
    assert!(text(&mut c, &yaml, place(YAML, "Sana Okafor")).contains("bridge/chief-engineer"));
}

#[test]
fn completion_offers_what_may_stand_there() {
    let desk = desk();
    let mut c = Client::start(&desk, json!({}));
    let uri = |name: &str| desk.uri(name);
    let labels = |c: &mut Client, uri: &str, position: Json| {
        let list = c.request(
            "textDocument/completion",
            json!({"textDocument": {"uri": uri}, "position": position}),
        );
        let items = list["result"]["items"].as_array().cloned().unwrap_or_default();
        items
            .iter()
            .map(|i| i["label"].as_str().unwrap_or("").to_owned())
            .collect::<Vec<_>>()
    };
    let claims = uri("claims/new.claims");
    let text = "rep\nworkers = cost o\n@top\n@topic Har\nworkers = 1 according to P\nshare(wor";
    c.open(&claims, "factcheck-claims", text);
    c.diagnostics(&claims, 1);
    assert_eq!(labels(&mut c, &claims, at(0, 3)), ["repair cost"]);
    assert_eq!(labels(&mut c, &claims, at(1, 16)), ["cost of repair"]);
    assert_eq!(labels(&mut c, &claims, at(2, 4)), ["@topic"]);
    assert_eq!(labels(&mut c, &claims, at(3, 10)), ["Harbour Bridge"]);
    assert_eq!(labels(&mut c, &claims, at(4, 26)), ["Port Authority"]);
    assert_eq!(labels(&mut c, &claims, at(5, 9)), ["workers"]);

    let draft = uri("drafts/new.md");
    let text = "A [lift](fact:rep) and <!-- factcheck: own --> <!-- factcheck-ignore[hedge";
    c.open(&draft, "markdown", text);
    c.diagnostics(&draft, 1);
    assert_eq!(labels(&mut c, &draft, at(0, 17)), ["repair-cost"]);
    assert_eq!(labels(&mut c, &draft, at(0, 42)), ["owner"]);
    assert_eq!(labels(&mut c, &draft, at(0, 74)), ["hedge-dropped", "loose-hedge"]);
    assert!(labels(&mut c, &draft, at(0, 1)).is_empty());

    let yaml = uri("facts/bridge.yaml");
    let text = format!("{YAML}  lift:\n    val\n    source: re\n    sources:\n      - \n    values:\n      - {{va\nna");
    c.open(&yaml, "yaml", &text);
    c.diagnostics(&yaml, 1);
    let last = u32::try_from(YAML.lines().count()).expect("few");
    assert_eq!(labels(&mut c, &yaml, at(last + 1, 7)), ["value", "values"]);
    assert_eq!(labels(&mut c, &yaml, at(last + 2, 14)), ["report"]);
    assert_eq!(labels(&mut c, &yaml, at(last + 4, 8)), ["report"]);
    assert_eq!(labels(&mut c, &yaml, at(last + 6, 11)), ["value"]);
    assert_eq!(labels(&mut c, &yaml, at(last + 7, 2)), ["names"]);
}

#[test]
fn one_goes_to_the_fact_and_back() {
    let desk = desk();
    let mut c = Client::start(&desk, json!({}));
    let (claims, draft, yaml) = (
        desk.uri("claims/story.claims"),
        desk.uri("drafts/story.md"),
        desk.uri("facts/bridge.yaml"),
    );
    c.open(&claims, "factcheck-claims", CLAIMS);
    c.diagnostics(&claims, 1);
    let go = |c: &mut Client, method: &str, uri: &str, position: Json| {
        let context = json!({"includeDeclaration": true});
        c.request(
            method,
            json!({"textDocument": {"uri": uri}, "position": position, "context": context}),
        )["result"]
            .clone()
    };
    let there = go(&mut c, "textDocument/definition", &claims, at(0, 3));
    assert_eq!(there[0]["uri"], yaml);
    assert_eq!(there[0]["range"]["start"], place(YAML, "repair-cost"));
    c.open(&yaml, "yaml", YAML);
    c.diagnostics(&yaml, 1);
    let source = go(
        &mut c,
        "textDocument/definition",
        &yaml,
        place(YAML, "report\n    locator"),
    );
    assert_eq!(source[0]["range"]["start"], place(YAML, "report:"));

    // The draft is not open: it is found on the disk.
    let all = go(&mut c, "textDocument/references", &yaml, place(YAML, "repair-cost"));
    let mut places: Vec<(String, Json)> = all
        .as_array()
        .expect("places")
        .iter()
        .map(|l| {
            (
                l["uri"].as_str().expect("a URI").to_owned(),
                l["range"]["start"].clone(),
            )
        })
        .collect();
    places.sort_by_key(|(uri, at)| (uri.clone(), at["line"].as_u64(), at["character"].as_u64()));
    let mut expected = vec![
        (claims.clone(), at(0, 0)),
        (claims.clone(), at(2, 0)),
        (draft.clone(), place(DRAFT, "$48 billion")),
        (draft.clone(), place(DRAFT, "$2 million")),
        (draft.clone(), place(DRAFT, "repair-cost")),
        (yaml.clone(), place(YAML, "repair-cost")),
    ];
    expected.sort_by_key(|(uri, _)| uri.clone());
    assert_eq!(places, expected);
    let named = go(&mut c, "textDocument/references", &yaml, place(YAML, "Sana Okafor"));
    assert_eq!(named.as_array().map(Vec::len), Some(2), "{named}");
}

#[test]
fn an_id_is_renamed_everywhere() {
    let desk = desk();
    let mut c = Client::start(
        &desk,
        json!({"workspace": {"workspaceEdit": {"documentChanges": true}}}),
    );
    let (claims, draft, yaml) = (
        desk.uri("claims/story.claims"),
        desk.uri("drafts/story.md"),
        desk.uri("facts/bridge.yaml"),
    );
    c.open(&claims, "factcheck-claims", CLAIMS);
    c.diagnostics(&claims, 1);
    let ask = |c: &mut Client, position: Json, to: &str| {
        c.request(
            "textDocument/rename",
            json!({"textDocument": {"uri": claims}, "position": position, "newName": to}),
        )
    };
    let before = json!({"textDocument": {"uri": claims}, "position": at(2, 3)});
    assert_eq!(
        c.request("textDocument/prepareRename", before)["result"]["placeholder"],
        "repair-cost"
    );
    assert_eq!(ask(&mut c, at(2, 3), "workers")["error"]["code"], -32803);
    assert_eq!(ask(&mut c, at(2, 3), "two words")["error"]["code"], -32602);
    assert_eq!(ask(&mut c, at(0, 16), "price")["error"]["code"], -32803);
    let edit = ask(&mut c, at(2, 3), "mending-price");
    let changes = edit["result"]["documentChanges"].as_array().expect("changes").clone();
    let mut texts = std::collections::BTreeMap::new();
    for change in &changes {
        let uri = change["textDocument"]["uri"].as_str().expect("a URI");
        let text = [(&claims, CLAIMS), (&draft, DRAFT), (&yaml, YAML)]
            .into_iter()
            .find(|(u, _)| *u == uri)
            .expect("known")
            .1;
        texts.insert(uri.to_owned(), client::apply(text, &change["edits"]));
        assert_eq!(
            change["textDocument"]["version"],
            if uri == claims { json!(1) } else { Json::Null }
        );
    }
    assert_eq!(
        texts[&claims],
        "mending price = $48 billion\nworkers = about 1,400\nmending-price > $1M\n"
    );
    assert_eq!(texts[&draft], DRAFT.replace("fact:repair-cost", "fact:mending-price"));
    assert_eq!(texts[&yaml], YAML.replace("repair-cost:", "mending-price:"));
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
        change[0]["title"], "Change the published figure: “$48 billion” → “$48,350,000”",
        "{change:?}"
    );
    assert!(change[0].get("isPreferred").is_none());
    let text = client::apply(DRAFT, &change[0]["edit"]["changes"][&draft]);
    assert_eq!(text, DRAFT.replace("$48 billion", "$48,350,000"));
    let all = ask(&mut c, &draft, &at(0, 0), json!(["source.fixAll"]));
    let text = client::apply(DRAFT, &all[0]["edit"]["changes"][&draft]);
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
    let written = client::apply(YAML, &new[0]["edit"]["changes"][&yaml]);
    assert_eq!(
        written,
        format!(
            "{}\n  height-of-arch:\n    label: height of the arch\n    value: 40 m\n    source:\n",
            YAML.trim_end()
        )
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
