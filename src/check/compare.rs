//! Interval entailment: whether what the fact allows lies inside what the claim allows.

use super::Verdict;
use super::diagnose::{rounds_bare, scale_slip};
use crate::claim::Relation;
use crate::rule::Rule;
use crate::value::{
    Currency, Data, Decimal, Dim, End, Figure, Form, Hedge, Hint, Interval, OpError, Quantity, Rounding, Tolerances,
    Value, as_age, same_noun,
};

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
            return if relation == Relation::NotEqual {
                o.negated(Rule::ValueMismatch)
            } else {
                o
            };
        }
    };
    let c = &aligned.claim;
    let f = &aligned.fact;
    let mut out = match relation {
        Relation::Equal | Relation::In => equal(f, c, s),
        Relation::NotEqual | Relation::NotIn => equal(f, c, s).negated(Rule::ValueMismatch),
        Relation::About => match c.widened(s.tolerances) {
            Some(w) => equal(f, &w, s),
            None => Outcome::invalid(Rule::TypeMismatch, "this figure is too large to widen"),
        },
        Relation::Less | Relation::AtMost | Relation::Greater | Relation::AtLeast => ordered(f, c, relation, s),
        Relation::Includes | Relation::Excludes => {
            return Outcome::invalid(
                Rule::TypeMismatch,
                "`includes` and `excludes` ask for the members of a list, and this is a figure",
            );
        }
    };
    if aligned.other_unit {
        out.other_unit = true;
        if out.verdict == Verdict::Supported && out.rule.is_none() {
            out.rule = Some(Rule::UnitDiffers);
        }
    }
    out
}

