//! Plain numbers that the words around make ages or lengths: `Ms. Lopez, 34, of Queens`, `turned 18`, `the 100m`.

use super::noun::{Counted, counted};
use super::scan::Scanner;
use super::words::words;
use crate::value::prefix::Found;
use crate::value::{Data, Decimal, Dim, Form, Reading, as_age, measure};

/// The reading with the meaning that its place gives it.
pub(super) fn settle(s: &Scanner<'_>, at: usize, found: &Found<Reading>) -> Reading {
    let reading = found.value.clone();
    let (start, end) = (at + found.core, at + found.end);
    let written = s.around.text.get(start..end).unwrap_or("");
    if reading.dim != Dim::Number || !matches!(counted(&s.around, at + found.full_end, false), Counted::Nothing) {
        return reading;
    }
    if is_age(s, start, end, &reading)
        && let Some(figure) = as_age(&reading.figure, &s.ctx.tolerances)
    {
        return Reading {
            figure,
            dim: Dim::Age,
            per: None,
        };
    }
    if written.ends_with('m')
        && words!("the men's women's men’s women’s ran won").has(s.around.previous(start))
        && let Some(figure) = in_metres(&reading, s)
        && let Some(m) = measure("m")
    {
        return Reading {
            figure,
            dim: Dim::Measure(m),
            per: None,
        };
    }
    reading
}

/// `5m` was read as five million: as metres it has no scale.
fn in_metres(reading: &Reading, s: &Scanner<'_>) -> Option<crate::value::Figure> {
    let Form::Digits { digits, scale: 6 } = reading.figure.form else {
        return None;
    };
    let rounding = if digits.scale() > 0 {
        crate::value::Rounding::HalfStep
    } else {
        crate::value::Rounding::Exact
    };
    crate::value::Figure::new(
        Form::Digits { digits, scale: 0 },
        rounding,
        reading.figure.hedge,
        &s.ctx.tolerances,
    )
}

fn is_age(s: &Scanner<'_>, start: usize, end: usize, reading: &Reading) -> bool {
    let around = &s.around;
    let Some(n) = reading.figure.number else { return false };
    if reading.figure.hedge.is_some() || !n.fract().is_zero() || n < Decimal::ONE || n > Decimal::from(115) {
        return false;
    }
    let previous = around.previous(start);
    if words!("turned turns turning turn").has(previous) {
        return true;
    }
    let head = &around.text[..start];
    // `aged 19 and 22`
    if let Some(last) = s.found.last()
        && matches!(&last.data, Data::Figure(q) if q.dim == Dim::Age)
        && matches!(
            around.text.get(last.full_end as usize..start),
            Some(" and " | ", " | ", and ")
        )
    {
        return true;
    }
    // `Ms. Lopez, 34, of Queens`: between commas, behind a word.
    let digits = around
        .text
        .get(start..end)
        .is_some_and(|t| t.len() <= 3 && t.bytes().all(|b| b.is_ascii_digit()));
    let behind = around.text.get(end..).is_some_and(|r| r.starts_with(','));
    let Some(named) = head.strip_suffix(", ") else {
        return false;
    };
    let word = around.word_before(named.len()).map_or("", |(w, _)| w);
    digits
        && behind
        && word.len() > 1
        && word.chars().all(char::is_alphabetic)
        && !words!("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday").has(word)
}
