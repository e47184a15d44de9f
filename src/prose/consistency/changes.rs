//! `rose 25 % from $50 million to $60 million`: the change must be able to be that of the two figures.

use super::amount::{kind, percent, widened};
use super::pieces::Text;
use super::words::{ADJUSTED, DOWN, ELSEWHERE, UP};
use super::{Clash, Place, Why};
use crate::value::{Data, Decimal, Dim, End, Figure, Form, Interval, Quantity};
use std::ops::Range;

pub(super) fn find(passage: usize, t: &Text<'_, '_>, out: &mut Vec<Clash>) {
    for s in &t.sentences {
        let mut left = s.start;
        for z in s.clone() {
            if t.mark(z, &[';', '—', ':']) {
                left = z + 1;
            }
            let Some(said) = t.quantity(z).filter(|q| q.dim == Dim::Percent).and_then(percent) else {
                continue;
            };
            let reach = left.max(z.saturating_sub(30))..s.end.min(z + 16);
            // `8 percent in 2023 and 9 percent in 2024, from …`: the two figures are those of both changes.
            if (reach.start.max(z.saturating_sub(10))..z).any(|n| t.quantity(n).is_some_and(|q| q.dim == Dim::Percent))
            {
                continue;
            }
            let Some(pair) = behind(t, z, &reach).or_else(|| before(t, z, &reach)) else {
                continue;
            };
            if t.any(
                pair.first.saturating_sub(6).max(left).min(z)..z.max(pair.last) + 2,
                &ADJUSTED,
            ) {
                continue;
            }
            judge(passage, t, z, said, &pair, left, out);
        }
    }
}

/// Two figures and the pieces that hold them.
struct Pair {
    from: Quantity,
    to: Quantity,
    first: usize,
    last: usize,
    /// The pieces in the order from, to; one where both stand in one mention.
    places: Vec<usize>,
}

/// `from A to B`, whether it was read as one range or as two figures.
fn from_to(t: &Text<'_, '_>, at: usize) -> Option<Pair> {
    if let Some(q) = t.quantity(at)
        && let Form::Range(ends) = &q.figure.form
        && (at > 0 && t.is(at - 1, &["from"]) || t.str(at).starts_with("from"))
        && q.figure.hedge.is_none()
    {
        let end = |f: &Figure| Quantity {
            figure: f.clone(),
            dim: q.dim.clone(),
            per: q.per.clone(),
        };
        return Some(Pair {
            from: end(&ends.0),
            to: end(&ends.1),
            first: at.saturating_sub(1),
            last: at,
            places: vec![at],
        });
    }
    if !t.is(at, &["from"]) {
        return None;
    }
    let a = t.quantity(at + 1)?;
    // `from $50 million in 2023 to $60 million`
    let to = (at + 2..at + 7).find(|n| t.is(*n, &["to"]) || t.quantity(*n).is_some())?;
    if !t.is(to, &["to"]) {
        return None;
    }
    let b = t.quantity(to + 1)?;
    Some(Pair {
        from: a.clone(),
        to: b.clone(),
        first: at,
        last: to + 1,
        places: vec![at + 1, to + 1],
    })
}

/// `Z % from A to B`, `Z % to B from A`.
fn behind(t: &Text<'_, '_>, z: usize, reach: &Range<usize>) -> Option<Pair> {
    let start = z + 1;
    // Only words, commas and dates between: `25 % in a year, from …`
    for n in start..reach.end.min(start + 7) {
        if let Some(p) = from_to(t, n) {
            return Some(p);
        }
        if t.is(n, &["to"])
            && n == start
            && let Some(b) = t.quantity(n + 1)
        {
            let from = (n + 2..n + 8).find(|m| t.is(*m, &["from"]) || t.quantity(*m).is_some())?;
            if !t.is(from, &["from"]) {
                return None;
            }
            let a = t.quantity(from + 1)?;
            return Some(Pair {
                from: a.clone(),
                to: b.clone(),
                first: n,
                last: from + 1,
                places: vec![from + 1, n + 1],
            });
        }
        if t.quantity(n)
            .and_then(kind)
            .is_some_and(|k| k != super::amount::Kind::Time)
            || t.among(n, &ELSEWHERE)
            || t.mark(n, &['.', ';', '—', ')'])
        {
            return None;
        }
    }
    None
}

