//! A written figure: its digits as they stand, its hedge, and the interval that the two allow.

pub use super::hedge::Hedge;

use super::context::Tolerances;
use super::interval::{End, Interval};
use rust_decimal::Decimal;

/// A vague count in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vague {
    /// The words, as they are printed and read.
    pub words: &'static str,
    /// Lowest and highest figure that the words cover; the highest may be open.
    pub low: Decimal,
    /// See `low`; `None` for no upper end.
    pub high: Option<Decimal>,
    /// Whether up to twice the top end is loose rather than wrong (`dozens`, `hundreds`).
    pub stretches: bool,
    /// Whether `low` itself is left out (`a majority`).
    pub low_open: bool,
}

/// How a figure is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Digits and a scale as a power of ten: `167` and 6 for `167 million`. Trailing zeros are kept.
    Digits {
        /// The digits before the scale.
        digits: Decimal,
        /// The scale as a power of ten.
        scale: i8,
    },
    /// A whole number and a fraction, with a scale: `1½`, `2/3`, `half a million`.
    Fraction {
        /// The whole number before the fraction.
        whole: u32,
        /// Numerator.
        num: u32,
        /// Denominator, never zero.
        den: u32,
        /// The scale as a power of ten.
        scale: i8,
        /// Whether a minus sign stands before it.
        negative: bool,
    },
    /// `doubled`, `tripled`, `halved`: a multiple.
    Multiple(&'static str),
    /// `dozens`, `a few`.
    Vague(Vague),
    /// `10 to 20`: both ends.
    Range(Box<(Figure, Figure)>),
    /// Worked out from other figures.
    Derived,
}

/// How much a figure says when no hedge stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Exactly what is written.
    Exact,
    /// Half a unit of the last written digit either way.
    HalfStep,
    /// A share given as a fraction: the tolerance for shares either way.
    Share,
    /// A multiple (`three times`, `doubled`): the tolerance for multiples either way.
    Multiple,
}

/// A written figure and what it allows the true value to be, in the unit it was written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The written number with its scale, before hedges; `None` for ranges and vague words.
    pub number: Option<Decimal>,
    /// One unit of the last written digit, scaled.
    pub step: Decimal,
    /// How much the bare figure says.
    pub rounding: Rounding,
    /// The hedge beside it.
    pub hedge: Option<Hedge>,
    /// What the true value may be.
    pub interval: Interval,
    /// A wider interval in which the figure is still true, though loosely put.
    pub loose: Option<Interval>,
    /// How it is written.
    pub form: Form,
}

/// `10^power`, or `None` beyond what a decimal holds.
#[must_use]
pub(crate) fn power_of_ten(power: i8) -> Option<Decimal> {
    match power {
        0..=27 => Some(Decimal::from_i128_with_scale(
            10i128.pow(u32::from(power.unsigned_abs())),
            0,
        )),
        -27..=-1 => Some(Decimal::new(1, u32::from(power.unsigned_abs()))),
        _ => None,
    }
}

/// The place of the last non-zero digit, times five when that digit is a five: what a figure is rounded to.
///
/// 100 for 1,400; 1,000 for 3,000; 5 for 25; 0.1 for 167.3.
#[must_use]
pub fn granularity(number: Decimal) -> Decimal {
    let n = number.normalize();
    let mut mantissa = n.mantissa().unsigned_abs();
    if mantissa == 0 {
        return Decimal::ONE;
    }
    let mut power = -i32::try_from(n.scale()).unwrap_or(0);
    while mantissa.is_multiple_of(10) {
        mantissa /= 10;
        power += 1;
    }
    let place = i8::try_from(power).ok().and_then(power_of_ten).unwrap_or(Decimal::ONE);
    if mantissa % 10 == 5 {
        place.checked_mul(Decimal::from(5)).unwrap_or(place)
    } else {
        place
    }
}

impl Form {
    /// The number that the form writes, before hedges.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Digits { digits, scale } => digits.checked_mul(power_of_ten(*scale)?),
            Self::Fraction {
                whole,
                num,
                den,
                scale,
                negative,
            } => {
                let part = Decimal::from(*num).checked_div(Decimal::from(*den))?;
                let sum = part
                    .checked_add(Decimal::from(*whole))?
                    .checked_mul(power_of_ten(*scale)?)?;
                Some(if *negative { -sum } else { sum })
            }
            Self::Multiple(word) => Some(match *word {
                "halved" => Decimal::new(5, 1),
                "doubled" => Decimal::TWO,
                "tripled" => Decimal::from(3),
                "quadrupled" => Decimal::from(4),
                "quintupled" => Decimal::from(5),
                _ => Decimal::TEN,
            }),
            Self::Vague(_) | Self::Range(_) | Self::Derived => None,
        }
    }

    /// One unit of the last written digit, scaled. A mixed number counts as the decimal that it is.
    #[must_use]
    pub fn step(&self) -> Option<Decimal> {
        match self {
            Self::Digits { digits, scale } => Decimal::new(1, digits.scale()).checked_mul(power_of_ten(*scale)?),
            Self::Fraction { den, scale, .. } => {
                let places = if *den == 2 || *den == 5 || *den == 10 { 1 } else { 2 };
                Decimal::new(1, places).checked_mul(power_of_ten(*scale)?)
            }
            _ => Some(Decimal::ONE),
        }
    }
}

