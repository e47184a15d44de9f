//! Arithmetic on values by intervals: a result is only as sharp as the figures that it is made of.

use super::figure::Figure;
use super::interval::{End, Interval};
use super::interval_ops::{add_intervals, divide, multiply, negate, tidy};
use super::nouns::same_noun;
use super::ops_dates::{days_from, shift};
use super::unit::{Dim, TimeUnit, conversion, retime};
use super::{Data, Quantity};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// An operator between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the four operators")]
pub enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
}

impl Arithmetic {
    /// Its sign.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "−",
            Self::Multiply => "×",
            Self::Divide => "÷",
        }
    }
}

/// Why two values can not be put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpError {
    /// The kinds do not go together; the text says why.
    Kinds(String),
    /// The units or currencies do not convert.
    Units(String),
    /// Two currencies: no exchange rate is ever assumed.
    Currencies(String),
    /// The divisor may be zero.
    DivisionByZero,
    /// The result is beyond what a decimal holds.
    TooLarge,
    /// A date in it is not resolved.
    Unresolved,
}

pub(super) type Op<T> = Result<T, OpError>;

impl Data {
    /// `self op other`.
    ///
    /// # Errors
    ///
    /// Where the kinds or units do not go together, the divisor may be zero, or the result is too large.
    pub fn apply(&self, op: Arithmetic, other: &Self) -> Op<Self> {
        use Arithmetic::{Add, Subtract};
        match (self, other) {
            (Self::Figure(a), Self::Figure(b)) => a.apply(op, b).map(Self::Figure),
            (Self::Date(a), Self::Date(b)) if op == Subtract => days_from(b, a).map(Self::Figure),
            (Self::Date(a), Self::Figure(q)) if matches!(op, Add | Subtract) && matches!(q.dim, Dim::Duration(_)) => {
                shift(a, q, op == Subtract).map(Self::Date)
            }
            (Self::Figure(q), Self::Date(b)) if op == Add && matches!(q.dim, Dim::Duration(_)) => {
                shift(b, q, false).map(Self::Date)
            }
            _ => Err(OpError::Kinds(format!(
                "{} and {} can not be put together with {}",
                self.described(),
                other.described(),
                op.sign()
            ))),
        }
    }

    /// The kind in words, with an article.
    #[must_use]
    pub fn described(&self) -> &'static str {
        match self {
            Self::Figure(q) => match q.dim {
                Dim::Number => "a number",
                Dim::Ordinal => "an ordinal",
                Dim::Ratio => "a ratio",
                Dim::Money(_) => "an amount of money",
                Dim::Percent => "a percentage",
                Dim::Points => "a figure in percentage points",
                Dim::Count(_) => "a count",
                Dim::Measure(_) => "a measure",
                Dim::Duration(_) => "a length of time",
                Dim::Age => "an age",
            },
            Self::Date(_) => "a date",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Bool(_) => "yes or no",
        }
    }
}

impl Quantity {
    fn apply(&self, op: Arithmetic, other: &Self) -> Op<Self> {
        match op {
            Arithmetic::Add | Arithmetic::Subtract => self.sum(op, other),
            Arithmetic::Multiply => self.times(other),
            Arithmetic::Divide => self.over(other),
        }
    }

    /// The figure in the unit `to`, which must measure the same.
    ///
    /// # Errors
    ///
    /// Where the two units do not convert.
    pub fn in_unit(&self, to: &Dim) -> Op<Self> {
        let figure = match (&self.dim, to) {
            (Dim::Measure(a), Dim::Measure(b)) => {
                let c = conversion(a, b)
                    .ok_or_else(|| OpError::Units(format!("{} do not convert to {}", a.plural, b.plural)))?;
                self.figure.map(|d| c.apply(d)).ok_or(OpError::TooLarge)?
            }
            (Dim::Duration(a), Dim::Duration(b)) => retime(&self.figure, *a, *b).ok_or(OpError::TooLarge)?,
            _ => self.figure.clone(),
        };
        Ok(Self {
            figure,
            dim: to.clone(),
            per: self.per.clone(),
        })
    }

