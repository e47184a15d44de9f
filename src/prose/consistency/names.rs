//! One name spelled two ways: two names of several words that differ by a letter or two in the last.

use super::pieces::Text;
use super::{Clash, Passage, Place, Why};
use crate::document::BlockKind;
use rustc_hash::FxHashMap;

/// Spellings of one first name that are held against each other.
const MOST: usize = 8;

struct Spelling<'t> {
    last: &'t str,
    count: usize,
    /// Where it stands first.
    place: Place,
}

pub(super) fn find(passages: &[Passage<'_>], texts: &[Text<'_>], out: &mut Vec<Clash>) {
    let mut by_first: FxHashMap<&str, Vec<Spelling<'_>>> = FxHashMap::default();
    for (n, (p, t)) in passages.iter().zip(texts).enumerate() {
        // The capitals of a headline say nothing.
        if !matches!(p.block.kind, BlockKind::Heading(_)) {
            collect(n, t, &mut by_first);
        }
    }
    let mut found: Vec<Clash> = Vec::new();
    for list in by_first.values() {
        for (i, a) in list.iter().enumerate() {
            for b in &list[i + 1..] {
                if !near(a.last, b.last) {
                    continue;
                }
                // The rarer one is reported, of two alike the later.
                let (rare, often) = if a.count < b.count { (a, b) } else { (b, a) };
                found.push(Clash {
                    why: Why::Name(often.count),
                    at: rare.place,
                    with: vec![often.place],
                });
            }
        }
    }
    found.sort_by_key(|c| c.at);
    out.append(&mut found);
}

fn collect<'t>(passage: usize, t: &Text<'t>, by_first: &mut FxHashMap<&'t str, Vec<Spelling<'t>>>) {
    let capital = |n: usize| t.word(n).starts_with(char::is_uppercase);
    for n in 1..t.pieces.len() {
        // The last two words of a run of capitals, with nothing but a blank between them.
        if !(capital(n) && capital(n - 1)) || capital(n + 1) && t.pieces[n + 1].start == t.pieces[n].end + 1 {
            continue;
        }
        let (first, last) = (t.word(n - 1), base(t.word(n)));
        let letters = |w: &str| w.chars().all(|c| c.is_alphabetic() || c == '-');
        if t.pieces[n].start != t.pieces[n - 1].end + 1
            || first.chars().count() < 2
            || last.chars().count() < 5
            || !letters(first)
            || !letters(last)
        {
            continue;
        }
        let list = by_first.entry(first).or_default();
        if let Some(s) = list.iter_mut().find(|s| s.last == last) {
            s.count += 1;
        } else if list.len() < MOST {
            let num = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let start = t.pieces[n - 1].start;
            let place = Place {
                passage,
                start: num(start),
                end: num(t.pieces[n].start + last.len()),
            };
            list.push(Spelling { last, count: 1, place });
        }
    }
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