/// `from A to B, a 25 % increase`, `from A to B, or 25 percent`, `from A to B (up 25 %)`.
fn before(t: &Text<'_, '_>, z: usize, reach: &Range<usize>) -> Option<Pair> {
    let mut n = z;
    let mut words = 0;
    while n > reach.start
        && words < 5
        && t.is(
            n - 1,
            &[
                "a",
                "an",
                "or",
                "of",
                "by",
                "increase",
                "rise",
                "gain",
                "jump",
                "drop",
                "fall",
                "decline",
                "decrease",
                "up",
                "down",
                "reduction",
                "growth",
                "cut",
            ],
        )
    {
        n -= 1;
        words += 1;
    }
    if n == reach.start || n < 2 || !(t.mark(n - 1, &[',', '(', '—']) || words > 0 && t.is(n, &["or"])) {
        return None;
    }
    let changes = t.among(z + 1, &UP) || t.among(z + 1, &DOWN) || t.any(n..z, &UP) || t.any(n..z, &DOWN);
    let or = t.is(n, &["or"]) && (t.mark(z + 1, &[',', '.', ';']) || z + 1 >= t.pieces.len());
    if !(changes || or) || t.is(z + 1, &["of"]) {
        return None;
    }
    let comma = if t.mark(n - 1, &[',', '(', '—']) { n - 1 } else { n };
    // B stands before the comma, perhaps with a date or two words behind it.
    let b = (comma.saturating_sub(5).max(reach.start)..comma)
        .rev()
        .find(|m| t.quantity(*m).is_some())?;
    (b.saturating_sub(9).max(reach.start)..=b)
        .rev()
        .find_map(|m| from_to(t, m))
        .filter(|p| p.last == b)
}

fn judge(passage: usize, t: &Text<'_, '_>, z: usize, said: Interval, pair: &Pair, left: usize, out: &mut Vec<Clash>) {
    let positive = |q: &Quantity| q.figure.interval.low.value().is_some_and(|d| d > Decimal::ZERO);
    if kind(&pair.from).is_none()
        || kind(&pair.from) != kind(&pair.to)
        || matches!(pair.from.dim, Dim::Percent)
        || !positive(&pair.from)
        || !positive(&pair.to)
    {
        return;
    }
    let Ok(change) = widened(&pair.from).percent_change(&widened(&pair.to)) else {
        return;
    };
    let size = change.absolute();
    let window = left.max(z.saturating_sub(8).min(pair.first.saturating_sub(8)))..z.max(pair.last) + 3;
    let (up, down) = (t.any(window.clone(), &UP), t.any(window, &DOWN));
    let falls = change.figure.interval.high.value().is_some_and(|d| d < Decimal::ZERO);
    let rises = change.figure.interval.low.value().is_some_and(|d| d > Decimal::ZERO);
    let direction = (up && !down && falls) || (down && !up && rises);
    let said_size = Data::Figure(Quantity::new(Figure::derived(said, None), Dim::Percent));
    let Data::Figure(said_size) = said_size else { return };
    if said_size
        .absolute()
        .figure
        .interval
        .meets(&closed(size.figure.interval))
        && !direction
    {
        return;
    }
    let place = |n: usize| t.mention(n).map(|m| Place::of(passage, m));
    let Some(at) = place(z) else { return };
    out.push(Clash {
        why: Why::Change { change, direction },
        figure: t.quantity(z).cloned(),
        at,
        with: pair.places.iter().filter_map(|n| place(*n)).collect(),
    });
}

/// A tie may be rounded either way, so open ends are taken in.
fn closed(i: Interval) -> Interval {
    let close = |e: End| e.value().map_or(End::Unbounded, End::Closed);
    Interval {
        low: close(i.low),
        high: close(i.high),
    }
}
