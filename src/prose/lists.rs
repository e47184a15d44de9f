//! Facts that are lists: names in a row of which most are a list's (`in Colombia, Sri Lanka and Peru`) state that list, where
//! a word of its label stands there too.

use super::tokens::{StemId, Token};
use crate::facts::{FactBase, FactId};
use crate::value::Data;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::ops::Range;

/// The lists of one topic, and where their items are looked for.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    items: Option<AhoCorasick>,
    /// Which list has each item, and which of its items it is.
    of: Vec<(usize, usize)>,
    lists: Vec<List>,
}

#[derive(Debug)]
struct List {
    fact: FactId,
    /// `topic/fact-id`
    id: String,
    /// How many items it has.
    long: usize,
    /// The words of its names.
    label: Box<[StemId]>,
}

/// Names in a row that state a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListMention {
    /// The fact.
    pub fact: FactId,
    /// Their bytes in the text.
    pub range: Range<usize>,
    /// The words that say so.
    pub evidence: String,
}

impl Lists {
    /// Collects the facts of one topic that are lists.
    pub(crate) fn new(base: &FactBase, facts: &[FactId], id: &mut impl FnMut(&str) -> StemId) -> Self {
        let mut out = Self::default();
        let mut patterns: Vec<&str> = Vec::new();
        for n in facts {
            let fact = base.fact(*n);
            for v in &fact.values {
                let Data::List(items) = &v.value.data else { continue };
                let words = fact.names().flat_map(super::index::content_words);
                let label = words.map(|w| id(&w)).collect();
                for (item, text) in items.iter().enumerate() {
                    for spelled in std::iter::once(&**text).chain(fact.accepted(text)) {
                        patterns.push(spelled.strip_prefix("the ").unwrap_or(spelled));
                        out.of.push((out.lists.len(), item));
                    }
                }
                out.lists.push(List {
                    fact: *n,
                    id: base.full_id(*n),
                    long: items.len(),
                    label,
                });
            }
        }
        if !patterns.is_empty() {
            let mut builder = AhoCorasick::builder();
            builder
                .kind(Some(AhoCorasickKind::ContiguousNFA))
                .ascii_case_insensitive(true);
            out.items = builder.build(patterns).ok();
        }
        out
    }

    /// Whether no fact of the topic is a list.
    pub(crate) fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// The rows of names in a sentence of these words that state a list.
    pub(crate) fn mentions(&self, text: &str, sentence: &Range<usize>, toks: &[Token]) -> Vec<ListMention> {
        let Some(items) = &self.items else { return Vec::new() };
        let part = &text[sentence.clone()];
        let mut found: Vec<Vec<(usize, Range<usize>)>> = self.lists.iter().map(|_| Vec::new()).collect();
        for m in items.find_overlapping_iter(part) {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let (list, item) = self.of[m.pattern().as_usize()];
            let inside = letter(part[..m.start()].chars().next_back()) || letter(part[m.end()..].chars().next());
            // A hostile sentence may have thousands of them.
            if !inside && found[list].len() < 64 {
                found[list].push((item, m.range()));
            }
        }
        let mut out: Vec<ListMention> = Vec::new();
        for (list, at) in self.lists.iter().zip(&mut found) {
            at.sort_by_key(|(_, r)| (r.start, r.end));
            let Some(row) = row(part, at) else { continue };
            let mut own: Vec<usize> = at
                .iter()
                .filter(|(_, r)| row.range.start <= r.start && r.end <= row.range.end)
                .map(|(n, _)| *n)
                .collect();
            own.sort_unstable();
            own.dedup();
            let label = toks.iter().find(|t| {
                let outside = (t.end as usize) <= sentence.start + row.range.start
                    || t.start as usize >= sentence.start + row.range.end;
                outside && !t.stop && t.stem.is_some_and(|s| list.label.contains(&s))
            });
            // One of them may be wrong, and no more: other rows share a name or two.
            let same = own.len() + 1 >= list.long && row.items == list.long && own.len() >= 2;
            if let (true, Some(label)) = (same, label) {
                let range = sentence.start + row.range.start..sentence.start + row.range.end;
                if out.iter().all(|m| m.fact != list.fact || m.range != range) {
                    let word = &text[label.start as usize..label.end as usize];
                    out.push(ListMention {
                        fact: list.fact,
                        range,
                        evidence: format!(
                            "linked to {}: {} of its {} names in a row, beside \"{word}\"",
                            list.id,
                            own.len(),
                            list.long
                        ),
                    });
                }
            }
        }
        out
    }
}