impl Figure {
    /// A figure from its form; `None` where a decimal can not hold it.
    #[must_use]
    pub fn new(form: Form, rounding: Rounding, hedge: Option<Hedge>, t: &Tolerances) -> Option<Self> {
        let step = form.step()?;
        Self::with_step(form, step, rounding, hedge, t)
    }

    /// Like [`Figure::new`] with a unit of the last digit of its own (`a year and a half` counts in half years).
    #[must_use]
    pub fn with_step(
        form: Form,
        step: Decimal,
        rounding: Rounding,
        hedge: Option<Hedge>,
        t: &Tolerances,
    ) -> Option<Self> {
        if let Form::Vague(v) = &form {
            let v = *v;
            return Some(Self::vague(v, form, hedge));
        }
        let number = form.number()?;
        let rounding = if matches!(form, Form::Multiple(_)) {
            Rounding::Multiple
        } else {
            rounding
        };
        let (interval, loose) = match (rounding, hedge) {
            (_, Some(Hedge::Exactly)) | (Rounding::Exact, None) => (Interval::point(number), None),
            (Rounding::HalfStep, None) => (around(number, half(step)?)?, None),
            (Rounding::Share, None | Some(Hedge::About)) => (around(number, t.share)?, None),
            (Rounding::Multiple, None | Some(Hedge::About)) => (around(number, number.checked_mul(t.multiple)?)?, None),
            (_, Some(h)) => {
                let share = rounding == Rounding::Share;
                let g = if share {
                    t.share.checked_mul(Decimal::TWO)?
                } else {
                    granularity(number)
                };
                hedged(number, g, h, t)?
            }
        };
        Some(Self {
            number: Some(number),
            step,
            rounding,
            hedge,
            interval,
            loose,
            form,
        })
    }

    fn vague(v: Vague, form: Form, hedge: Option<Hedge>) -> Self {
        let low = if v.low_open {
            End::Open(v.low)
        } else {
            End::Closed(v.low)
        };
        let high = v.high.map_or(End::Unbounded, End::Closed);
        let interval = match hedge {
            Some(Hedge::MoreThan | Hedge::AtLeast | Hedge::JustOver) => Interval {
                low,
                high: End::Unbounded,
            },
            Some(Hedge::LessThan | Hedge::AtMost | Hedge::Nearly) => Interval {
                low: End::Unbounded,
                high,
            },
            _ => Interval { low, high },
        };
        let loose = match v.high.and_then(|h| h.checked_mul(Decimal::TWO)) {
            Some(h) if v.stretches && hedge.is_none() => Some(Interval {
                low,
                high: End::Closed(h),
            }),
            _ => None,
        };
        Self {
            number: None,
            step: Decimal::ONE,
            rounding: Rounding::Exact,
            hedge,
            interval,
            loose,
            form,
        }
    }

    /// From the low end of `a` to the high end of `b`.
    #[must_use]
    pub fn range(a: Self, b: Self, hedge: Option<Hedge>, t: &Tolerances) -> Option<Self> {
        let (mut low, mut high) = (a.interval.low, b.interval.high);
        if hedge == Some(Hedge::About)
            && let (Some(x), Some(y)) = (a.number, b.number)
        {
            low = hedged(x, granularity(x), Hedge::About, t)?.0.low;
            high = hedged(y, granularity(y), Hedge::About, t)?.0.high;
        }
        match hedge {
            Some(Hedge::MoreThan | Hedge::AtLeast | Hedge::JustOver) => high = End::Unbounded,
            Some(Hedge::LessThan | Hedge::AtMost | Hedge::Nearly) => low = End::Unbounded,
            _ => {}
        }
        let step = a.step.max(b.step);
        Some(Self {
            number: None,
            step,
            rounding: Rounding::Exact,
            hedge,
            interval: Interval { low, high },
            loose: None,
            form: Form::Range(Box::new((a, b))),
        })
    }

    /// A figure worked out from others: its interval, and the result with the figures as written.
    #[must_use]
    pub const fn derived(interval: Interval, number: Option<Decimal>) -> Self {
        Self {
            number,
            step: Decimal::ZERO,
            rounding: Rounding::Exact,
            hedge: None,
            interval,
            loose: None,
            form: Form::Derived,
        }
    }

    /// Half the width of the bare figure's rounding interval; zero where it is exact.
    #[must_use]
    pub fn half_step(&self) -> Decimal {
        if self.rounding == Rounding::HalfStep {
            half(self.step).unwrap_or(Decimal::ZERO)
        } else {
            Decimal::ZERO
        }
    }

    /// What the figure would say without its hedge.
    #[must_use]
    pub fn unhedged(&self) -> Option<Interval> {
        match self.rounding {
            Rounding::HalfStep => around(self.number?, half(self.step)?),
            _ => self.number.map(Interval::point),
        }
    }

