//! One name spelled two ways: two names of several words that differ by a letter or two in the last.

use super::{Clash, Place, Why};
use rustc_hash::FxHashMap;

/// Spellings of one first name that are held against each other.
const MOST: usize = 8;

struct Spelling<'t> {
    last: &'t str,
    count: usize,
    /// Where it stands first.
    place: Place,
}

/// The names of several words that a draft has, by the last word but one.
#[derive(Default)]
pub(super) struct Spellings<'t> {
    by_first: FxHashMap<&'t str, Vec<Spelling<'t>>>,
}

impl<'t> Spellings<'t> {
    /// Takes in the names of a text whose words stand at these places.
    pub(super) fn collect(&mut self, passage: usize, text: &'t str, words: impl Iterator<Item = (usize, usize)>) {
        // The last two words of a run of capitals, with nothing but a blank between them.
        let (mut before, mut here) = (None, None);
        for next in words.map(Some).chain([None]) {
            let capital = next.filter(|(start, _)| text[*start..].starts_with(char::is_uppercase));
            if let (Some(first), Some(last)) = (before, here)
                && blank(text, first, last)
                && !capital.is_some_and(|next| blank(text, last, next))
            {
                self.add(passage, text, first, last);
            }
            (before, here) = (here, capital);
        }
    }

    fn add(&mut self, passage: usize, text: &'t str, first: (usize, usize), end: (usize, usize)) {
        let (first, last, start) = (&text[first.0..first.1], base(&text[end.0..end.1]), first.0);
        let letters = |w: &str| w.chars().all(|c| c.is_alphabetic() || c == '-');
        if first.chars().count() < 2 || last.chars().count() < 5 || !letters(first) || !letters(last) {
            return;
        }
        let list = self.by_first.entry(first).or_default();
        if let Some(s) = list.iter_mut().find(|s| s.last == last) {
            s.count += 1;
        } else if list.len() < MOST {
            let num = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let place = Place {
                passage,
                start: num(start),
                end: num(end.0 + last.len()),
            };
            list.push(Spelling { last, count: 1, place });
        }
    }

    /// Holds the spellings against each other.
    pub(super) fn settle(&self, out: &mut Vec<Clash>) {
        let mut found: Vec<Clash> = Vec::new();
        for list in self.by_first.values() {
            for (i, a) in list.iter().enumerate() {
                for b in &list[i + 1..] {
                    if !near(a.last, b.last) {
                        continue;
                    }
                    // The rarer one is reported, of two alike the later.
                    let (rare, often) = if a.count < b.count { (a, b) } else { (b, a) };
                    found.push(Clash {
                        why: Why::Name(often.count),
                        figure: None,
                        at: rare.place,
                        with: vec![often.place],
                    });
                }
            }
        }
        found.sort_by_key(|c| c.at);
        out.append(&mut found);
    }
}

/// Whether nothing but a blank stands between two words.
fn blank(text: &str, a: (usize, usize), b: (usize, usize)) -> bool {
    let between = text.as_bytes().get(a.1).copied();
    b.0 == a.1 + 1 && between.is_some_and(|c| c == b'"' || char::from(c).is_whitespace())
}

/// The word without a possessive ending.
fn base(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
        .trim_end_matches(['\'', '’'])
}

/// Whether two words are so near that one of them is a slip, and not another form or another country's spelling.
fn near(a: &str, b: &str) -> bool {
    let (la, lb) = (a.chars().count(), b.chars().count());
    if la.abs_diff(lb) > 1 || la.min(lb) < 5 || a.eq_ignore_ascii_case(b) || american(a) == american(b) {
        return false;
    }
    // `Korea` and `Korean`, `Street` and `Streets`; and a first letter makes another name.
    if a.starts_with(b) || b.starts_with(a) || a.chars().next() != b.chars().next() {
        return false;
    }
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let ending = la.max(lb) - common;
    // `Republican` and `Republics`, `Germany` and `Germans`: another ending is another word.
    if ending <= 2
        && [a, b].iter().any(|w| {
            ["ies", "y", "s", "e", "ed", "er", "or", "an", "ic", "al", "a", "o"]
                .iter()
                .any(|e| w.ends_with(e))
        })
        && la.min(lb) - common <= 2
        && common + 2 >= la.min(lb)
        && !doubled(a, b)
    {
        return false;
    }
    strsim::osa_distance(a, b) <= if la.min(lb) >= 9 { 2 } else { 1 }
}

/// Whether one word is the other with one letter doubled, which is no ending.
fn doubled(a: &str, b: &str) -> bool {
    let single = |w: &str| {
        let mut out = String::new();
        for c in w.chars() {
            if !out.ends_with(c) {
                out.push(c);
            }
        }
        out
    };
    single(a) == single(b)
}

/// British and American spellings brought together.
fn american(w: &str) -> String {
    w.to_lowercase()
        .replace("isation", "ization")
        .replace("our", "or")
        .replace("tre", "ter")
        .replace("ence", "ense")
        .replace("ise", "ize")
        .replace("yse", "yze")
        .replace("mme", "m")
        .replace("ae", "e")
}
