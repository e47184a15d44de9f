//! What an amount is of, where the words say so plainly: `punitive damages of $167 million`, `$167 million in punitive
//! damages`, `operating profit was $98.6 million`. Two words at least: a single noun is too little to know a thing by.

use super::guards::plain;
use super::pieces::Text;
use super::words::{LINKS, VERBS};
use crate::prose::vocab::{is_stop, stem};
use std::ops::Range;

const PARTICLES: &[(&str, &str)] = &[
    ("came", "to"),
    ("stood", "at"),
    ("amounted", "to"),
    ("rose", "to"),
    ("fell", "to"),
    ("grew", "to"),
    ("climbed", "to"),
    ("ran", "to"),
];

/// The stems of the two words that name what a figure is of, in order, with any further describing word.
pub(super) fn label(t: &Text<'_, '_>, at: usize, s: &Range<usize>) -> Option<String> {
    if t.is(at + 1, &["in"])
        && let Some(l) = ahead(t, at + 2, s)
    {
        return Some(l);
    }
    if at > s.start && t.is(at - 1, &["of"]) {
        return back(t, at - 1, s);
    }
    if at > s.start && t.among(at - 1, &LINKS) {
        return back(t, at - 1, s);
    }
    if at >= s.start + 2 && PARTICLES.iter().any(|(a, b)| t.is(at - 2, &[a]) && t.is(at - 1, &[b])) {
        return back(t, at - 2, s);
    }
    if at > s.start && t.is(at - 1, &["a", "an", "the", "its", "their"]) {
        return ahead(t, at + 1, s);
    }
    None
}

fn content(t: &Text<'_, '_>, n: usize, s: &Range<usize>) -> bool {
    let w = t.word(n);
    s.contains(&n)
        && !w.is_empty()
        && w.chars().all(|c| c.is_alphabetic() || c == '-')
        && !is_stop(&w.to_lowercase())
        && !w.starts_with(char::is_uppercase)
}

/// The words from a place on, up to the first that does not belong to the noun phrase.
fn ahead(t: &Text<'_, '_>, from: usize, s: &Range<usize>) -> Option<String> {
    let mut to = from;
    while to < from + 5 && content(t, to, s) {
        to += 1;
    }
    (to < from + 5).then(|| key(t, from, to)).flatten()
}

/// The words that end before a place.
fn back(t: &Text<'_, '_>, to: usize, s: &Range<usize>) -> Option<String> {
    let mut from = to;
    while from > s.start && to - from < 4 && content(t, from - 1, s) && !t.among(from - 1, &VERBS) {
        from -= 1;
    }
    // The first word of a sentence has a capital that says nothing, the first of an owner (`Meta's`) one that does.
    if from == s.start + 1 && to - from < 3 && !t.word(s.start).is_empty() {
        let w = t.word(s.start);
        if !is_stop(&w.to_lowercase()) && plain(w) == w && !t.among(s.start, &VERBS) {
            from = s.start;
        }
    }
    // `damages and costs of …`: half a coordination.
    if from > s.start && t.is(from - 1, &["and", "or", "of"]) {
        return None;
    }
    key(t, from, to)
}

fn key(t: &Text<'_, '_>, from: usize, to: usize) -> Option<String> {
    if !(2..=3).contains(&(to - from)) {
        return None;
    }
    let stems: Vec<String> = (from..to).map(|n| stem(&t.word(n).to_lowercase())).collect();
    Some(stems.join(" "))
}