    /// Whether the figure is written without a hedge and stands for one number.
    #[must_use]
    pub const fn is_bare(&self) -> bool {
        self.hedge.is_none() && self.number.is_some()
    }

    /// The figure with `about` beside it, unless it is hedged already.
    #[must_use]
    pub fn widened(&self, t: &Tolerances) -> Option<Self> {
        if self.hedge.is_some() {
            return Some(self.clone());
        }
        match (&self.form, self.number) {
            (Form::Range(ends), _) => Self::range(ends.0.clone(), ends.1.clone(), Some(Hedge::About), t),
            (Form::Derived, Some(n)) => {
                let (interval, loose) = hedged(n, granularity(n), Hedge::About, t)?;
                Some(Self {
                    interval,
                    loose,
                    hedge: Some(Hedge::About),
                    ..self.clone()
                })
            }
            (_, Some(_)) => Self::with_step(self.form.clone(), self.step, self.rounding, Some(Hedge::About), t),
            _ => Some(self.clone()),
        }
    }

    /// The scale that is written beside the digits, as a power of ten.
    #[must_use]
    pub(crate) const fn form_scale(&self) -> i8 {
        match self.form {
            Form::Digits { scale, .. } | Form::Fraction { scale, .. } => scale,
            _ => 0,
        }
    }

    /// The figure with this hedge beside it.
    #[must_use]
    pub(crate) fn rehedged(&self, hedge: Hedge, t: &Tolerances) -> Option<Self> {
        match &self.form {
            Form::Range(ends) => Self::range(ends.0.clone(), ends.1.clone(), Some(hedge), t),
            form => Self::with_step(form.clone(), self.step, self.rounding, Some(hedge), t),
        }
    }

    /// The figure with every number moved through `f`, which must keep the order (a change of unit).
    #[must_use]
    pub fn map(&self, mut f: impl FnMut(Decimal) -> Option<Decimal>) -> Option<Self> {
        let zero = f(Decimal::ZERO)?;
        let step = f(self.step)?.checked_sub(zero)?.abs();
        Some(Self {
            number: match self.number {
                Some(n) => Some(f(n)?),
                None => None,
            },
            step,
            rounding: self.rounding,
            hedge: self.hedge,
            interval: self.interval.try_map(&mut f)?,
            loose: match self.loose {
                Some(l) => Some(l.try_map(&mut f)?),
                None => None,
            },
            form: self.form.clone(),
        })
    }

    /// The figure read as rounded at its last digit even where it stands for an exact count: what a figure says
    /// when it was converted from another unit.
    #[must_use]
    pub fn softened(&self) -> Option<Self> {
        match (self.hedge, self.number) {
            (None, Some(n)) if self.rounding == Rounding::Exact && self.form != Form::Derived => Some(Self {
                rounding: Rounding::HalfStep,
                interval: around(n, half(self.step)?)?,
                ..self.clone()
            }),
            _ => Some(self.clone()),
        }
    }
}

fn half(d: Decimal) -> Option<Decimal> {
    d.checked_div(Decimal::TWO)
}

fn around(n: Decimal, w: Decimal) -> Option<Interval> {
    let w = w.abs();
    Some(Interval::closed(n.checked_sub(w)?, n.checked_add(w)?))
}

/// The interval of a hedged figure and the looser one in which it still holds.
///
/// A hedged figure is one that rounds to `n` at granularity `g`: half of `g` either way, at most the tolerance's
/// share of `n`; up to `g` it holds loosely. `nearly` and `just over` take the side nearer to and further from zero.
fn hedged(n: Decimal, g: Decimal, h: Hedge, t: &Tolerances) -> Option<(Interval, Option<Interval>)> {
    let cap = n.abs().checked_mul(t.hedge)?;
    let near = half(g)?.min(cap);
    let far = g.min(cap);
    let one_sided = |w: Decimal, outward: bool| -> Option<Interval> {
        let up = outward != n.is_sign_negative();
        Some(if up {
            Interval {
                low: End::Open(n),
                high: End::Closed(n.checked_add(w)?),
            }
        } else {
            Interval {
                low: End::Closed(n.checked_sub(w)?),
                high: End::Open(n),
            }
        })
    };
    Some(match h {
        Hedge::About => (around(n, near)?, Some(around(n, far)?)),
        Hedge::Nearly => (one_sided(near, false)?, Some(one_sided(far, false)?)),
        Hedge::JustOver => (one_sided(near, true)?, Some(one_sided(far, true)?)),
        Hedge::MoreThan => (
            Interval {
                low: End::Open(n),
                high: End::Unbounded,
            },
            None,
        ),
        Hedge::AtLeast => (
            Interval {
                low: End::Closed(n),
                high: End::Unbounded,
            },
            None,
        ),
        Hedge::LessThan => (
            Interval {
                low: End::Unbounded,
                high: End::Open(n),
            },
            None,
        ),
        Hedge::AtMost => (
            Interval {
                low: End::Unbounded,
                high: End::Closed(n),
            },
            None,
        ),
        Hedge::Exactly => (Interval::point(n), None),
    })
}