/// Names in a row.
struct Row {
    range: Range<usize>,
    items: usize,
}

/// The row that begins with the first of these names that is in one: `A, B and C`.
fn row(text: &str, found: &[(usize, Range<usize>)]) -> Option<Row> {
    let mut from = 0;
    while let Some((_, first)) = found.get(from) {
        let begin = before(text, first.start);
        let (mut at, mut items) = (first.end, 1 + begin.1);
        let mut last = false;
        while let (false, Some((next, and))) = (last, separator(text, at)) {
            let known = found.iter().filter(|(_, r)| r.start == next).map(|(_, r)| r.end).max();
            let Some(end) = known.or_else(|| name(text, next)) else {
                break;
            };
            (at, last) = (end, and);
            items += 1;
        }
        if last {
            return Some(Row {
                range: begin.0..at,
                items,
            });
        }
        from += 1;
    }
    None
}

/// What parts two names, and whether it is what stands before the last: the byte of the next name.
fn separator(text: &str, at: usize) -> Option<(usize, bool)> {
    let rest = &text[at..];
    let parts = [
        (", and ", true),
        (", or ", true),
        (" and ", true),
        (" or ", true),
        (" & ", true),
        (", ", false),
    ];
    let (sep, last) = parts.into_iter().find(|(s, _)| rest.starts_with(s))?;
    let next = at + sep.len();
    let article = if text[next..].starts_with("the ") { 4 } else { 0 };
    Some((next + article, last))
}

/// The end of the capitalised words that begin here.
fn name(text: &str, at: usize) -> Option<usize> {
    let mut end = at;
    for word in text[at..].split(' ').take(4) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !bare.starts_with(char::is_uppercase) {
            break;
        }
        let from = if end == at { at } else { end + 1 };
        end = from + bare.len();
        if bare.len() < word.len() {
            break;
        }
    }
    (end > at).then_some(end)
}

/// Where the row begins whose known name starts here: other names may stand before it.
fn before(text: &str, start: usize) -> (usize, usize) {
    let (mut begin, mut items) = (start, 0);
    let article = |at: usize| if text[..at].ends_with("the ") { at - 4 } else { at };
    while let Some(head) = text[..article(begin)].strip_suffix(", ") {
        let from = head
            .rsplit(' ')
            .take(4)
            .take_while(|w| w.starts_with(char::is_uppercase) && !w.ends_with(','))
            .fold(head.len() + 1, |at, w| at - w.len() - 1);
        if from >= head.len() {
            break;
        }
        (begin, items) = (from, items + 1);
    }
    (article(begin), items)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, known: &[&str]) -> Option<(String, usize)> {
        let mut found: Vec<(usize, Range<usize>)> = known
            .iter()
            .enumerate()
            .filter_map(|(n, k)| text.find(k).map(|at| (n, at..at + k.len())))
            .collect();
        found.sort_by_key(|(_, r)| r.start);
        row(text, &found).map(|r| (text[r.range].to_owned(), r.items))
    }

    #[test]
    fn names_in_a_row_are_one_list() {
        for (text, known, row, items) in [
            (
                "in Peru, Chile and Brazil.",
                &["Peru", "Chile"][..],
                "Peru, Chile and Brazil",
                3,
            ),
            (
                "in Peru, Chile and Brazil.",
                &["Chile", "Brazil"],
                "Peru, Chile and Brazil",
                3,
            ),
            (
                "in Brazil, the Philippines, Viet Nam and Mexico, with",
                &["Philippines", "Mexico"],
                "Brazil, the Philippines, Viet Nam and Mexico",
                4,
            ),
            (
                "sold in Peru, Chile, and Brazil",
                &["Peru", "Brazil"],
                "Peru, Chile, and Brazil",
                3,
            ),
            ("from Peru and Chile", &["Peru", "Chile"], "Peru and Chile", 2),
        ] {
            assert_eq!(rows(text, known), Some((row.to_owned(), items)), "{text}");
        }
        for (text, known) in [
            ("Peru lost, Chile won", &["Peru", "Chile"][..]),
            ("from Peru to Chile", &["Peru", "Chile"]),
            ("Peru", &["Peru"]),
        ] {
            assert_eq!(rows(text, known), None, "{text}");
        }
    }
}