    fn sum(&self, op: Arithmetic, other: &Self) -> Op<Self> {
        use Dim::{Age, Count, Duration, Measure, Money, Number, Ordinal, Percent, Points, Ratio};
        let (dim, other) = match (&self.dim, &other.dim) {
            (Money(a), Money(b)) if a == b => (self.dim.clone(), other.clone()),
            (Money(a), Money(b)) => {
                return Err(OpError::Currencies(format!(
                    "{} and {} do not add up: no exchange rate is assumed",
                    a.code(),
                    b.code()
                )));
            }
            (Number | Ratio | Ordinal, Number | Ratio | Ordinal) => (Number, other.clone()),
            (Count(a), Count(b)) if same_noun(a, b) => (self.dim.clone(), other.clone()),
            (Count(_), Count(_)) => (Number, other.clone()),
            (Count(_), Number) => (self.dim.clone(), other.clone()),
            (Number, Count(_)) => (other.dim.clone(), other.clone()),
            (Measure(_), Measure(_)) | (Duration(_), Duration(_)) => (self.dim.clone(), other.in_unit(&self.dim)?),
            (Percent, Percent) if op == Arithmetic::Subtract => (Percent, other.clone()),
            (Percent, Percent | Points) => (Percent, other.clone()),
            (Points, Points) => (Points, other.clone()),
            (Age, Age) if op == Arithmetic::Subtract => (Duration(TimeUnit::Year), other.clone()),
            (Age, Number) => (Age, other.clone()),
            (Age, Duration(_)) => (Age, other.in_unit(&Duration(TimeUnit::Year))?),
            _ => {
                return Err(OpError::Kinds(format!(
                    "{} and {} can not be {}",
                    Data::Figure(self.clone()).described(),
                    Data::Figure(other.clone()).described(),
                    if op == Arithmetic::Add { "added" } else { "subtracted" }
                )));
            }
        };
        let b = &other.figure;
        let combine = |x: Decimal, y: Decimal| {
            if op == Arithmetic::Add {
                x.checked_add(y)
            } else {
                x.checked_sub(y)
            }
        };
        let rhs = if op == Arithmetic::Add {
            b.interval
        } else {
            negate(&b.interval)
        };
        let interval = add_intervals(&self.figure.interval, &rhs).ok_or(OpError::TooLarge)?;
        let number = written(&self.figure)
            .zip(written(b))
            .and_then(|(x, y)| combine(x, y))
            .map(tidy);
        Ok(Self::new(Figure::derived(interval, number), dim))
    }

    fn times(&self, other: &Self) -> Op<Self> {
        use Dim::{Count, Duration, Measure, Money, Number, Ordinal, Percent, Points, Ratio};
        let plain = |d: &Dim| matches!(d, Number | Ratio | Ordinal);
        let dim = match (&self.dim, &other.dim) {
            (a, b) if plain(a) && plain(b) => Number,
            (a, Percent) if !matches!(a, Points) => a.clone(),
            (Percent, b) if !matches!(b, Points) => b.clone(),
            (a, b) if plain(b) => a.clone(),
            (a, b) if plain(a) => b.clone(),
            (Count(_), Money(_)) => other.dim.clone(),
            (Money(_), Count(_)) => self.dim.clone(),
            (Count(_), Count(_)) => Number,
            (Count(_), Measure(_) | Duration(_)) => other.dim.clone(),
            (Measure(_) | Duration(_), Count(_)) => self.dim.clone(),
            _ => {
                return Err(OpError::Kinds(format!(
                    "{} and {} can not be multiplied",
                    Data::Figure(self.clone()).described(),
                    Data::Figure(other.clone()).described()
                )));
            }
        };
        // One of the two percentages is a share of the other.
        let (a, b) = match (&self.dim, &other.dim) {
            (_, Percent) => (self.figure.clone(), hundredth(&other.figure)?),
            (Percent, _) => (hundredth(&self.figure)?, other.figure.clone()),
            _ => (self.figure.clone(), other.figure.clone()),
        };
        let interval = multiply(&a.interval, &b.interval).ok_or(OpError::TooLarge)?;
        let number = written(&a)
            .zip(written(&b))
            .and_then(|(x, y)| x.checked_mul(y))
            .map(tidy);
        Ok(Self::new(Figure::derived(interval, number), dim))
    }

