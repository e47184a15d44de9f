//! Bringing the claim's figure into the fact's unit, or saying why it can not be.

use super::compare::{Outcome, Sides, Why};
use crate::rule::Rule;
use crate::value::{Data, Decimal, Dim, Figure, Form, OpError, Quantity, TimeUnit, as_age, same_noun};

/// Both figures in one unit.
pub(super) struct Aligned {
    pub(super) fact: Figure,
    pub(super) claim: Figure,
    /// The claim counts other things than the fact.
    pub(super) other_unit: bool,
    /// The fact is a measure: a whole number of its units may be a rounded one, as a count never is.
    pub(super) measured: bool,
    /// The fact's exact figure in the unit of the claim, where that is another one.
    pub(super) there: Option<Decimal>,
}
/// Brings the claim into the fact's unit, or says why it can not be.
pub(super) fn align(f: &Quantity, c: &Quantity, s: Sides<'_>) -> Result<Aligned, Outcome> {
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
            other_unit,
            ..Aligned::of(f.figure.clone(), c.figure.clone())
        })
    };
    let measured = |other_unit: bool| {
        Ok(Aligned {
            other_unit,
            measured: true,
            ..Aligned::of(f.figure.clone(), c.figure.clone())
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
        // `turnout rose 4.5 points`
        (Points, Count(n)) if matches!(&**n, "point" | "points") => plain(false),
        (Percent, Points) if worked_out(f) && !s.change => plain(false),
        (Points, Percent) if worked_out(c) => plain(false),
        (Percent, Points) | (Points, Percent) => Err(Outcome::refuted(Rule::PointSlip, Why::Points)),
        (Percent, Ratio) => share(f.figure.clone(), times_hundred(&c.figure)),
        (Percent, Number)
            if worked_out(c) || worked_out(f) && c.figure.number.is_some_and(|n| n.abs() <= Decimal::ONE) =>
        {
            share(f.figure.clone(), times_hundred(&c.figure))
        }
        (Ratio, Percent) => match times_hundred(&f.figure) {
            Some(figure) => Ok(Aligned::of(figure, c.figure.clone())),
            None => kinds(),
        },
        (Number, Percent) if worked_out(f) => match times_hundred(&f.figure) {
            Some(figure) => Ok(Aligned::of(figure, c.figure.clone())),
            None => kinds(),
        },
        (Measure(a), Measure(b)) if a == b => measured(false),
        (Duration(a), Duration(b)) if a == b => plain(false),
        (Measure(_), Measure(_)) | (Duration(_), Duration(_)) => {
            // Counts of days or less are exact, and so is turning one into another.
            let exact = matches!((&f.dim, &c.dim), (Duration(a), Duration(b)) if *a.max(b) <= TimeUnit::Day);
            let soft = if worked_out(f) || exact {
                Some(c.figure.clone())
            } else {
                c.figure.softened()
            };
            let softened = soft.map(|figure| Quantity { figure, ..c.clone() });
            match softened.map(|q| q.in_unit(&f.dim)) {
                Some(Ok(q)) => Ok(Aligned {
                    there: f.in_unit(&c.dim).ok().and_then(|q| q.figure.interval.as_point()),
                    ..Aligned::of(f.figure.clone(), q.figure)
                }),
                Some(Err(OpError::Units(why))) => Err(Outcome::invalid(Rule::UnitMismatch, why)),
                _ => kinds(),
            }
        }
        (Measure(_), Number) => measured(true),
        (Number, Measure(_)) => plain(true),
        (Duration(_), Number) if s.counts || worked_out(f) => plain(false),
        (Number, Duration(_)) if worked_out(f) => plain(false),
        // A bare number is in the source's own unit, and as rounded as that is.
        (Duration(_), Number) if f.figure.half_step() > Decimal::ZERO => match c.figure.softened() {
            Some(claim) => Ok(Aligned {
                other_unit: true,
                ..Aligned::of(f.figure.clone(), claim)
            }),
            None => kinds(),
        },
        (Duration(_), Number) | (Number, Duration(_)) => plain(true),
        (Age, Age) => plain(false),
        (Age, Number | Duration(_)) => {
            let years = match &c.dim {
                Duration(_) => c.in_unit(&Duration(TimeUnit::Year)).map(|q| q.figure).ok(),
                _ => Some(c.figure.clone()),
            };
            share(f.figure.clone(), years.and_then(|y| as_age(&y, s.tolerances)))
        }
        (Number, Age) => plain(false),
        (Duration(_), Age) => {
            let years = f.in_unit(&Duration(TimeUnit::Year)).map(|q| q.figure).ok();
            match years.and_then(|y| as_age(&y, s.tolerances)) {
                Some(figure) => Ok(Aligned::of(figure, c.figure.clone())),
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
        Some(claim) => Ok(Aligned::of(fact, claim)),
        None => Err(Outcome::invalid(Rule::TypeMismatch, "the figure is too large")),
    }
}

impl Aligned {
    const fn of(fact: Figure, claim: Figure) -> Self {
        Self {
            fact,
            claim,
            other_unit: false,
            measured: false,
            there: None,
        }
    }
}
