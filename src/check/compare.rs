//! Interval entailment: whether what the fact allows lies inside what the claim allows.

use super::Verdict;
use super::align::{Aligned, align};
use super::diagnose::{rounds_bare, scale_slip};
use crate::claim::Relation;
use crate::rule::Rule;
use crate::value::{Currency, Decimal, Dim, End, Figure, Form, Hedge, Interval, Quantity, Rounding, Tolerances};

/// Why a comparison came out as it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// The fact's interval lies inside the claim's.
    Inside,
    /// The figure as written rounds to the claim.
    Rounds,
    /// The figures as written give the claim.
    DerivedRounds,
    /// It holds, though loosely.
    Loose,
    /// A bare round figure for an exact one.
    BareRound,
    /// They meet, but the claim is narrower.
    Narrower,
    /// They do not meet.
    Apart,
    /// The last value that is known ended before the day.
    Ended,
    /// The digits are the same, a power of ten is not: the claim's is this many tens too high.
    Scale(i32),
    /// Another currency.
    Currency(Currency, Currency),
    /// Percent against percentage points.
    Points,
    /// A weekday that is not the date's own.
    Weekday,
    /// No dateline for a relative date.
    Unresolved,
    /// Two readings of a date, and it matters which.
    EitherWay,
    /// Two kinds, or two units, that can not be compared.
    Incomparable(String),
    /// Texts that differ.
    Text,
    /// Lists that differ: what is missing, and what does not belong.
    List {
        missing: Vec<String>,
        extra: Vec<String>,
        open: bool,
    },
}

/// A verdict with its rule and reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) verdict: Verdict,
    pub(crate) rule: Option<Rule>,
    pub(crate) why: Why,
    /// The claim counts other things than the fact.
    pub(crate) other_unit: bool,
}

impl Outcome {
    pub(crate) const fn new(verdict: Verdict, rule: Option<Rule>, why: Why) -> Self {
        Self {
            verdict,
            rule,
            why,
            other_unit: false,
        }
    }

    pub(super) fn supported() -> Self {
        Self::new(Verdict::Supported, None, Why::Inside)
    }

    pub(super) fn refuted(rule: Rule, why: Why) -> Self {
        Self::new(Verdict::Refuted, Some(rule), why)
    }

    pub(super) fn unsure(rule: Rule, why: Why) -> Self {
        Self::new(Verdict::NotEnoughEvidence, Some(rule), why)
    }

    pub(crate) fn invalid(rule: Rule, why: impl Into<String>) -> Self {
        Self::new(Verdict::Invalid, Some(rule), Why::Incomparable(why.into()))
    }

    /// The outcome of the opposite claim.
    pub(crate) fn negated(self, mismatch: Rule) -> Self {
        match self.verdict {
            Verdict::Supported
                if matches!(self.why, Why::Inside | Why::Text) || matches!(self.why, Why::List { .. }) =>
            {
                Self::refuted(mismatch, self.why)
            }
            Verdict::Supported => Self::unsure(Rule::OverPrecise, self.why),
            Verdict::Refuted if self.rule == Some(Rule::WeekdayMismatch) => self,
            Verdict::Refuted => Self::new(Verdict::Supported, None, self.why),
            _ => self,
        }
    }
}

/// What the comparison is told of the two sides beside their values.
#[derive(Clone, Copy)]
pub(crate) struct Sides<'a> {
    /// Nouns that count the same thing as the fact's.
    pub(crate) same_unit: &'a [Box<str>],
    /// Whether the left side is worked out from several figures.
    pub(crate) derived: bool,
    /// Whether the right side is a figure of its own, not a fact or worked out.
    pub(crate) literal: bool,
    /// Whether completed and rounded counts both fit (`years between`).
    pub(crate) counts: bool,
    /// Whether the left side is a change in percent, which is never one in percentage points.
    pub(crate) change: bool,
    /// Whether the claim is in a unit of another system than the source's.
    pub(crate) converted: bool,
    pub(crate) tolerances: &'a Tolerances,
}

/// Compares two figures.
pub(crate) fn figures(f: &Quantity, c: &Quantity, relation: Relation, s: Sides<'_>) -> Outcome {
    let converted = matches!((&f.dim, &c.dim), (Dim::Measure(a), Dim::Measure(b)) if a != b && !a.same_system(b));
    let s = Sides { converted, ..s };
    let aligned = match align(f, c, s) {
        Ok(a) => a,
        Err(o) => {
            return if matches!(relation, Relation::NotEqual | Relation::NotIn) {
                o.negated(Rule::ValueMismatch)
            } else {
                o
            };
        }
    };
    let other_unit = aligned.other_unit;
    let mut out = match relation {
        Relation::Equal | Relation::In => equal(&aligned, s),
        Relation::NotEqual | Relation::NotIn => not_equal(&aligned, s),
        Relation::About => match aligned.claim.widened(s.tolerances) {
            Some(claim) => equal(&Aligned { claim, ..aligned }, s),
            None => return Outcome::invalid(Rule::TypeMismatch, "this figure is too large to widen"),
        },
        Relation::Less | Relation::AtMost | Relation::Greater | Relation::AtLeast => {
            ordered(&aligned.fact, &aligned.claim, relation, s)
        }
        Relation::Includes | Relation::Excludes => {
            return Outcome::invalid(
                Rule::TypeMismatch,
                "`includes` and `excludes` ask for the members of a list, and this is a figure",
            );
        }
    };
    if other_unit {
        out.other_unit = true;
        if out.verdict == Verdict::Supported && out.rule.is_none() {
            out.rule = Some(Rule::UnitDiffers);
        }
    }
    out
}