    fn over(&self, other: &Self) -> Op<Self> {
        use Dim::{Count, Duration, Measure, Money, Number, Ordinal, Percent, Points, Ratio};
        let plain = |d: &Dim| matches!(d, Number | Ratio | Ordinal);
        let mut divisor = other.clone();
        let dim = match (&self.dim, &other.dim) {
            (Money(a), Money(b)) if a == b => Ratio,
            (Money(a), Money(b)) => {
                return Err(OpError::Currencies(format!(
                    "{} can not be divided by {}: no exchange rate is assumed",
                    a.code(),
                    b.code()
                )));
            }
            (a, b) if plain(a) && plain(b) => Ratio,
            (Percent, Percent) | (Points, Points) => Ratio,
            (a, Percent) => {
                divisor.figure = hundredth(&other.figure)?;
                a.clone()
            }
            (a, b) if plain(b) => a.clone(),
            (Count(_), Count(_)) => Ratio,
            (Measure(_), Measure(_)) | (Duration(_), Duration(_)) => {
                divisor = other.in_unit(&self.dim)?;
                Ratio
            }
            (Money(_) | Measure(_) | Duration(_) | Percent, Count(_)) => self.dim.clone(),
            (Number | Count(_), _) if matches!(other.dim, Count(_)) => Ratio,
            (Money(_) | Count(_), Duration(_)) => self.dim.clone(),
            _ => {
                return Err(OpError::Kinds(format!(
                    "{} can not be divided by {}",
                    Data::Figure(self.clone()).described(),
                    Data::Figure(other.clone()).described()
                )));
            }
        };
        let interval = divide(&self.figure.interval, &divisor.figure.interval)?;
        let number = written(&self.figure)
            .zip(written(&divisor.figure))
            .and_then(|(x, y)| x.checked_div(y));
        Ok(Self::new(Figure::derived(interval, number), dim))
    }

    /// `self` as a share of `whole`: a bare number is in the other's unit.
    ///
    /// # Errors
    ///
    /// As for division.
    pub fn share_of(&self, whole: &Self) -> Op<Self> {
        let mut out = self.over(whole)?;
        let bare = |q: &Self| q.dim == Dim::Number;
        if bare(self) || bare(whole) {
            out.dim = Dim::Ratio;
        }
        Ok(out)
    }

