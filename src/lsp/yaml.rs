//! What stands where in a file of the fact base.

use crate::facts::FactBase;
use crate::span::Span;

/// The largest file that is read while the client waits, in bytes.
pub(super) const MAX_READ_AT_ONCE: usize = 2 << 20;

/// What an entry of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Source,
    Name,
    Fact,
}

/// An entry of a file: a source, a name or a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) sort: Sort,
    pub(super) id: String,
    /// The number among those of its sort in the base it was read from.
    pub(super) number: usize,
    pub(super) key: Span,
    /// From the key to the end of the last line that belongs to it.
    pub(super) whole: Span,
}

/// The entries of a file in the order of its text.
pub(super) fn entries(base: &FactBase, file: u32) -> Vec<Entry> {
    let Some(text) = base.files().get(file as usize).map(|f| f.text.as_str()) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let mut add = |sort, number, id: &str, key: Span| {
        out.push(Entry {
            sort,
            id: id.to_owned(),
            number,
            key,
            whole: Span::new(key.start as usize, end_of(text, key.start as usize)),
        });
    };
    let here = |t: crate::facts::TopicId| base.topic(t).file == file;
    for (n, s) in base.sources().iter().enumerate().filter(|(_, s)| here(s.topic)) {
        add(Sort::Source, n, &s.id, s.span);
    }
    for (n, name) in base.names().iter().enumerate().filter(|(_, n)| here(n.topic)) {
        add(Sort::Name, n, &name.id, key_before(text, &name.id, name.span));
    }
    for (n, f) in base.facts().iter().enumerate().filter(|(_, f)| here(f.topic)) {
        add(Sort::Fact, n, &f.id, f.span);
    }
    out.sort_by_key(|e| e.key.start);
    out
}

/// The entry that a byte belongs to.
pub(super) fn entry_at(base: &FactBase, file: u32, byte: usize) -> Option<Entry> {
    let inside = |e: &Entry| e.key.start as usize <= byte && byte <= e.whole.end as usize;
    entries(base, file).into_iter().rfind(inside)
}

/// The key of an entry, where only a place inside the entry is known.
fn key_before(text: &str, id: &str, inside: Span) -> Span {
    let head = text.get(..inside.start as usize).unwrap_or("");
    let found = head.rmatch_indices(id).find(|(at, _)| {
        let after = head[at + id.len()..].trim_start_matches(['"', '\'']);
        let before = head[..*at].trim_end_matches(['"', '\'']);
        after.starts_with(':') && before.ends_with(['\n', ' ', '{', ','])
    });
    found.map_or(inside, |(at, _)| Span::new(at, at + id.len()))
}

/// Where an entry that begins at a byte ends: before the next line that stands no deeper than it.
pub(super) fn end_of(text: &str, start: usize) -> usize {
    let line = text[..start].rfind('\n').map_or(0, |n| n + 1);
    let depth = indent(&text[line..]);
    let row = text[start..].find('\n').map_or(text.len(), |n| start + n);
    let mut end = start + text[start..row].trim_end().len();
    let mut at = row + 1;
    while at < text.len() {
        let next = text[at..].find('\n').map_or(text.len(), |n| at + n);
        let row = &text[at..next];
        let row = row.trim_end();
        if !row.is_empty() {
            if indent(row) <= depth {
                break;
            }
            end = at + row.len();
        }
        at = next + 1;
    }
    end
}

pub(super) fn indent(row: &str) -> usize {
    row.len() - row.trim_start_matches(' ').len()
}

/// The keys that a line stands under, the outermost first: `facts`, `punitive-damages`. `depth` is the line's own.
pub(super) fn path_to(text: &str, line_start: usize, mut depth: usize) -> Vec<String> {
    let mut out = Vec::new();
    for row in text[..line_start].lines().rev() {
        let bare = row.trim_start_matches([' ', '-']);
        if depth == 0 {
            break;
        }
        if bare.is_empty() || bare.starts_with('#') || indent(row) >= depth {
            continue;
        }
        if let Some((key, _)) = bare.split_once(':') {
            // A key of the same item stands behind its dash.
            if row.len() - bare.len() < depth {
                out.push(key.trim().trim_matches(['"', '\'']).to_owned());
            }
            depth = indent(row);
        }
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "topic: T\nsources:\n  a:\n    title: A\nnames:\n  bo-chen:\n    name: Bo Chen\n    source: a\n\n\
                        facts:\n  one:\n    values:\n      - value: 1\n        source: a\n\n  two: {value: 2, source: a}\n";

    #[test]
    fn entries_reach_to_the_next_one() {
        let (base, problems) = FactBase::from_yaml(&[("t.yaml", TEXT)]);
        assert!(problems.is_empty(), "{problems:?}");
        let got: Vec<String> = entries(&base, 0)
            .iter()
            .map(|e| format!("{} {}", e.key.of(TEXT), e.whole.of(TEXT).lines().count()))
            .collect();
        assert_eq!(got, ["a 2", "bo-chen 3", "one 4", "two 1"]);
        let at = |words: &str| {
            let byte = TEXT.find(words).expect("words");
            entry_at(&base, 0, byte).map(|e| e.id)
        };
        assert_eq!(at("name: Bo").as_deref(), Some("bo-chen"));
        assert_eq!(at("value: 1").as_deref(), Some("one"));
        assert_eq!(at("value: 2").as_deref(), Some("two"));
        assert_eq!(at("facts"), None);
    }

    #[test]
    fn a_line_knows_what_it_stands_under() {
        let under = |words: &str, depth| path_to(TEXT, TEXT.find(words).map_or(0, |n| n), depth).join("/");
        let line = |words: &str| TEXT[..TEXT.find(words).unwrap_or(0)].rfind('\n').map_or(0, |n| n + 1);
        assert_eq!(path_to(TEXT, line("title: A"), 4).join("/"), "sources/a");
        assert_eq!(path_to(TEXT, line("- value"), 6).join("/"), "facts/one/values");
        assert_eq!(path_to(TEXT, line("two:"), 2).join("/"), "facts");
        assert_eq!(under("topic", 0), "");
    }
}
