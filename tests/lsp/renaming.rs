//! A new id for a fact, wherever the old one stands.

use super::client::{Client, Desk, apply, at, place};
use super::{CLAIMS, DRAFT, YAML, desk};
use serde_json::{Value as Json, json};

#[test]
fn a_target_is_renamed_where_it_stands_and_nowhere_else() {
    let yaml = "topic: T\nsources:\n  a: {title: A}\nfacts:\n  data: {value: 5, source: a}\n";
    let texts = [
        // The tag's own name and its classes are no targets.
        (
            "a.html",
            "<p><data class=\"data-fact data\" data-fact=\"data\">5</data></p>\n",
        ),
        (
            "b.html",
            "<p><DATA DATA-FACT = data>5</DATA> <a href='fact:t/data'>5</a></p>\n",
        ),
        ("c.md", "[5][r] and [5][R].\n\n[r]: fact:data 'data'\n"),
        (
            "d.md",
            "[5](fact:data \"see fact:other\") [see fact:data](<fact:data>) 𝄞 [5]( fact:t/data )\n",
        ),
        ("e.md", "> <p>\n> <data\n> data-fact='data'>5</data>\n"),
    ];
    let renamed = [
        "<p><data class=\"data-fact data\" data-fact=\"new\">5</data></p>\n",
        "<p><DATA DATA-FACT = new>5</DATA> <a href='fact:t/new'>5</a></p>\n",
        "[5][r] and [5][R].\n\n[r]: fact:new 'data'\n",
        "[5](fact:new \"see fact:other\") [see fact:data](<fact:new>) 𝄞 [5]( fact:t/new )\n",
        "> <p>\n> <data\n> data-fact='new'>5</data>\n",
    ];
    let desk = Desk::new(&[&[("facts/t.yaml", yaml)][..], &texts].concat());
    let mut c = Client::start(&desk, json!({}));
    let uri = desk.uri("facts/t.yaml");
    c.open(&uri, "yaml", yaml);
    c.diagnostics(&uri, 1);
    let edit = c.request(
        "textDocument/rename",
        json!({"textDocument": {"uri": uri}, "position": place(yaml, "data"), "newName": "new"}),
    );
    for ((path, text), wanted) in texts.iter().zip(renamed) {
        let edits = &edit["result"]["changes"][desk.uri(path)];
        assert!(edits.is_array(), "{path}: {edit}");
        assert_eq!(apply(text, edits), wanted);
    }
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
        texts.insert(uri.to_owned(), apply(text, &change["edits"]));
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

    // From the YAML the same is changed.
    c.open(&yaml, "yaml", YAML);
    c.diagnostics(&yaml, 1);
    let position = place(YAML, "repair-cost");
    let again = c.request(
        "textDocument/rename",
        json!({"textDocument": {"uri": yaml}, "position": position, "newName": "mending-price"}),
    );
    let files = again["result"]["documentChanges"].as_array().map(Vec::len);
    assert_eq!(files, Some(3), "{again}");
}

#[test]
fn a_new_id_means_one_fact_alone() {
    let yaml = "topic: T\nsources:\n  a: {title: A}\nfacts:\n  cost: {value: 5, source: a}\n  workers: {value: 6, source: a}\n  \
                \"old id\": {label: the label, aliases: [an alias], value: 7, source: a}\n";
    let other = "topic: Tower\nsources:\n  a: {title: A}\nfacts:\n  height: {value: 90, source: a}\n";
    let claims = "old id is 7\nOld Id = 7\nold-id + 1 = 8\n";
    let desk = Desk::new(&[
        ("facts/t.yaml", yaml),
        ("facts/tower.yaml", other),
        ("claims/a.claims", claims),
    ]);
    let mut c = Client::start(&desk, json!({}));
    let uri = desk.uri("facts/t.yaml");
    c.open(&uri, "yaml", yaml);
    c.diagnostics(&uri, 1);
    let ask = |c: &mut Client, method: &str, words: &str, to: &str| {
        let position = place(yaml, words);
        c.request(
            method,
            json!({"textDocument": {"uri": uri}, "position": position, "newName": to}),
        )
    };
    for to in [
        "workers",
        "Workers",
        "worker",
        "the-label",
        "an-alias",
        "Height",
        "null",
        "true",
        "12",
        "1e3",
        "in",
    ] {
        let answer = ask(&mut c, "textDocument/rename", "cost", to);
        assert_eq!(answer["error"]["code"], -32803, "{to}: {answer}");
    }
    // Quotation marks are the YAML's, and no part of the id.
    let offered = ask(&mut c, "textDocument/prepareRename", "old id", "");
    assert_eq!(offered["result"]["placeholder"], "old id", "{offered}");
    for (to, renamed) in [
        ("an-id", "an id is 7\nan id = 7\nan-id + 1 = 8\n"),
        ("a-is-b", "a-is-b is 7\na-is-b = 7\na-is-b + 1 = 8\n"),
        // Its own name is free for it.
        ("the-label", "the label is 7\nthe label = 7\nthe-label + 1 = 8\n"),
    ] {
        let edit = ask(&mut c, "textDocument/rename", "old id", to);
        let changes = &edit["result"]["changes"];
        assert_eq!(apply(claims, &changes[desk.uri("claims/a.claims")]), renamed);
        assert_eq!(apply(yaml, &changes[&uri]), yaml.replace("\"old id\"", to));
    }
}
