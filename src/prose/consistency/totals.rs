//! Parts and their total in one sentence, or in two that follow each other.

use super::amount::{Kind, could_be_same, kind, sum, widened};
use super::pieces::Text;
use super::totals_parts::{STRETCH, figures, parts};
use super::words::{GROWS, OTHER_TOTAL};
use super::{Clash, Place, Why};
use crate::value::{Dim, Quantity, same_noun};
use std::ops::Range;

pub(super) fn find(passage: usize, t: &Text<'_, '_>, out: &mut Vec<Clash>) {
    for (n, s) in t.sentences.iter().enumerate() {
        for &at in t.stated(s) {
            let Some(q) = t.quantity(at) else { continue };
            let Some(k) = kind(q) else { continue };
            if let Some(after) = stated_total(t, at, s) {
                let found = listed_after(t, at, after, s, k).or_else(|| listed_before(t, at, s, k));
                if let Some(p) = found {
                    judge(passage, t, at, q, &p, Side::Both, out);
                }
            } else if let Some(p) = the_rest(t, at, s, k) {
                judge(passage, t, at, q, &p, Side::Both, out);
            } else if let Some(p) = made_of(t, at, s, k) {
                judge(passage, t, at, q, &p, Side::Both, out);
            }
        }
        if let Some(next) = t.sentences.get(n + 1) {
            over_the_border(passage, t, s, next, out);
        }
    }
}

/// Which way a total may differ from what stands beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Both,
    /// The total may hold more than the parts that are told.
    OnlyTooSmall,
}

fn judge(
    passage: usize,
    t: &Text<'_, '_>,
    at: usize,
    total: &Quantity,
    places: &[usize],
    side: Side,
    out: &mut Vec<Clash>,
) {
    let wide: Vec<Quantity> = figures(t, places).into_iter().map(widened).collect();
    let Some(sum) = sum(&wide, total) else { return };
    if could_be_same(total, &sum)
        || (side == Side::OnlyTooSmall && !widened(total).figure.interval.all_at_most(&sum.figure.interval))
    {
        return;
    }
    let place = |n: usize| t.mention(n).map(|m| Place::of(passage, m));
    let Some(at) = place(at) else { return };
    out.push(Clash {
        why: Why::Total { sum },
        figure: Some(total.clone()),
        at,
        with: places.iter().filter_map(|n| place(*n)).collect(),
    });
}

/// Whether the words call a figure a total, and the piece after those words.
fn stated_total(t: &Text<'_, '_>, at: usize, s: &Range<usize>) -> Option<usize> {
    let before = (at >= s.start + 2 && t.is(at - 1, &["of"]) && t.is(at - 2, &["total", "sum"]))
        || (at > s.start && t.is(at - 1, &["totaling", "totalling"]));
    let mut next = at + 1;
    let after = if t.is(next, &["in"]) && t.is(next + 1, &["total", "all", "sum"]) || t.are(next, &["all", "told"]) {
        2
    } else {
        usize::from(t.is(next, &["altogether", "combined"]))
    };
    next += after;
    // `bringing the total to`, `more than doubling to a total of`: there was something before.
    let grows = t.any(at.saturating_sub(6).max(s.start)..at, &GROWS);
    ((before || after > 0) && !grows).then_some(next)
}

/// `a total of $611 million: A in punitive and B in compensatory damages`.
fn listed_after(t: &Text<'_, '_>, at: usize, mut next: usize, s: &Range<usize>, k: Kind) -> Option<Vec<usize>> {
    let start = next;
    while next < s.end
        && next < start + 5
        && !t.word(next).is_empty()
        && !t.is(next, &["made", "comprising", "consisting", "split", "divided"])
    {
        next += 1;
    }
    let opens = if t.mark(next, &[':', '—', '(']) {
        next
    } else if let Some(n) = composed(t, next).or_else(|| t.mark(next, &[',']).then(|| composed(t, next + 1)).flatten())
    {
        n - 1
    } else {
        return None;
    };
    let close = if t.mark(opens, &['(']) {
        close(t, opens + 1, s, &[')'])?
    } else {
        close(t, opens + 1, s, &['.', '!', '?', '—'])?
    };
    let found = parts(t, opens + 1..close, k)?;
    // The list begins with its first part, or with the name of it.
    (found.first().is_some_and(|f| *f <= opens + 7) && at < opens).then_some(found)
}

