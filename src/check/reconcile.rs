//! Values that can be read two ways: the other side of the claim decides.

use crate::value::{
    Context, Currency, Data, Dim, Dimension, Figure, Form, Hint, Interval, Precision, Quantity, Value, read_strict,
};

/// Brings two values to one kind where one of them can be read two ways: a bare year is a number too.
pub(super) fn reconcile(f: &Value, c: &Value, ctx: &Context) -> Option<(Value, Value)> {
    match (&f.data, &c.data) {
        (Data::Date(d), Data::Figure(_)) => {
            if let Some(c) = c.reread(ctx, Hint::Date).filter(|v| v.date().is_some()) {
                return Some((f.clone(), c));
            }
            // `2018 to 2020` are years; only a year by itself is a number too.
            if !d.bare || d.precision == Precision::Period {
                return None;
            }
            Some((f.reread(ctx, Hint::Figure).filter(|v| v.figure().is_some())?, c.clone()))
        }
        (Data::Figure(q), Data::Date(d)) => {
            let counted = matches!(q.dim, Dim::Number | Dim::Count(_));
            if (d.bare || d.precision == Precision::Period && counted)
                && let Some(c) = c.reread(ctx, Hint::Figure).filter(|v| v.figure().is_some())
            {
                return Some((f.clone(), c));
            }
            Some((f.reread(ctx, Hint::Date).filter(|v| v.date().is_some())?, c.clone()))
        }
        (Data::Figure(q), Data::Text(t)) => {
            let c = degrees(t, q, ctx)?;
            Some((f.clone(), c))
        }
        (Data::Figure(a), Data::Figure(b)) => figures(f, a, c, b, ctx),
        _ => None,
    }
}

fn figures(f: &Value, a: &Quantity, c: &Value, b: &Quantity, ctx: &Context) -> Option<(Value, Value)> {
    let mass = |d: Dimension| d == Dimension::Mass;
    match (&a.dim, &b.dim) {
        // Pounds are money where the other side is, and a weight where it is one.
        (Dim::Money(Currency::GBP), Dim::Measure(m)) if m.plural == "pounds" => {
            Some((f.clone(), with_dim(c, Dim::Money(Currency::GBP))))
        }
        (Dim::Measure(m), Dim::Money(Currency::GBP)) if m.plural == "pounds" && !in_pounds(c) => {
            Some((with_dim(f, Dim::Money(Currency::GBP)), c.clone()))
        }
        (Dim::Measure(m), Dim::Money(Currency::GBP)) if mass(m.dimension) && in_pounds(c) => {
            Some((f.clone(), with_dim(c, Dim::Measure(crate::value::measure("pounds")?))))
        }
        (Dim::Money(Currency::GBP), Dim::Measure(m)) if mass(m.dimension) && in_pounds(f) => {
            Some((with_dim(f, Dim::Measure(crate::value::measure("pounds")?)), c.clone()))
        }
        // Cents are those of the other side's money, unless they say whose.
        (Dim::Money(x), Dim::Money(y)) if x != y && in_cents(c) && has_cents(*x) => {
            Some((f.clone(), with_dim(c, a.dim.clone())))
        }
        (Dim::Money(x), Dim::Money(y)) if x != y && in_cents(f) && has_cents(*y) => {
            Some((with_dim(f, b.dim.clone()), c.clone()))
        }
        (Dim::Measure(m), Dim::Number) if m.dimension == Dimension::Length => {
            Some((f.clone(), c.reread(ctx, Hint::Length)?))
        }
        (Dim::Number, Dim::Measure(m)) if m.dimension == Dimension::Length => {
            Some((f.reread(ctx, Hint::Length)?, c.clone()))
        }
        // Degrees are the other side's own.
        (Dim::Measure(m), Dim::Count(n)) if m.dimension == Dimension::Temperature && is_degrees(n) => {
            Some((f.clone(), with_dim(c, a.dim.clone())))
        }
        (Dim::Count(n), Dim::Measure(m)) if m.dimension == Dimension::Temperature && is_degrees(n) => {
            Some((with_dim(f, b.dim.clone()), c.clone()))
        }
        (Dim::Ratio, Dim::Number) if matches!(b.figure.form, Form::Range(_)) => Some((f.clone(), ratio_of_range(c)?)),
        // 50 basis points and 0.5 percentage points are one figure in two dresses.
        (Dim::Points, Dim::Points)
            if in_basis_points(f) != in_basis_points(c)
                && a.figure.number == b.figure.number
                && a.figure.hedge == b.figure.hedge =>
        {
            let same = Value {
                text: c.text.clone(),
                data: f.data.clone(),
            };
            Some((f.clone(), same))
        }
        _ => None,
    }
}

/// Whether the amount is written with the word that is a weight too.
fn in_pounds(v: &Value) -> bool {
    let text = v.text.to_lowercase();
    text.contains("pound") && !text.contains('£') && !text.contains("sterling")
}

/// Whether an amount is written in cents and nothing else.
fn in_cents(v: &Value) -> bool {
    let text = v.text.to_lowercase();
    text.split_whitespace().any(|w| matches!(w, "cent" | "cents"))
        && !text.contains(['$', '€', '£', '¢'])
        && !text.split(|c: char| !c.is_alphanumeric()).any(|w| {
            matches!(
                w,
                "us" | "u" | "usd" | "dollar" | "dollars" | "euro" | "euros" | "american" | "eur"
            )
        })
}

/// Whether a currency's hundredths are cents.
fn has_cents(c: Currency) -> bool {
    matches!(c.code(), "USD" | "EUR" | "AUD" | "CAD" | "NZD" | "SGD" | "HKD" | "ZAR")
}

fn in_basis_points(v: &Value) -> bool {
    let text = v.text.to_lowercase();
    text.contains("basis") || text.contains("bp")
}

fn is_degrees(noun: &str) -> bool {
    noun.eq_ignore_ascii_case("degrees") || noun.eq_ignore_ascii_case("degree")
}

/// `72F` and `22 C` where a temperature is expected.
fn degrees(text: &str, fact: &Quantity, ctx: &Context) -> Option<Value> {
    let Dim::Measure(m) = &fact.dim else { return None };
    let number = text.strip_suffix(['F', 'C', 'f', 'c'])?;
    if m.dimension != Dimension::Temperature || !number.trim_end().ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let written = format!("{}°{}", number.trim_end(), &text[number.len()..]);
    let data = read_strict(&written, ctx, Hint::Figure).ok()??;
    Some(Value {
        text: text.into(),
        data,
    })
}

fn with_dim(v: &Value, dim: Dim) -> Value {
    let mut out = v.clone();
    if let Data::Figure(q) = &mut out.data {
        q.dim = dim;
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
