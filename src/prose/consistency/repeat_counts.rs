//! Counts of the same things: the same noun with the same words for what became of it.

use super::guards::plain;
use super::pieces::Text;
use super::words::EMPTY;
use crate::prose::vocab::{is_stop, stem};
use crate::value::Dim;
use std::ops::Range;

/// The noun that a figure counts, and the stems of the words around it.
#[derive(Debug)]
pub(super) struct Counted {
    pub(super) noun: String,
    /// Words between the number and its noun.
    modifiers: Vec<String>,
    /// Words of the clause.
    bag: Vec<String>,
}

pub(super) fn counted(t: &Text<'_, '_>, at: usize, s: &Range<usize>) -> Option<Counted> {
    let Dim::Count(_) = t.quantity(at)?.dim else {
        return None;
    };
    // Small counts are counts of everything.
    t.quantity(at)?
        .figure
        .number
        .filter(|n| *n >= crate::value::Decimal::TEN)?;
    let m = t.mention(at)?;
    let words: Vec<&str> = t
        .text
        .get(m.start as usize..m.end as usize)?
        .split_whitespace()
        .filter(|w| w.chars().all(|c| c.is_alphabetic() || c == '-') && !is_stop(&w.to_lowercase()))
        .collect();
    let (noun, modifiers) = words.split_last()?;
    let noun = stem(&noun.to_lowercase());
    let mut modifiers: Vec<String> = modifiers.iter().map(|w| stem(&w.to_lowercase())).collect();
    modifiers.sort_unstable();
    let mut bag: Vec<String> = (at.saturating_sub(12).max(s.start)..(at + 13).min(s.end))
        .filter(|n| *n != at)
        .map(|n| plain(t.word(n)).to_lowercase())
        .filter(|w| w.len() > 2 && !is_stop(w) && !EMPTY.has(w))
        .map(|w| stem(&w))
        .filter(|w| *w != noun)
        .collect();
    bag.sort_unstable();
    bag.dedup();
    Some(Counted { noun, modifiers, bag })
}

/// Whether the words around two counts of one noun say that they are of the same things.
pub(super) fn same_things(a: &Counted, b: &Counted) -> bool {
    let (small, large) = if a.bag.len() <= b.bag.len() {
        (&a.bag, &b.bag)
    } else {
        (&b.bag, &a.bag)
    };
    let shared = small.iter().filter(|w| large.binary_search(w).is_ok()).count();
    a.modifiers == b.modifiers && shared >= 2 && shared * 2 >= small.len()
}