/// Where a stretch ends: at one of the marks or with the sentence; `None` where that is too far away for a list.
fn close(t: &Text<'_, '_>, from: usize, s: &Range<usize>, marks: &[char]) -> Option<usize> {
    let reach = s.end.min(from + STRETCH);
    let found = (from..reach).find(|n| t.mark(*n, marks));
    found.or_else(|| (reach == s.end).then_some(reach))
}

/// `made up of`, `consisting of`, `comprising`, `split between`: the piece after those words.
fn composed(t: &Text<'_, '_>, at: usize) -> Option<usize> {
    if t.are(at, &["made", "up", "of"]) {
        Some(at + 3)
    } else if t.are(at, &["consisting", "of"])
        || t.are(at, &["split", "between"])
        || t.are(at, &["divided", "between"])
        || t.are(at, &["split", "into"])
        || t.are(at, &["divided", "into"])
    {
        Some(at + 2)
    } else if t.is(at, &["comprising"]) {
        Some(at + 1)
    } else {
        None
    }
}

/// `a crew of 12, made up of five men and eight women`: the words say that these are all, with no total named.
fn made_of(t: &Text<'_, '_>, at: usize, s: &Range<usize>, k: Kind) -> Option<Vec<usize>> {
    let mut next = at + 1;
    while next < at + 3 && !t.word(next).is_empty() && composed(t, next).is_none() {
        next += 1;
    }
    let next = composed(t, next).or_else(|| t.mark(next, &[',']).then(|| composed(t, next + 1)).flatten())?;
    let close = close(t, next, s, &['.', '!', '?', '—', ';', ')', ':'])?;
    let found = parts(t, next..close, k)?;
    found.first().is_some_and(|f| *f <= next + 3).then_some(found)
}

/// `A in fines and B in costs, for a total of T`; `A and B, T in all`.
fn listed_before(t: &Text<'_, '_>, at: usize, s: &Range<usize>, k: Kind) -> Option<Vec<usize>> {
    // Back over `for a combined total of`, `or`, `making` to the comma or dash.
    let mut from = at;
    while from > s.start
        && at - from < 7
        && t.is(
            from - 1,
            &[
                "a",
                "an",
                "the",
                "of",
                "total",
                "combined",
                "sum",
                "grand",
                "totaling",
                "totalling",
            ],
        )
    {
        from -= 1;
    }
    let joined = from > s.start && t.is(from - 1, &["for", "or", "making"]);
    if joined {
        from -= 1;
    }
    let marked = from > s.start && t.mark(from - 1, &[',', '—', '=', '(']);
    let named = at > s.start && t.is(at - 1, &["totaling", "totalling"]);
    if !(joined || marked || named) {
        return None;
    }
    if marked {
        from -= 1;
    }
    let reach = from.saturating_sub(STRETCH).max(s.start);
    let start = (reach..from).rev().find(|n| t.mark(*n, &[';', ':', '—', '(']));
    let start = start.map(|n| n + 1).or_else(|| (reach == s.start).then_some(reach))?;
    parts(t, start..from, k)
}