fn equal(a: &Aligned, s: Sides<'_>) -> Outcome {
    let (f, c) = (&a.fact, &counted(&a.claim, s));
    if f.interval.within(&c.interval) {
        return bound_is_loose(f, c, s);
    }
    if let Some(o) = as_written(a, c, s) {
        return o;
    }
    if let Some(loose) = &c.loose
        && f.interval.within(loose)
    {
        let rule = if matches!(c.form, Form::Vague(_)) {
            Rule::LooseBound
        } else {
            Rule::LooseHedge
        };
        return Outcome::new(Verdict::Supported, Some(rule), Why::Loose);
    }
    // What holds without a hedge holds with one.
    if c.hedge == Some(Hedge::About)
        && matches!(f.hedge, None | Some(Hedge::About))
        && let Some(bare) = c.unhedged()
        && (f.interval.within(&bare) || f.number.is_some_and(|n| bare.contains(n)))
    {
        return Outcome::new(Verdict::Supported, Some(Rule::LooseHedge), Why::Loose);
    }
    // The source's own number without its hedge says too much, but is never called false: `nearly 300` is no 300.
    if hedge_dropped(f, c) {
        return Outcome::unsure(Rule::HedgeDropped, Why::Narrower);
    }
    if f.interval.meets(&c.interval) {
        return Outcome::unsure(Rule::OverPrecise, Why::Narrower);
    }
    if rounds_bare(f, c, a.there, s.tolerances) {
        return Outcome::new(Verdict::Supported, Some(Rule::UnhedgedRound), Why::BareRound);
    }
    match scale_slip(f, c) {
        Some(power) => Outcome::refuted(Rule::ScaleSlip, Why::Scale(power)),
        None => Outcome::refuted(Rule::ValueMismatch, Why::Apart),
    }
}

/// `!=` holds when the intervals do not meet, and is wrong when the fact lies inside the claim.
fn not_equal(a: &Aligned, s: Sides<'_>) -> Outcome {
    let c = counted(&a.claim, s);
    if a.fact.interval.within(&c.interval) {
        Outcome::refuted(Rule::ValueMismatch, Why::Inside)
    } else if a.fact.interval.meets(&c.interval) {
        equal(a, s).negated(Rule::ValueMismatch)
    } else {
        Outcome::new(Verdict::Supported, None, Why::Apart)
    }
}

fn hedge_dropped(f: &Figure, c: &Figure) -> bool {
    f.hedge.is_some() && c.hedge.is_none() && f.number.is_some() && f.number == c.number
}

/// What the source writes where it writes no hedge: one number, or the two ends of a range.
fn written(f: &Figure) -> Option<Interval> {
    if f.hedge.is_some() {
        return None;
    }
    match &f.form {
        Form::Range(ends) => Some(Interval::closed(ends.0.number?, ends.1.number?)).filter(|i| i.within(&f.interval)),
        _ => f.number.map(Interval::point),
    }
}

/// A source's rounded figure counts as it is written: for closed bounds, for coarser claims, and for derived figures.
fn as_written(a: &Aligned, c: &Figure, s: Sides<'_>) -> Option<Outcome> {
    let f = &a.fact;
    let rounds = || Some(Outcome::new(Verdict::Supported, None, Why::Rounds));
    if c.hedge.is_some_and(Hedge::is_closed_bound) && written(f)?.within(&c.interval) && f.form != Form::Derived {
        return Some(Outcome::supported());
    }
    if s.derived
        && let Some(o) = worked_out(f, c)
    {
        return Some(o);
    }
    let n = f.number?;
    if f.form == Form::Derived {
        return None;
    }
    // `25 of 100` is the fraction that `1 in 4` is.
    let fraction = |g: &Figure| matches!(g.form, Form::Fraction { .. }) && g.hedge.is_none();
    if f.rounding == Rounding::Share && fraction(f) && fraction(c) && c.number == Some(n) {
        return Some(Outcome::supported());
    }
    let about = c.hedge == Some(Hedge::About) && matches!(f.hedge, None | Some(Hedge::About));
    let coarser = f.hedge.is_none()
        && c.hedge.is_none()
        && f.rounding != Rounding::Exact
        && (c.half_step() > f.half_step() || matches!(c.rounding, Rounding::Share | Rounding::Multiple));
    let converted = s.converted && f.hedge.is_none();
    if (about || coarser || converted) && c.interval.contains(n) {
        return rounds();
    }
    // A whole number of inches may be a rounded one; a whole number of people never is.
    let whole = a.measured && f.hedge.is_none() && c.hedge.is_none() && c.rounding == Rounding::Exact;
    if whole && c.step > f.step && c.softened().is_some_and(|c| c.interval.contains(n)) {
        return rounds();
    }
    None
}

