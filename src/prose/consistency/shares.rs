//! `412 of the 1,030 respondents (45 %)`: the share must be able to be that of the two figures.

use super::amount::{Kind, kind, percent, share, whole};
use super::pieces::Text;
use super::{Clash, Place, Why};
use crate::value::{Decimal, Dim, Figure, Form, Quantity, Rounding, Tolerances, same_noun};
use std::ops::Range;

/// A part of a whole, as it stands in the text.
struct Pair {
    /// The pieces that hold it.
    from: usize,
    to: usize,
    share: Quantity,
    noun: Option<Box<str>>,
}

pub(super) fn find(passage: usize, t: &Text<'_, '_>, out: &mut Vec<Clash>) {
    for s in &t.sentences {
        let mut from = s.start;
        for &at in t.stated(s) {
            let Some(pair) = (at >= from).then(|| pair(t, at, s)).flatten() else {
                continue;
            };
            from = pair.to;
            let Some(z) = behind(t, &pair, s).or_else(|| before(t, &pair, s)) else {
                continue;
            };
            let Some(said) = t.quantity(z).and_then(percent) else {
                continue;
            };
            if said.meets(&pair.share.figure.interval) {
                continue;
            }
            let place = |n: usize| t.mention(n).map(|m| Place::of(passage, m));
            let Some(at) = place(z) else { continue };
            out.push(Clash {
                why: Why::Share(pair.share),
                figure: t.quantity(z).cloned(),
                at,
                with: (pair.from..pair.to).filter_map(place).collect(),
            });
        }
    }
}

/// `X of the Y`, `X out of Y`, or both in one mention.
fn pair(t: &Text<'_, '_>, at: usize, s: &Range<usize>) -> Option<Pair> {
    let x = t.quantity(at)?;
    if let (
        Dim::Ratio,
        Form::Fraction {
            whole: 0,
            num,
            den,
            scale: 0,
            negative: false,
        },
    ) = (&x.dim, &x.figure.form)
    {
        let text = t.str(at);
        // `one in five` and `two-thirds` are shares in words, not counts.
        if !text.contains(" of ") || !text.contains(|c: char| c.is_ascii_digit()) || *den < 10 {
            return None;
        }
        let n = |d: u32, hedge| {
            let form = Form::Digits {
                digits: d.into(),
                scale: 0,
            };
            let figure = Figure::new(form, Rounding::Exact, hedge, &Tolerances::default())?;
            Some(Quantity::new(figure, Dim::Number))
        };
        return Some(Pair {
            from: at,
            to: at + 1,
            share: share(&n(*num, x.figure.hedge)?, &n(*den, None)?)?,
            noun: None,
        });
    }
    let k = kind(x).filter(|k| *k != Kind::Percent)?;
    let mut next = at + 1;
    if t.is(next, &["out"]) {
        next += 1;
    }
    if !t.is(next, &["of"]) {
        return None;
    }
    next += 1;
    let mut articles = 0;
    while articles < 3
        && t.is(
            next,
            &["the", "its", "their", "a", "total", "of", "all", "our", "his", "her"],
        )
    {
        next += 1;
        articles += 1;
    }
    let y = t.quantity(next)?;
    if next >= s.end || kind(y) != Some(k) || part_of_a_part(t, at, s) {
        return None;
    }
    let noun = match &y.dim {
        Dim::Count(n) => Some(n.clone()),
        _ => None,
    };
    // A whole of a few says nothing that a share could contradict at a glance, and `one of the two` is no count.
    if k == Kind::Things && whole(y).is_none_or(|n| n < 3) && y.figure.number.is_none_or(|n| n < Decimal::from(3)) {
        return None;
    }
    Some(Pair {
        from: at,
        to: next + 1,
        share: share(x, y)?,
        noun,
    })
}

fn part_of_a_part(t: &Text<'_, '_>, at: usize, s: &Range<usize>) -> bool {
    at > s.start && t.is(at - 1, &["from", "than", "another", "additional", "further", "by"])
}

/// The percentage that says the same: `(Z %)`, `, or Z percent`, `— Z percent —`, within a few words.
fn behind(t: &Text<'_, '_>, pair: &Pair, s: &Range<usize>) -> Option<usize> {
    let mut n = pair.to;
    while n < s.end && n < pair.to + 8 && !t.word(n).is_empty() && !t.is(n, &["and", "but", "while", "which", "who"]) {
        n += 1;
    }
    if t.mark(n, &['(', '[']) {
        let z = n + 1 + usize::from(t.is(n + 1, &["or"]));
        return (t.quantity(z).is_some() && t.mark(z + 1, &[')', ']', ',', ';'])).then_some(z);
    }
    let comma = t.mark(n, &[',', '—']);
    let mut z = n + usize::from(comma);
    let or = t.is(z, &["or"]) || t.are(z, &["that", "is"]) || t.is(z, &["i.e", "equivalent"]);
    if or {
        z += 1 + usize::from(t.are(z, &["that", "is"]));
    }
    if !(comma || or) || z >= s.end {
        return None;
    }
    t.quantity(z).filter(|q| percent(q).is_some())?;
    let next = z + 1;
    let closed = t.ends(next, s) || t.mark(next, &[',', '—', ')', ':']);
    // `or 40 percent of them` is of the same whole; `of adults` need not be.
    let stops = |n: usize| t.ends(n, s) || t.mark(n, &[',', '—', ')', ':']);
    let same_whole = t.is(next, &["of"])
        && (t.is(next + 1, &["them", "those", "these"])
            || t.are(next + 1, &["the", "total"])
            || t.is(next + 1, &["all", "the"]) && same(t, next + 2, pair) && stops(next + 3));
    (closed || or && same_whole).then_some(z)
}

/// `45 % (412 of 1,030)`, `45 percent of respondents (412 of 1,030)`.
fn before(t: &Text<'_, '_>, pair: &Pair, s: &Range<usize>) -> Option<usize> {
    let open = pair
        .from
        .checked_sub(1)
        .filter(|n| *n > s.start && t.mark(*n, &['(', '[']))?;
    let mut end = pair.to;
    while end < pair.to + 3 && !t.word(end).is_empty() {
        end += 1;
    }
    if !t.mark(end, &[')', ']', ',', ';']) {
        return None;
    }
    let z = (s.start.max(open.saturating_sub(6))..open)
        .rev()
        .find(|n| t.word(*n).is_empty())?;
    // `45 percent more (…)` is a change.
    let change = t.holds(z + 1..open, &["more", "less", "fewer", "higher", "lower", "up", "down"]);
    t.quantity(z)
        .filter(|q| matches!(q.dim, Dim::Percent) && percent(q).is_some() && !change)
        .map(|_| z)
}

/// Whether the word is the noun that the whole counts.
fn same(t: &Text<'_, '_>, at: usize, pair: &Pair) -> bool {
    pair.noun
        .as_ref()
        .is_some_and(|n| !t.word(at).is_empty() && same_noun(n, t.word(at)))
}