/// `Of the 40 passengers, 25 were men and the other 17 women`; `$20 million of the $84 million in cash and the remaining
/// $60 million in shares`: the last part is called the rest.
fn the_rest(t: &Text<'_, '_>, at: usize, s: &Range<usize>, k: Kind) -> Option<Vec<usize>> {
    let whole_first = at >= 2
        && (at == s.start + 2 && t.is(at - 2, &["of"]) && t.is(at - 1, &["the", "its", "their", "his", "her", "all"])
            || at == s.start + 3 && t.are(at - 3, &["of", "the", "total"]));
    let part_first =
        (at >= s.start + 3 && t.are(at - 2, &["of", "the"]) && t.quantity(at - 3).and_then(kind) == Some(k))
            .then(|| at - 3);
    if !whole_first && part_first.is_none() {
        return None;
    }
    let stop = (at + 1..s.end.min(at + 60))
        .find(|n| t.mark(*n, &['.', '!', '?', ';', '—', ':']))
        .unwrap_or(s.end.min(at + 60));
    let last = (at + 1..stop)
        .rev()
        .find(|n| t.quantity(*n).and_then(kind) == Some(k))?;
    if !rest_before(t, last) || part_of_it(t, last) {
        return None;
    }
    if let Some(first) = part_first {
        let between = at + 1..last;
        let alone = !between.clone().any(|n| t.quantity(n).and_then(kind) == Some(k));
        return (alone && t.holds(between, &["and", "while"])).then(|| vec![first, last]);
    }
    parts(t, at + 1..last + 1, k)
}

/// `the other 17`, `the remaining $60 million`, `the rest, 17`.
fn rest_before(t: &Text<'_, '_>, at: usize) -> bool {
    at >= 2
        && (t.is(at - 1, &["other", "remaining"]) && t.is(at - 2, &["the", "its", "their"])
            || t.mark(at - 1, &[',', '—', '(']) && t.is(at - 2, &["rest", "remainder"]))
}

fn part_of_it(t: &Text<'_, '_>, at: usize) -> bool {
    t.is(at + 1, &["of", "or"])
}

/// The parts in one sentence, the total at the head of the next.
fn over_the_border(passage: usize, t: &Text<'_, '_>, s: &Range<usize>, next: &Range<usize>, out: &mut Vec<Clash>) {
    let first = next.start;
    let both = t.is(first, &["together", "combined"])
        || t.is(first, &["that", "this"]) && t.is(first + 1, &["makes", "is", "adds"]);
    let in_all = t.is(first, &["altogether"]) || t.is(first, &["in"]) && t.is(first + 1, &["total", "all"]);
    if !both && !in_all {
        return;
    }
    // `remain`, `since`: the total of something else.
    if next.len() > 40 || t.any(next.clone(), &OTHER_TOTAL) {
        return;
    }
    // `the two` are the parts, not a figure of their own.
    let the_two = |n: usize| {
        n > next.start
            && t.is(n - 1, &["the"])
            && !t.word(n + 1).is_empty()
            && t.quantity(n).is_some_and(|q| q.dim == Dim::Number)
    };
    let mut figures = next
        .clone()
        .filter(|n| t.quantity(*n).and_then(kind).is_some() && !the_two(*n));
    let (Some(at), None) = (figures.next(), figures.next()) else {
        return;
    };
    let Some(q) = t.quantity(at) else { return };
    let Some(k) = kind(q) else { return };
    let called = in_all || t.is(first, &["together", "combined"]) || stated_total(t, at, next).is_some();
    if !called || !matches!(k, Kind::Money(_) | Kind::Things) {
        return;
    }
    let stop = if s.end > s.start && t.mark(s.end - 1, &['.', '!', '?']) {
        s.end - 1
    } else {
        s.end
    };
    let Some(p) = parts(t, s.start..stop, k) else { return };
    if k == Kind::Things && !same_things(t, at, &p) {
        return;
    }
    let side = if both { Side::Both } else { Side::OnlyTooSmall };
    judge(passage, t, at, q, &p, side, out);
}

/// Whether the total counts what the parts count: bare numbers, or nouns of the same stem.
fn same_things(t: &Text<'_, '_>, at: usize, parts: &[usize]) -> bool {
    let noun = |n: usize| match t.quantity(n).map(|q| &q.dim) {
        Some(Dim::Count(noun)) => Some(&**noun),
        _ => None,
    };
    let Some(total) = noun(at) else { return false };
    parts.iter().any(|p| noun(*p).is_some()) && parts.iter().filter_map(|p| noun(*p)).all(|p| same_noun(p, total))
}
