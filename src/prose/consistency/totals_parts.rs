//! The parts of a stated total, where the words say that they are all.

use super::amount::{Kind, kind};
use super::pieces::Text;
use super::words::{ASIDE, DOUBT, OPEN};
use crate::value::{Dim, Quantity};
use std::ops::Range;

/// A list of parts has no more pieces: a longer stretch is a story.
pub(super) const STRETCH: usize = 90;

/// The pieces that hold parts of one kind in a stretch of text; `None` where it is not plain that they are just these.
pub(super) fn parts(t: &Text<'_, '_>, range: Range<usize>, k: Kind) -> Option<Vec<usize>> {
    if range.len() > STRETCH || t.any(range.clone(), &OPEN) {
        return None;
    }
    let mut out: Vec<usize> = Vec::new();
    let mut bracket = false;
    for n in range.clone() {
        if t.mark(n, &['(', '[']) {
            bracket = true;
        } else if t.mark(n, &[')', ']']) {
            bracket = false;
        }
        let Some(q) = t.quantity(n) else { continue };
        // `10 of them`, `5 of the 12`: a part of a part.
        if kind(q).is_none() || kind(q) != Some(k) {
            if matches!(q.dim, Dim::Ratio) || q.per.is_some() {
                return None;
            }
            continue;
        }
        if k == Kind::Percent && t.is(n + 1, &["of"]) {
            return None;
        }
        if bracket || t.is(n + 1, &["of"]) && part_of(t, n) {
            return None;
        }
        if n > range.start {
            if t.among(n - 1, &ASIDE) && k == Kind::Things {
                continue;
            }
            // `damages of $5 million` names the part; `of 12 people` is another whole.
            let names = t.is(n - 1, &["of"]) && (k != Kind::Things || n == range.start + 1);
            if t.among(n - 1, &DOUBT) && !names {
                return None;
            }
        }
        out.push(n);
    }
    if out.len() < 2 || !coordinated(t, &out) {
        return None;
    }
    Some(out)
}

/// `10 of them`, `5 of the 12`: the figure is a part of something that is counted elsewhere.
fn part_of(t: &Text<'_, '_>, n: usize) -> bool {
    t.is(
        n + 2,
        &[
            "them", "the", "those", "these", "whom", "which", "its", "their", "his", "her", "our", "it", "that",
        ],
    ) || t.quantity(n + 2).is_some()
}

/// Whether the figures follow each other as a list does: a comma, a semicolon or `and` between any two, `and` before the last.
fn coordinated(t: &Text<'_, '_>, parts: &[usize]) -> bool {
    let joins = |n: usize| t.is(n, &["and", "plus"]) || t.mark(n, &['&', '+']);
    parts.windows(2).enumerate().all(|(i, w)| {
        let between = w[0] + 1..w[1];
        let last = i + 2 == parts.len();
        if between.clone().any(|n| t.mark(n, &['.', '!', '?', '—'])) {
            return false;
        }
        let ok = between.clone().any(joins) || between.clone().any(|n| t.mark(n, &[';']));
        between.len() <= 14
            && if last {
                ok
            } else {
                ok || between.clone().any(|n| t.mark(n, &[',']))
            }
    })
}

/// The figures at these places.
pub(super) fn figures<'m>(t: &Text<'_, 'm>, places: &[usize]) -> Vec<&'m Quantity> {
    places.iter().filter_map(|n| t.quantity(*n)).collect()
}
