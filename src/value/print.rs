//! Printing values: a form that the grammar reads back to the same value.

use super::figure::{Figure, Form, Hedge};
use super::unit::Dim;
use super::{Data, Quantity, Value, When, currency};
use rust_decimal::Decimal;
use std::fmt;

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.data {
            Data::Figure(q) => fmt::Display::fmt(q, f),
            Data::Date(d) => match d.when {
                When::Days(days) => fmt::Display::fmt(&days, f),
                _ => f.write_str(&self.text),
            },
            Data::Text(t) => write!(f, "\"{t}\""),
            Data::List(items) => {
                f.write_str("[")?;
                for (n, i) in items.iter().enumerate() {
                    let comma = if n > 0 { ", " } else { "" };
                    if i.contains([',', ';', '[', ']']) {
                        write!(f, "{comma}\"{i}\"")?
                    } else {
                        write!(f, "{comma}{i}")?
                    }
                }
                f.write_str("]")
            }
            Data::Bool(b) => f.write_str(if *b { "yes" } else { "no" }),
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(h) = self.figure.hedge {
            write!(f, "{} ", h.words())?;
        }
        match &self.figure.form {
            Form::Range(ends) => {
                write_one(f, &ends.0, &self.dim)?;
                f.write_str(" to ")?;
                write_one(f, &ends.1, &self.dim)?;
            }
            Form::Derived => write_derived(f, &self.figure, &self.dim)?,
            _ => write_one(f, &self.figure, &self.dim)?,
        }
        match &self.per {
            Some(p) if &**p == "each" => f.write_str(" each"),
            Some(p) => write!(f, " per {p}"),
            None => Ok(()),
        }
    }
}

fn write_one(f: &mut fmt::Formatter<'_>, figure: &Figure, dim: &Dim) -> fmt::Result {
    let form = &figure.form;
    let one = figure.number == Some(Decimal::ONE);
    match dim {
        Dim::Number => fmt::Display::fmt(form, f),
        Dim::Ordinal => match figure.number {
            Some(n) => write!(f, "{n}{}", ordinal_suffix(n)),
            None => fmt::Display::fmt(form, f),
        },
        Dim::Ratio => match form {
            Form::Fraction {
                whole: 0,
                num,
                den,
                scale: 0,
                ..
            } if figure.rounding == super::Rounding::Exact => {
                write!(f, "{num}:{den}")
            }
            Form::Digits { .. } if figure.rounding == super::Rounding::Multiple => write!(f, "{form} times"),
            _ => fmt::Display::fmt(form, f),
        },
        Dim::Money(c) => {
            let (sign, negative) = match form {
                Form::Digits { digits, .. } => (currency::printed(*c), digits.is_sign_negative() && !digits.is_zero()),
                Form::Fraction { negative, .. } => (currency::printed(*c), *negative),
                _ => return write!(f, "{form} {}", c.code()),
            };
            let text = form.to_string();
            if negative {
                write!(f, "-{sign}{}", text.trim_start_matches('-'))
            } else {
                write!(f, "{sign}{text}")
            }
        }
        Dim::Percent => write!(f, "{form}%"),
        Dim::Points => write!(f, "{form} percentage {}", if one { "point" } else { "points" }),
        Dim::Count(noun) => match form {
            Form::Vague(v) if v.stretches => write!(f, "{form} of {noun}"),
            _ => write!(f, "{form} {noun}"),
        },
        Dim::Measure(m) => write!(f, "{form} {}", if one { m.singular } else { m.plural }),
        Dim::Duration(u) => {
            let plural = match u.name() {
                "century" => "centuries".to_owned(),
                name => format!("{name}s"),
            };
            write!(f, "{form} {}", if one { u.name() } else { &plural })
        }
        Dim::Age => write!(f, "{form} years old"),
    }
}