    /// The change from `self` to `to`, in percent of `self`.
    ///
    /// # Errors
    ///
    /// As for the operators.
    pub fn percent_change(&self, to: &Self) -> Op<Self> {
        // (to − from) / from = to / from − 1: dividing once keeps the interval as sharp as it can be.
        let ratio = to.share_of(self)?;
        if ratio.dim != Dim::Ratio {
            return Err(OpError::Kinds(
                "a change in percent needs two figures of one kind".to_owned(),
            ));
        }
        let change = |d: Decimal| d.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE_HUNDRED);
        let interval = ratio.figure.interval.try_map(change).ok_or(OpError::TooLarge)?;
        Ok(Self::new(
            Figure::derived(interval, ratio.figure.number.and_then(change)),
            Dim::Percent,
        ))
    }

    /// Rounded to a multiple of `to`; a tie may go either way.
    ///
    /// # Errors
    ///
    /// Where `to` is not one positive number.
    pub fn rounded(&self, to: &Self) -> Op<Self> {
        let plain = matches!(to.dim, Dim::Number | Dim::Ordinal | Dim::Ratio);
        let alike = match (&self.dim, &to.dim) {
            (Dim::Count(a), Dim::Count(b)) => same_noun(a, b),
            (Dim::Measure(_), Dim::Measure(_)) | (Dim::Duration(_), Dim::Duration(_)) => true,
            (a, b) => a == b,
        };
        if !plain && !alike {
            return Err(OpError::Kinds(format!(
                "`round` rounds {} to a number or to its own unit, not to {}",
                Data::Figure(self.clone()).described(),
                Data::Figure(to.clone()).described()
            )));
        }
        let step = to
            .in_unit(&self.dim)?
            .figure
            .number
            .filter(|n| *n > Decimal::ZERO)
            .ok_or_else(|| OpError::Kinds("`round` rounds to one number above zero: `round(a, 5)`".to_owned()))?;
        let round = |d: Decimal, up: bool| -> Option<Decimal> {
            let q = d.checked_div(step)?;
            let floor = q.floor();
            let rest = q.checked_sub(floor)?;
            let next = match rest.cmp(&Decimal::new(5, 1)) {
                Ordering::Greater => true,
                Ordering::Less => false,
                Ordering::Equal => up,
            };
            let n = if next { floor.checked_add(Decimal::ONE)? } else { floor };
            n.checked_mul(step)
        };
        let low = match self.figure.interval.low.value() {
            Some(d) => End::Closed(round(d, false).ok_or(OpError::TooLarge)?),
            None => End::Unbounded,
        };
        let high = match self.figure.interval.high.value() {
            Some(d) => End::Closed(round(d, true).ok_or(OpError::TooLarge)?),
            None => End::Unbounded,
        };
        let number = written(&self.figure).and_then(|d| round(d, true));
        Ok(Self::new(
            Figure::derived(Interval { low, high }, number),
            self.dim.clone(),
        ))
    }

    /// The figure without its sign.
    #[must_use]
    pub fn absolute(&self) -> Self {
        let i = self.figure.interval;
        let negative = |e: End| e.value().is_some_and(|d| d < Decimal::ZERO);
        let unbounded = |e: End| e == End::Unbounded;
        let interval = if !negative(i.low) && !unbounded(i.low) {
            i
        } else if negative(i.high) || i.high.value() == Some(Decimal::ZERO) {
            negate(&i)
        } else {
            let high = match (i.low.value(), i.high.value()) {
                (Some(a), Some(b)) => End::Closed(a.abs().max(b)),
                _ => End::Unbounded,
            };
            Interval {
                low: End::Closed(Decimal::ZERO),
                high,
            }
        };
        Self::new(
            Figure::derived(interval, self.figure.number.map(|n| n.abs())),
            self.dim.clone(),
        )
    }

    /// The larger (or smaller) of the two, end by end.
    ///
    /// # Errors
    ///
    /// Where the two do not convert.
    pub fn extreme(&self, other: &Self, largest: bool) -> Op<Self> {
        // A sum that is never used says whether the two may stand side by side.
        self.sum(Arithmetic::Add, other)?;
        let other = other.in_unit(&self.dim)?;
        let pick = |a: Option<Decimal>, b: Option<Decimal>, open: Option<bool>| match (a, b) {
            (Some(a), Some(b)) => Some(if largest { a.max(b) } else { a.min(b) }),
            // An open side wins where it reaches further.
            (a, b) => {
                if open == Some(largest) {
                    None
                } else {
                    a.or(b)
                }
            }
        };
        let (x, y) = (&self.figure, &other.figure);
        let end = |d: Option<Decimal>| d.map_or(End::Unbounded, End::Closed);
        let low = end(pick(x.interval.low.value(), y.interval.low.value(), Some(false)));
        let high = end(pick(x.interval.high.value(), y.interval.high.value(), Some(true)));
        let number = pick(written(x), written(y), None).filter(|_| written(x).is_some() && written(y).is_some());
        Ok(Self::new(
            Figure::derived(Interval { low, high }, number),
            self.dim.clone(),
        ))
    }
}

/// The number that stands for a figure when it is worked out as written: bounds and vague words have none.
fn written(f: &Figure) -> Option<Decimal> {
    use super::Hedge::{About, Exactly};
    f.number.filter(|_| matches!(f.hedge, None | Some(About | Exactly)))
}

fn hundredth(f: &Figure) -> Op<Figure> {
    f.map(|d| d.checked_div(Decimal::ONE_HUNDRED)).ok_or(OpError::TooLarge)
}
