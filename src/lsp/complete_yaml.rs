//! Completion in the fact base: keys, as its schema has them, and what they may name.

use super::complete::Items;
use super::desk::Desk;
use super::position::{Encoding, Page};
use super::yaml::{indent, path_to};
use crate::facts::schema;
use crate::span::Span;
use gen_lsp_types::{CompletionItemKind, CompletionList};
use serde_json::Value as Json;
use std::path::Path;
use std::sync::OnceLock;

/// What may be written at a byte of a file.
pub(super) fn complete(path: &Path, page: &Page, byte: usize, desk: &Desk, encoding: Encoding) -> CompletionList {
    let line = page.text[..byte].rfind('\n').map_or(0, |n| n + 1);
    let head = &page.text[line..byte];
    let bare = head.trim_start_matches([' ', '-']);
    if bare.contains('#') {
        return CompletionList::default();
    }
    let depth = head.len() - bare.len();
    // In flow style, keys stand behind a brace or a comma.
    let flow = bare.rfind('{').filter(|at| !bare[*at..].contains('}'));
    let inner = flow
        .map_or(bare, |at| bare[at + 1..].rsplit(',').next().unwrap_or(""))
        .trim_start();
    let typed = |word: &str| Span::new(byte - word.len(), byte);
    let mut under = path_to(&page.text, line, depth);
    if flow.is_some()
        && let Some((key, _)) = bare.split_once(':')
    {
        under.push(key.trim().to_owned());
    }
    let topic = path
        .file_stem()
        .map(|s| s.to_string_lossy().into_owned())
        .unwrap_or_default();
    match inner.split_once(':') {
        Some((key, value)) => {
            let word = value.rsplit(['[', ',']).next().unwrap_or("").trim_start();
            values(key.trim(), &topic, Items::new(page, encoding, typed(word)), desk)
        }
        // An item of a list: its key is the one above.
        None if flow.is_none() && indent(head) < depth && under.last().is_some_and(|k| is_source(k)) => {
            values("source", &topic, Items::new(page, encoding, typed(inner)), desk)
        }
        None => keys(&under, &topic, Items::new(page, encoding, typed(inner)), desk),
    }
}

fn is_source(key: &str) -> bool {
    matches!(key, "source" | "sources")
}

fn keys(under: &[String], topic: &str, mut items: Items<'_>, desk: &Desk) -> CompletionList {
    let under: Vec<&str> = under.iter().map(String::as_str).collect();
    let of = match under[..] {
        [] => None,
        ["sources", _] => Some("SourceEntry"),
        ["names", _] => Some("NameEntry"),
        ["facts", _] => Some("FactEntry"),
        ["facts", _, "values"] => Some("ValueEntry"),
        // Topics that are alike name alike things alike.
        ["facts"] => {
            let has = |id: &str| desk.fact_of(topic, id).is_some();
            let mut seen = std::collections::HashSet::new();
            for f in desk.base.facts() {
                if items.fits(&f.id) && seen.insert(&*f.id) && !has(&f.id) {
                    let from = desk.base.topic(f.topic).name.to_string();
                    items.add(&f.id, CompletionItemKind::Constant, Some(from), &format!("{}:", f.id));
                }
            }
            return items.done();
        }
        _ => return CompletionList::default(),
    };
    for (key, meaning) in properties(of) {
        let block = matches!(key, "sources" | "names" | "facts" | "values");
        let insert = if block { format!("{key}:") } else { format!("{key}: ") };
        items.add(key, CompletionItemKind::Property, Some(meaning.to_owned()), &insert);
    }
    items.done()
}

fn values(key: &str, topic: &str, mut items: Items<'_>, desk: &Desk) -> CompletionList {
    match key {
        "source" | "sources" => {
            let own = desk
                .base
                .sources()
                .iter()
                .filter(|s| *desk.base.topic(s.topic).id == *topic);
            for s in own {
                items.add(
                    &s.id,
                    CompletionItemKind::Reference,
                    s.title.as_deref().map(str::to_owned),
                    &s.id,
                );
            }
        }
        "speaker" => {
            for n in desk.base.names() {
                items.add(
                    &n.name,
                    CompletionItemKind::Constant,
                    n.role.as_deref().map(str::to_owned),
                    &n.name,
                );
            }
        }
        "preferred" | "open" | "exact" => {
            for b in ["true", "false"] {
                items.add(b, CompletionItemKind::Value, None, b);
            }
        }
        "kind" => {
            let names = schema().pointer("/definitions/KindName");
            for k in names.map_or_else(Vec::new, constants) {
                items.add(k, CompletionItemKind::EnumMember, None, k);
            }
        }
        _ => {}
    }
    items.done()
}

/// The keys of an entry, and what each means.
fn properties(of: Option<&str>) -> impl Iterator<Item = (&'static str, &'static str)> {
    let of = match of {
        Some(name) => schema().pointer(&format!("/definitions/{name}/properties")),
        None => schema().pointer("/properties"),
    };
    let all = of.and_then(Json::as_object).into_iter().flatten();
    all.map(|(k, v)| (k.as_str(), v["description"].as_str().unwrap_or("")))
}

/// The names of an enumeration, whichever way its schema lists them.
fn constants(of: &'static Json) -> Vec<&'static str> {
    let listed = of["enum"].as_array().into_iter().flatten().filter_map(Json::as_str);
    let one_by_one = of["oneOf"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|o| o["const"].as_str());
    listed.chain(one_by_one).collect()
}

fn schema() -> &'static Json {
    static SCHEMA: OnceLock<Json> = OnceLock::new();
    SCHEMA.get_or_init(|| serde_json::to_value(schema::json_schema()).unwrap_or_default())
}