/// A derived figure is shown rounded to the cent, or to four significant decimals; it is not read back.
fn write_derived(f: &mut fmt::Formatter<'_>, figure: &Figure, dim: &Dim) -> fmt::Result {
    let Some(n) = figure.number else {
        let (low, high) = (figure.interval.low.value(), figure.interval.high.value());
        return match (low, high) {
            (Some(a), Some(b)) => {
                write_plain(f, a, dim)?;
                f.write_str(" to ")?;
                write_plain(f, b, dim)
            }
            (Some(a), None) => {
                write!(
                    f,
                    "{} ",
                    if figure.interval.low.is_open() {
                        Hedge::MoreThan
                    } else {
                        Hedge::AtLeast
                    }
                    .words()
                )?;
                write_plain(f, a, dim)
            }
            (None, Some(b)) => {
                write!(
                    f,
                    "{} ",
                    if figure.interval.high.is_open() {
                        Hedge::LessThan
                    } else {
                        Hedge::AtMost
                    }
                    .words()
                )?;
                write_plain(f, b, dim)
            }
            (None, None) => f.write_str("any number"),
        };
    };
    write_plain(f, n, dim)
}

fn write_plain(f: &mut fmt::Formatter<'_>, n: Decimal, dim: &Dim) -> fmt::Result {
    let places = match dim {
        Dim::Money(_) => 2,
        _ if n.abs() >= Decimal::ONE_HUNDRED => 1,
        _ => 4,
    };
    let mut shown = n.round_dp(places).normalize();
    // £82.50, not £82.5
    if matches!(dim, Dim::Money(_)) && shown.scale() == 1 {
        shown.rescale(2);
    }
    if matches!(dim, Dim::Percent) {
        shown = n.round_dp(2).normalize();
    }
    let form = Form::Digits {
        digits: shown,
        scale: 0,
    };
    let figure = Figure {
        form,
        number: Some(shown),
        ..Figure::derived(super::Interval::point(shown), Some(shown))
    };
    if *dim == Dim::Ratio {
        write_grouped(f, shown)
    } else {
        write_one(f, &figure, dim)
    }
}

fn ordinal_suffix(n: Decimal) -> &'static str {
    let m = i64::try_from(n.mantissa()).unwrap_or(0);
    match (m % 10, m % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Digits { digits, scale } => {
                write_grouped(f, *digits)?;
                write_scale(f, *scale)
            }
            Self::Fraction {
                whole,
                num,
                den,
                scale,
                negative,
            } => {
                if *negative {
                    f.write_str("-")?;
                }
                if *whole > 0 {
                    write!(f, "{whole} ")?;
                }
                write!(f, "{num}/{den}")?;
                write_scale(f, *scale)
            }
            Self::Multiple(w) => f.write_str(w),
            Self::Vague(v) => f.write_str(v.words),
            Self::Range(ends) => write!(f, "{} to {}", ends.0.form, ends.1.form),
            Self::Derived => f.write_str("?"),
        }
    }
}

fn write_scale(f: &mut fmt::Formatter<'_>, scale: i8) -> fmt::Result {
    match scale {
        0 => Ok(()),
        3 => f.write_str(" thousand"),
        5 => f.write_str(" lakh"),
        6 => f.write_str(" million"),
        7 => f.write_str(" crore"),
        9 => f.write_str(" billion"),
        12 => f.write_str(" trillion"),
        n => write!(f, "e{n}"),
    }
}

/// Writes a decimal with commas between groups of three, trailing zeros kept.
fn write_grouped(f: &mut fmt::Formatter<'_>, d: Decimal) -> fmt::Result {
    let text = d.abs().to_string();
    let (whole, rest) = text
        .split_once('.')
        .map_or((text.as_str(), None), |(w, r)| (w, Some(r)));
    if d.is_sign_negative() && !d.is_zero() {
        f.write_str("-")?;
    }
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            f.write_str(",")?;
        }
        write!(f, "{c}")?;
    }
    match rest {
        Some(r) => write!(f, ".{r}"),
        None => Ok(()),
    }
}