fn equal(f: &Figure, c: &Figure, s: Sides<'_>) -> Outcome {
    let c = &counted(c, s);
    if f.interval.within(&c.interval) {
        return bound_is_loose(f, c, s);
    }
    // A source's rounded figure counts as it is written: for closed bounds, and for coarser claims.
    if let Some(n) = f.number {
        let rounded = f.hedge.is_none() && f.rounding != Rounding::Exact;
        if rounded && c.hedge.is_some_and(Hedge::is_closed_bound) && c.interval.contains(n) {
            return Outcome::supported();
        }
        let coarser = c.hedge.is_none() && c.half_step() > f.half_step();
        let about = c.hedge == Some(Hedge::About) && matches!(f.hedge, None | Some(Hedge::About));
        if f.form != Form::Derived
            && (f.hedge.is_none() && rounded && coarser || about && rounded)
            && c.interval.contains(n)
        {
            return Outcome::new(Verdict::Supported, None, Why::Rounds);
        }
        if s.converted && f.hedge.is_none() && c.interval.contains(n) {
            return Outcome::new(Verdict::Supported, None, Why::Rounds);
        }
        if s.derived && c.interval.contains(n) {
            return Outcome::new(Verdict::Supported, Some(Rule::DerivedFromRounded), Why::DerivedRounds);
        }
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
    if f.interval.meets(&c.interval) {
        let same = f.number.is_some() && f.number == c.number;
        let rule = if f.hedge.is_some() && c.hedge.is_none() && same {
            Rule::HedgeDropped
        } else {
            Rule::OverPrecise
        };
        return Outcome::unsure(rule, Why::Narrower);
    }
    if rounds_bare(f, c, s.tolerances) {
        return Outcome::new(Verdict::Supported, Some(Rule::UnhedgedRound), Why::BareRound);
    }
    match scale_slip(f, c) {
        Some(power) => Outcome::refuted(Rule::ScaleSlip, Why::Scale(power)),
        None => Outcome::refuted(Rule::ValueMismatch, Why::Apart),
    }
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
    if let (Some(x), Some(y)) = (f.number, c.number)
        && closed
        && f.hedge.is_none()
        && c.hedge.is_none()
        && order(&Interval::point(x), &Interval::point(y), relation).0
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
    let same = f.number.is_some() && f.number == c.number;
    let rule = if f.hedge.is_some() && c.hedge.is_none() && same {
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

struct Aligned {
    fact: Figure,
    claim: Figure,
    other_unit: bool,
}

/// Brings the claim into the fact's unit, or says why it can not be.
fn align(f: &Quantity, c: &Quantity, s: Sides<'_>) -> Result<Aligned, Outcome> {
    use Dim::{Age, Count, Duration, Measure, Money, Number, Ordinal, Percent, Points, Ratio};
    let kinds = || {
        let (a, b) = (Data::Figure(f.clone()), Data::Figure(c.clone()));
        Err(Outcome::invalid(
            Rule::TypeMismatch,
            format!("the source has {}, the claim has {}", a.described(), b.described()),
        ))
    };
    if let (Some(a), Some(b)) = (&f.per, &c.per)
        && a != b
    {
        return Err(Outcome::invalid(
            Rule::UnitMismatch,
            format!("the source's figure is per {a}, the claim's per {b}"),
        ));
    }
    let plain = |other_unit: bool| {
        Ok(Aligned {
            fact: f.figure.clone(),
            claim: c.figure.clone(),
            other_unit,
        })
    };
    let worked_out = |q: &Quantity| q.figure.form == Form::Derived;
    let times_hundred = |g: &Figure| g.map(|d| d.checked_mul(Decimal::ONE_HUNDRED));
    match (&f.dim, &c.dim) {
        (Number | Ordinal | Ratio, Number | Ordinal | Ratio) => plain(false),
        (Count(_), Number) | (Number, Count(_)) => plain(false),
        (Count(a), Count(b)) => {
            let same = same_noun(a, b) || s.same_unit.iter().any(|u| same_noun(u, b));
            plain(!same)
        }
        (Money(a), Money(b)) if a == b => plain(false),
        (Money(a), Money(b)) => Err(Outcome::refuted(Rule::CurrencyMismatch, Why::Currency(*a, *b))),
        (Percent, Percent) | (Points, Points) => plain(false),
        (Percent, Points) if worked_out(f) => plain(false),
        (Points, Percent) if worked_out(c) => plain(false),
        (Percent, Points) | (Points, Percent) => Err(Outcome::refuted(Rule::PointSlip, Why::Points)),
        (Percent, Ratio) => share(f.figure.clone(), times_hundred(&c.figure)),
        (Percent, Number)
            if worked_out(c) || worked_out(f) && c.figure.number.is_some_and(|n| n.abs() <= Decimal::ONE) =>
        {
            share(f.figure.clone(), times_hundred(&c.figure))
        }
        (Ratio, Percent) => match times_hundred(&f.figure) {
            Some(figure) => Ok(Aligned {
                fact: figure,
                claim: c.figure.clone(),
                other_unit: false,
            }),
            None => kinds(),
        },
        (Number, Percent) if worked_out(f) => match times_hundred(&f.figure) {
            Some(figure) => Ok(Aligned {
                fact: figure,
                claim: c.figure.clone(),
                other_unit: false,
            }),
            None => kinds(),
        },
        (Measure(a), Measure(b)) if a == b => plain(false),
        (Duration(a), Duration(b)) if a == b => plain(false),
        (Measure(_), Measure(_)) | (Duration(_), Duration(_)) => {
            let soft = if worked_out(f) {
                Some(c.figure.clone())
            } else {
                c.figure.softened()
            };
            let softened = soft.map(|figure| Quantity { figure, ..c.clone() });
            match softened.map(|q| q.in_unit(&f.dim)) {
                Some(Ok(q)) => Ok(Aligned {
                    fact: f.figure.clone(),
                    claim: q.figure,
                    other_unit: false,
                }),
                Some(Err(OpError::Units(why))) => Err(Outcome::invalid(Rule::UnitMismatch, why)),
                _ => kinds(),
            }
        }
        (Measure(_), Number) | (Number, Measure(_)) => plain(true),
        (Duration(_), Number) if s.counts || worked_out(f) => plain(false),
        (Number, Duration(_)) if worked_out(f) => plain(false),
        (Duration(_), Number) | (Number, Duration(_)) => plain(true),
        (Age, Age) => plain(false),
        (Age, Number | Duration(_)) => {
            let years = match &c.dim {
                Duration(_) => c
                    .in_unit(&Duration(crate::value::TimeUnit::Year))
                    .map(|q| q.figure)
                    .ok(),
                _ => Some(c.figure.clone()),
            };
            share(f.figure.clone(), years.and_then(|y| as_age(&y, s.tolerances)))
        }
        (Number, Age) => plain(false),
        (Duration(_), Age) => {
            let years = f
                .in_unit(&Duration(crate::value::TimeUnit::Year))
                .map(|q| q.figure)
                .ok();
            match years.and_then(|y| as_age(&y, s.tolerances)) {
                Some(figure) => Ok(Aligned {
                    fact: figure,
                    claim: c.figure.clone(),
                    other_unit: false,
                }),
                None => kinds(),
            }
        }
        (Measure(m), Count(n)) | (Count(n), Measure(m)) => Err(Outcome::invalid(
            Rule::UnitMismatch,
            format!("{} and {n} do not convert", m.plural),
        )),
        _ => kinds(),
    }
}

fn share(fact: Figure, claim: Option<Figure>) -> Result<Aligned, Outcome> {
    match claim {
        Some(claim) => Ok(Aligned {
            fact,
            claim,
            other_unit: false,
        }),
        None => Err(Outcome::invalid(Rule::TypeMismatch, "the figure is too large")),
    }
}

/// Brings two values to one kind where one of them can be read two ways: a bare year is a number too.
pub(crate) fn reconcile(f: &Value, c: &Value, ctx: &crate::value::Context) -> Option<(Value, Value)> {
    match (&f.data, &c.data) {
        (Data::Date(_), Data::Figure(q)) => {
            if let Some(c) = c.reread(ctx, Hint::Date).filter(|v| v.date().is_some()) {
                return Some((f.clone(), c));
            }
            let _ = q;
            Some((f.reread(ctx, Hint::Figure).filter(|v| v.figure().is_some())?, c.clone()))
        }
        (Data::Figure(_), Data::Date(d)) => {
            if d.bare
                && let Some(c) = c.reread(ctx, Hint::Figure)
            {
                return Some((f.clone(), c));
            }
            Some((f.reread(ctx, Hint::Date).filter(|v| v.date().is_some())?, c.clone()))
        }
        (Data::Figure(a), Data::Figure(b)) => match (&a.dim, &b.dim) {
            // Pounds are money where the other side is, and a weight where it is one.
            (Dim::Money(Currency::GBP), Dim::Measure(m)) if m.plural == "pounds" => Some((f.clone(), repound(c, true))),
            (Dim::Measure(m), Dim::Money(Currency::GBP)) if m.plural == "pounds" => Some((repound(f, true), c.clone())),
            (Dim::Measure(m), Dim::Number) if m.dimension == crate::value::Dimension::Length => {
                Some((f.clone(), c.reread(ctx, Hint::Length)?))
            }
            (Dim::Number, Dim::Measure(m)) if m.dimension == crate::value::Dimension::Length => {
                Some((f.reread(ctx, Hint::Length)?, c.clone()))
            }
            (Dim::Ratio, Dim::Number) if matches!(b.figure.form, Form::Range(_)) => {
                Some((f.clone(), ratio_of_range(c)?))
            }
            _ => None,
        },
        _ => None,
    }
}

fn repound(v: &Value, money: bool) -> Value {
    let mut out = v.clone();
    if let Data::Figure(q) = &mut out.data
        && money
    {
        q.dim = Dim::Money(Currency::GBP);
    }
    out
}

/// `1 to 3` is a range until the other side is a ratio.
fn ratio_of_range(v: &Value) -> Option<Value> {
    let q = v.figure()?;
    let Form::Range(ends) = &q.figure.form else { return None };
    let n = ends.0.number?.checked_div(ends.1.number?)?;
    let figure = Figure::derived(Interval::point(n), Some(n));
    Some(Value {
        text: v.text.clone(),
        data: Data::Figure(Quantity::new(figure, Dim::Ratio)),
    })
}
