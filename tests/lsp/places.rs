//! What stands at a place: hovering, completion, going there and back.

use super::client::{Client, at, place};
use super::{CLAIMS, DRAFT, YAML, desk};
use serde_json::{Value as Json, json};

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
