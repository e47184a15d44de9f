//! A fix made for the text of a draft is carried over to the file: markup inside is kept, a sentence keeps its capital, and
//! where the words around would no longer read well there is no fix.

use super::number_style::capital;
use super::{Finding, Fix, Origin};
use crate::document::{BlockKind, Document, sentences};
use crate::span::Span;
use std::collections::HashSet;

/// Settles the fixes of a draft's findings.
pub(super) fn settle(text: &str, doc: &Document, findings: &mut [Finding]) {
    let mut starts = None;
    for f in findings.iter_mut().filter(|f| f.origin != Origin::Statement) {
        if let Some(d) = f.detail.as_mut()
            && let Some(fix) = d.fix.take()
        {
            let starts = starts.get_or_insert_with(|| sentence_starts(doc));
            d.fix = placed(text, starts, &d.claimed, fix);
        }
    }
}

fn placed(file: &str, starts: &HashSet<u32>, claimed: &str, mut fix: Fix) -> Option<Fix> {
    let here = fix.span.of(file);
    let head = file.get(..fix.span.start as usize)?;
    // Marks may stand between the beginning and the first word.
    let bare = head.trim_end_matches(['*', '_', '"', '“', '‘', '(']).len();
    let opens = (bare..=head.len()).any(|at| u32::try_from(at).is_ok_and(|at| starts.contains(&at)));
    if here.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase()) && opens {
        fix.text = capital(&fix.text);
    }
    if clashes(head, claimed, &fix.text) {
        return None;
    }
    if here != claimed {
        let (from, to, new) = carried(here, claimed, &fix.text)?;
        let at = fix.span.start as usize;
        fix.span = Span::new(at + from, at + to);
        fix.text = new;
    }
    (fix.span.of(file) != fix.text).then_some(fix)
}

/// Whether the words before the fix and the fix do not fit together.
fn clashes(head: &str, old: &str, new: &str) -> bool {
    let last = head
        .trim_end()
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or("");
    let last = last.trim_start_matches(['*', '_', '"', '“', '[']).to_lowercase();
    let vowel = |t: &str| {
        let t = t.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        t.starts_with(['a', 'e', 'i', 'o', 'u', '8']) && !t.starts_with("one") && !t.starts_with("uni")
            || ["11", "18"].iter().any(|n| {
                t.strip_prefix(n)
                    .is_some_and(|r| !r.starts_with(|c: char| c.is_ascii_digit()))
            })
    };
    if (last == "a" || last == "an") && vowel(old) != vowel(new) {
        return true;
    }
    // `the about 1,400 workers`
    let hedged = new.starts_with(char::is_alphabetic) && old.starts_with(|c: char| !c.is_alphabetic());
    hedged && (BEFORE.contains(&&*last) || last.ends_with("'s") || last.ends_with("’s"))
}

/// Words that no hedge can follow.
const BEFORE: [&str; 29] = [
    "a",
    "an",
    "the",
    "this",
    "that",
    "these",
    "those",
    "its",
    "their",
    "his",
    "her",
    "our",
    "my",
    "your",
    "all",
    "both",
    "some",
    "another",
    "other",
    "every",
    "each",
    "first",
    "last",
    "next",
    "between",
    "from",
    "exactly",
    "precisely",
    "only",
];

/// Where the sentences of running text begin, in bytes of the file.
fn sentence_starts(doc: &Document) -> HashSet<u32> {
    let running = doc.blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Cell(_)));
    running
        .flat_map(|b| sentences(&b.text).map(|s| b.span(s.start, s.end).start))
        .collect()
}

/// Where in the file's own text the words change, and to what: words that stay are left alone, with the markup between them.
fn carried(file: &str, old: &str, new: &str) -> Option<(usize, usize, String)> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    let mut places: Vec<(usize, usize)> = Vec::with_capacity(old.len());
    let mut at = 0;
    let silent = |gap: &str| !gap.replace("&nbsp;", " ").contains(char::is_alphanumeric);
    for w in &old {
        let found = at + file.get(at..)?.find(w)?;
        if !silent(&file[at..found]) {
            return None;
        }
        at = found + w.len();
        places.push((found, at));
    }
    if !silent(&file[at..]) {
        return None;
    }
    let alike = |n: &usize| old.get(*n) == new.get(*n);
    let shorter = old.len().min(new.len());
    let head = (0..shorter).take_while(alike).count();
    let tail = (0..shorter - head)
        .take_while(|n| old[old.len() - 1 - n] == new[new.len() - 1 - n])
        .count();
    let gone = places.get(head..old.len() - tail)?;
    let come = new.get(head..new.len() - tail)?;
    let gap = |n: usize| file.get(places.get(n)?.1..places.get(n + 1)?.0);
    match (gone, come) {
        ([], []) => None,
        ([], words) => match places.get(head) {
            Some((start, _)) => Some((*start, *start, format!("{} ", words.join(" ")))),
            None => places
                .last()
                .map(|(_, end)| (*end, *end, format!(" {}", words.join(" ")))),
        },
        ([(start, _), ..], []) => {
            let next = places.get(old.len() - tail)?.0;
            let last = old.len() - tail - 1;
            (head..=last)
                .all(|n| gap(n).is_some_and(|g| g.trim().is_empty()))
                .then(|| (*start, next, String::new()))
        }
        ([(start, _), ..], words) => {
            let end = gone.last()?.1;
            let inner = head..head + gone.len() - 1;
            let text = if gone.len() == words.len() {
                let mut text = String::new();
                for (n, w) in words.iter().enumerate() {
                    text.push_str(w);
                    if n + 1 < words.len() {
                        text.push_str(gap(head + n)?);
                    }
                }
                text
            } else if inner.into_iter().all(|n| gap(n).is_some_and(|g| g.trim().is_empty())) {
                words.join(" ")
            } else {
                return None;
            };
            Some((*start, end, text))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_inside_a_fix_is_kept() {
        let some = |a, b, t: &str| Some((a, b, t.to_owned()));
        assert_eq!(
            carried("1,400&nbsp;workers", "1,400 workers", "about 1,400 workers"),
            some(0, 0, "about ")
        );
        assert_eq!(
            carried("**$48** billion", "$48 billion", "$48 million"),
            some(8, 15, "million")
        );
        assert_eq!(
            carried("we *may* go\non", "we may go on", "we will go on"),
            some(4, 7, "will")
        );
        assert_eq!(carried("1,<b>4</b>00 men", "1,400 men", "1,500 men"), None);
    }

    #[test]
    fn a_sentence_keeps_its_capital_and_an_article_no_hedge() {
        let fix = |head: &str, old: &str, new: &str| {
            let file = format!("{head}{old}");
            let span = Span::new(head.len(), file.len());
            let starts = HashSet::from([0, u32::try_from("Gone. ".len()).unwrap_or_default()]);
            placed(
                &file,
                &starts,
                old,
                Fix {
                    span,
                    text: new.to_owned(),
                    safe: true,
                },
            )
            .map(|f| f.text)
        };
        assert_eq!(
            fix("Gone. ", "64,000 people", "about 64,000 people").as_deref(),
            Some("About 64,000 people")
        );
        assert_eq!(
            fix("Of ", "64,000 people", "about 64,000 people").as_deref(),
            Some("about 64,000 people")
        );
        assert_eq!(fix("The ", "64,000 people", "about 64,000 people"), None);
        assert_eq!(fix("an ", "eight-month", "ten-month"), None);
    }
}
