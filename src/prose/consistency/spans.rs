//! `from 2018 to 2023, six years`: the length must be one that the dates allow, counted in completed or in begun units.

use super::pieces::Text;
use super::{Clash, Place, Why};
use crate::value::{Data, Decimal, Dim, Precision, TimeUnit, from_day_number};
use std::ops::Range;

/// From a first to a last period.
struct Run {
    first: jiff::civil::Date,
    last: jiff::civil::Date,
    /// The pieces that hold it.
    from: usize,
    to: usize,
}

pub(super) fn find(passage: usize, t: &Text<'_, '_>, out: &mut Vec<Clash>) {
    for s in &t.sentences {
        for &at in t.stated(s) {
            let Some(run) = run(t, at, s) else { continue };
            let Some((length, unit, n)) = behind(t, &run, s).or_else(|| before(t, &run, s)) else {
                continue;
            };
            let Some((low, high)) = units(&run, unit) else { continue };
            if (low..=high).contains(&n) {
                continue;
            }
            let place = |n: usize| t.mention(n).map(|m| Place::of(passage, m));
            let Some(at) = place(length) else { continue };
            out.push(Clash {
                why: Why::Span(low, high),
                figure: t.quantity(length).cloned(),
                at,
                with: (run.from..run.to).filter_map(place).collect(),
            });
        }
    }
}

/// The days of a date that is no bound, first and last.
fn ends(t: &Text<'_, '_>, at: usize) -> Option<(jiff::civil::Date, jiff::civil::Date, Precision)> {
    let Data::Date(d) = &t.mention(at)?.data else {
        return None;
    };
    let days = d.days().filter(|_| !d.bound)?;
    Some((
        from_day_number(days.start?)?,
        from_day_number(days.end?.checked_sub(1)?)?,
        d.precision,
    ))
}

/// `from 2018 to 2023`, read as one mention or as two.
fn run(t: &Text<'_, '_>, at: usize, s: &Range<usize>) -> Option<Run> {
    let (first, last, precision) = ends(t, at)?;
    let from = at > s.start && t.is(at - 1, &["from", "between"]) || t.str(at).starts_with("from ");
    if precision == Precision::Period {
        // `early 2025` is a period too, but none that runs from one to another.
        let ranged =
            t.str(at).contains([' ', '–', '—', '-']) && t.str(at).bytes().filter(u8::is_ascii_digit).count() >= 6;
        return ranged.then_some(Run {
            first,
            last,
            from: at,
            to: at + 1,
        });
    }
    if !from || !t.is(at + 1, &["to", "until", "through"]) {
        return None;
    }
    let (_, last, other) = ends(t, at + 2)?;
    (at + 2 < s.end && other == precision && last > first).then_some(Run {
        first,
        last,
        from: at,
        to: at + 3,
    })
}

/// The whole number of years, months, weeks or days that a mention states.
fn length(t: &Text<'_, '_>, at: usize) -> Option<(TimeUnit, i64)> {
    let q = t.quantity(at)?;
    let Dim::Duration(unit) = q.dim else { return None };
    let n = q
        .figure
        .number
        .filter(|n| q.figure.hedge.is_none() && n.fract().is_zero() && q.per.is_none() && *n < Decimal::ONE_THOUSAND)?;
    let n = n.trunc().to_string().parse().ok()?;
    matches!(unit, TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Year).then_some((unit, n))
}

/// `…, six years`, `… (six years)`, closed by a mark.
fn behind(t: &Text<'_, '_>, run: &Run, s: &Range<usize>) -> Option<(usize, TimeUnit, i64)> {
    if !t.mark(run.to, &[',', '(', '—']) {
        return None;
    }
    let mut at = run.to + 1;
    if t.is(at, &["or", "for"]) {
        at += 1;
    }
    if t.is(at, &["a"]) && t.is(at + 1, &["period", "total"]) && t.is(at + 2, &["of"]) {
        at += 3;
    }
    let (unit, n) = length(t, at).filter(|_| at < s.end)?;
    let closed = t.ends(at + 1, s)
        || t.mark(at + 1, &[',', ')', '—'])
        || t.is(at + 1, &["in"]) && t.is(at + 2, &["all", "total"]);
    closed.then_some((at, unit, n))
}

/// `six years, from 2018 to 2023`, `the six years from 2018 to 2023`, `six years (2018–2023)`.
fn before(t: &Text<'_, '_>, run: &Run, s: &Range<usize>) -> Option<(usize, TimeUnit, i64)> {
    let mut at = run.from;
    if at > s.start && t.is(at - 1, &["from", "between"]) {
        at -= 1;
    }
    if at > s.start && t.mark(at - 1, &[',', '(', '—']) {
        at -= 1;
    }
    let at = at.checked_sub(1).filter(|a| {
        *a >= s.start && *a + 1 < run.from + usize::from(t.str(run.from).starts_with("from ")) || t.mark(*a + 1, &['('])
    })?;
    let (unit, n) = length(t, at)?;
    // `in the last six years, from 2018 …` counts from today; `every two years from 2018 to 2024` from nothing.
    let other = t.holds(
        at.saturating_sub(3).max(s.start)..at,
        &[
            "last", "past", "every", "next", "first", "each", "about", "aged", "than", "after", "within", "another",
            "final",
        ],
    );
    (!other).then_some((at, unit, n))
}

/// The least and the most units from the first day to the last, a begun one counted or not.
fn units(run: &Run, unit: TimeUnit) -> Option<(i64, i64)> {
    let days = i64::from(crate::value::day_number(run.last)) - i64::from(crate::value::day_number(run.first)) + 1;
    let years = i64::from(run.last.year()) - i64::from(run.first.year());
    let months = years * 12 + i64::from(run.last.month()) - i64::from(run.first.month());
    Some(match unit {
        TimeUnit::Year => (years - 1, years + 1),
        TimeUnit::Month => (months - 1, months + 1),
        TimeUnit::Week => (days / 7 - 1, days / 7 + 2),
        TimeUnit::Day => (days - 2, days),
        _ => return None,
    })
}
