//! Comparing dates as sets of days.

use super::Verdict;
use super::compare::{Outcome, Why};
use crate::claim::Relation;
use crate::rule::Rule;
use crate::value::{DateValue, Days, Precision, When, from_day_number};

/// Compares two dates.
pub(crate) fn dates(fact: &DateValue, c: &DateValue, relation: Relation, literal: bool) -> Outcome {
    if c.wrong_weekday.is_some() || fact.wrong_weekday.is_some() {
        return Outcome::refuted(Rule::WeekdayMismatch, Why::Weekday);
    }
    let unresolved = || Outcome::unsure(Rule::UnresolvedDate, Why::Unresolved);
    let f = match fact.when {
        When::Days(d) => d,
        When::Unresolved => return unresolved(),
        When::Ambiguous(..) => return Outcome::unsure(Rule::AmbiguousDate, Why::EitherWay),
    };
    match c.when {
        When::Days(d) if relation == Relation::About => match c.widened().and_then(|w| w.days()) {
            Some(wide) => days(&f, &wide, Relation::Equal, literal),
            None => days(&f, &d, Relation::Equal, literal),
        },
        When::Days(d) => {
            let out = days(&f, &d, relation, literal);
            let equal = matches!(relation, Relation::Equal | Relation::In);
            if equal && out.verdict != Verdict::Supported && fact.bound && !c.bound && bound_at(&f, &d) {
                return Outcome::unsure(Rule::HedgeDropped, Why::Narrower);
            }
            let ranges = [fact, c].iter().all(|d| d.precision == Precision::Period && !d.bound);
            if equal && ranges && out.verdict == Verdict::Supported && f != d && by_days(&d) {
                return Outcome::new(Verdict::Supported, Some(Rule::LooseBound), Why::Loose);
            }
            out
        }
        When::Unresolved => unresolved(),
        When::Ambiguous(a, b) => {
            let (x, y) = (days(&f, &a, relation, literal), days(&f, &b, relation, literal));
            if x.verdict == y.verdict {
                x
            } else {
                Outcome::unsure(Rule::AmbiguousDate, Why::EitherWay)
            }
        }
    }
}

/// Whether a range is written to the day: `Feb. 20 to March 25`, not `February to March`.
fn by_days(d: &Days) -> bool {
    let first = |n: Option<i32>| n.and_then(from_day_number).is_none_or(|d| d.day() == 1);
    !first(d.start) || !first(d.end)
}

/// Whether an open period is `since` or `by` just these days; `after` and `before` leave them out.
fn bound_at(f: &Days, c: &Days) -> bool {
    match (f.start, f.end) {
        (Some(s), None) => c.start == Some(s),
        (None, Some(e)) => c.end == Some(e),
        _ => false,
    }
}

pub(super) fn days(f: &Days, c: &Days, relation: Relation, literal: bool) -> Outcome {
    let apart = || Outcome::refuted(Rule::DateMismatch, Why::Apart);
    let unsure = || Outcome::unsure(Rule::OverPrecise, Why::Narrower);
    match relation {
        Relation::Equal | Relation::In | Relation::About => {
            if f.within(c) {
                Outcome::supported()
            } else if f.meets(c) {
                unsure()
            } else {
                apart()
            }
        }
        Relation::NotEqual | Relation::NotIn => days(f, c, Relation::Equal, literal).negated(Rule::DateMismatch),
        Relation::Includes | Relation::Excludes => Outcome::invalid(
            Rule::TypeMismatch,
            "`includes` and `excludes` ask for the members of a list, and this is a date",
        ),
        _ => {
            // A literal is the bound that it writes: `<` is before it, `<=` by its end.
            let (less, strict) = match relation {
                Relation::Less => (true, true),
                Relation::AtMost => (true, false),
                Relation::Greater => (false, true),
                _ => (false, false),
            };
            let (all, none) = before(f, c, less, strict, literal);
            if all {
                Outcome::supported()
            } else if none {
                apart()
            } else if !strict && f == c {
                Outcome::new(Verdict::Supported, None, Why::Rounds)
            } else {
                unsure()
            }
        }
    }
}

/// Whether every day of `f` stands before (or after) `c`, and whether none does.
pub(super) fn before(f: &Days, c: &Days, less: bool, strict: bool, literal: bool) -> (bool, bool) {
    let le = |a: Option<i32>, b: Option<i32>| matches!((a, b), (Some(a), Some(b)) if a <= b);
    let lt = |a: Option<i32>, b: Option<i32>| matches!((a, b), (Some(a), Some(b)) if a < b);
    let last = |d: &Days| d.end.map(|e| e - 1);
    match (less, strict, literal) {
        // before c, by c
        (true, true, true) => (le(f.end, c.start), le(c.start, f.start)),
        (true, false, true) => (le(f.end, c.end), le(c.end, f.start)),
        // after c, since c
        (false, true, true) => (le(c.end, f.start), le(f.end, c.end)),
        (false, false, true) => (le(c.start, f.start), le(f.end, c.start)),
        // every pair of days
        (true, true, false) => (le(f.end, c.start), le(last(c), f.start)),
        (true, false, false) => (le(last(f), c.start), lt(last(c), f.start)),
        (false, true, false) => (le(c.end, f.start), le(last(f), c.start)),
        (false, false, false) => (le(last(c), f.start), lt(last(f), c.start)),
    }
}