/// A figure that is worked out supports the claim that it rounds to at the claim's own last digit.
fn worked_out(f: &Figure, c: &Figure) -> Option<Outcome> {
    let (worked, said) = match (&f.form, &c.form) {
        (Form::Derived, _) => (f, c),
        (_, Form::Derived) if f.hedge.is_none() => (c, f),
        _ => return None,
    };
    let said = match said.form {
        Form::Derived => said.interval,
        _ => said.softened()?.interval,
    };
    if worked.interval.within(&said) {
        return Some(Outcome::new(Verdict::Supported, None, Why::Rounds));
    }
    let rule = Some(Rule::DerivedFromRounded);
    (said.contains(worked.number?)).then(|| Outcome::new(Verdict::Supported, rule, Why::DerivedRounds))
}

/// A whole count of years may be the completed or the rounded one.
fn counted(c: &Figure, s: Sides<'_>) -> Figure {
    match c.number {
        Some(n) if s.counts && c.hedge.is_none() && n.fract().is_zero() && c.form != Form::Derived => {
            let half = Decimal::new(5, 1);
            match (n.checked_sub(half), n.checked_add(Decimal::ONE)) {
                (Some(a), Some(b)) => Figure {
                    interval: Interval {
                        low: End::Closed(a),
                        high: End::Open(b),
                    },
                    ..c.clone()
                },
                _ => c.clone(),
            }
        }
        _ => c.clone(),
    }
}

/// The claim holds; whether its bound is far from what the fact says.
fn bound_is_loose(f: &Figure, c: &Figure, s: Sides<'_>) -> Outcome {
    let factor = s.tolerances.bound;
    let loose = match (c.hedge, c.number) {
        (Some(Hedge::MoreThan | Hedge::AtLeast), Some(n)) if n > Decimal::ZERO => n
            .checked_mul(factor)
            .zip(f.interval.low.value())
            .is_some_and(|(limit, low)| low > limit),
        (Some(Hedge::LessThan | Hedge::AtMost), Some(n)) if n > Decimal::ZERO => n
            .checked_div(factor)
            .zip(f.interval.high.value())
            .is_some_and(|(limit, high)| high < limit),
        _ => false,
    };
    if loose {
        Outcome::new(Verdict::Supported, Some(Rule::LooseBound), Why::Loose)
    } else {
        Outcome::supported()
    }
}

/// `<`, `<=`, `>`, `>=`: every pair of points, or none. A literal on the right is the bound that it writes.
fn ordered(f: &Figure, c: &Figure, relation: Relation, s: Sides<'_>) -> Outcome {
    let bound = match c.number {
        Some(n) if s.literal && c.hedge.is_none() => Interval::point(n),
        _ => c.interval,
    };
    let (all, none) = order(&f.interval, &bound, relation);
    if all {
        return Outcome::supported();
    }
    let closed = matches!(relation, Relation::AtMost | Relation::AtLeast);
    if let (Some(x), Some(y)) = (written(f), c.number)
        && closed
        && c.hedge.is_none()
        && order(&x, &Interval::point(y), relation).0
        && !none
    {
        let rule = s.derived.then_some(Rule::DerivedFromRounded);
        return Outcome::new(Verdict::Supported, rule, Why::Rounds);
    }
    if none {
        return match scale_slip(f, c) {
            Some(power) if power.abs() > 1 && s.literal && f.form != Form::Derived => {
                Outcome::refuted(Rule::ValueMismatch, Why::Scale(power))
            }
            _ => Outcome::refuted(Rule::ValueMismatch, Why::Apart),
        };
    }
    let rule = if hedge_dropped(f, c) {
        Rule::HedgeDropped
    } else {
        Rule::OverPrecise
    };
    Outcome::unsure(rule, Why::Narrower)
}

/// Whether the relation holds for every pair of points, and whether it holds for none.
fn order(f: &Interval, c: &Interval, relation: Relation) -> (bool, bool) {
    match relation {
        Relation::Less => (f.all_below(c), c.all_at_most(f)),
        Relation::AtMost => (f.all_at_most(c), c.all_below(f)),
        Relation::Greater => (c.all_below(f), f.all_at_most(c)),
        _ => (c.all_at_most(f), f.all_below(c)),
    }
}
