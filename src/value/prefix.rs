//! Reading a value at the beginning of a longer text: the grammar of values, with the places of its parts.

use super::context::Context;
use super::date::DateValue;
use super::date_more::More;
use super::date_parse;
use super::date_tables::{SIDES, Side};
use super::date_written::Written;
use super::figure::Hedge;
use super::hedges::{SUFFIXES, hedge_prefix};
use super::lex::{blanks, one_of, phrase};
use super::parse::{self, Reading};

/// A value at the beginning of a text, and where in the text its parts end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found<T> {
    pub(crate) value: T,
    /// The first byte behind a hedge.
    pub(crate) core: usize,
    /// The byte after the value itself.
    pub(crate) end: usize,
    /// The byte after a hedge that follows it.
    pub(crate) full_end: usize,
    /// The hedge beside it.
    pub(crate) hedge: Option<Hedge>,
}

/// How much may be read as one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// A range or a ratio of two, where they stand.
    Whole,
    /// One number with its unit.
    Single,
}

/// A figure, with its hedges, at the beginning of the text.
pub(crate) fn figure(i: &str, ctx: &Context, reach: Reach) -> Option<Found<Reading>> {
    let (rest, value) = match reach {
        Reach::Whole => parse::figure(i, ctx),
        Reach::Single => parse::single(i, ctx),
    }
    .ok()?;
    let full_end = i.len() - rest.len();
    let hedge = value.figure.hedge;
    let (behind, before) = hedge_prefix(i);
    let core = if before.is_some() { i.len() - behind.len() } else { 0 };
    let plain = i.len() - behind.len();
    let end = if hedge.is_some() && before.is_none() {
        without_suffix(&i[..full_end])
    } else {
        full_end
    };
    Some(Found {
        value,
        core: core.max(plain),
        end: end.max(core),
        full_end,
        hedge,
    })
}

/// The length of the text without a hedge at its end.
fn without_suffix(text: &str) -> usize {
    if let Some(t) = text.strip_suffix('+') {
        return t.len();
    }
    for (words, _) in SUFFIXES.entries() {
        let n = text.len().saturating_sub(words.len());
        if n > 0 && text.get(n..).is_some_and(|tail| phrase(tail, words) == Some("")) {
            return text[..n].trim_end().trim_end_matches(',').len();
        }
    }
    text.len()
}

/// `in three days` at the beginning of the text.
pub(crate) fn in_time(i: &str, ctx: &Context) -> Option<Found<DateValue>> {
    let (rest, value) = super::in_time(i, ctx).ok()?;
    let end = i.len() - rest.len();
    Some(Found {
        value,
        core: 0,
        end,
        full_end: end,
        hedge: None,
    })
}

/// A date or a period at the beginning of the text; `Err` where no calendar has it.
pub(crate) fn date(i: &str, ctx: &Context) -> Option<Result<Found<DateValue>, usize>> {
    if is_plain_figure(i) {
        return None;
    }
    let (rest, read) = date_parse::date(i, ctx).ok()?;
    let full_end = i.len() - rest.len();
    let Ok(value) = read else { return Some(Err(full_end)) };
    let about = one_of(i, SIDES).filter(|(_, side)| *side == Side::About);
    Some(Ok(Found {
        value,
        core: about.map_or(0, |(rest, _)| i.len() - blanks(rest).len()),
        end: full_end,
        full_end,
        hedge: about.map(|_| Hedge::About),
    }))
}

/// `$4`, `12%`, `1,400`: no date begins like this, and most figures do.
fn is_plain_figure(i: &str) -> bool {
    let bytes = i.as_bytes();
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    match bytes.get(digits) {
        Some(b'$') => digits == 0,
        Some(b'%') => digits > 0,
        Some(b',') => digits > 0 && bytes.get(digits + 1).is_some_and(u8::is_ascii_digit),
        _ => false,
    }
}

/// The day of this number nearest before the dateline; unresolved without one.
pub(crate) fn day_of_month(day: i8, ctx: &Context) -> Option<DateValue> {
    (1..=31).contains(&day).then_some(())?;
    Written::More(More::DayOf(day)).resolve(None, ctx).ok()
}
