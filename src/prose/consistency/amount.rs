//! Figures held against each other as generously as they may be meant.

use crate::value::{
    Arithmetic, Currency, Data, Decimal, Dim, Dimension, Figure, Form, Hedge, Interval, Quantity, Rounding, granularity,
};

/// What can be added up or compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Money(Currency),
    Things,
    Measure(Dimension),
    Time,
    Percent,
}

/// The kind of a figure; `None` for rates, shares, ages and ordinals, which are never parts of a whole.
pub(super) fn kind(q: &Quantity) -> Option<Kind> {
    if q.per.is_some() || matches!(q.figure.form, Form::Multiple(_) | Form::Vague(_) | Form::Range(_)) {
        return None;
    }
    Some(match &q.dim {
        Dim::Money(c) => Kind::Money(*c),
        Dim::Number | Dim::Count(_) => Kind::Things,
        Dim::Measure(m) => Kind::Measure(m.dimension),
        Dim::Duration(_) => Kind::Time,
        Dim::Percent => Kind::Percent,
        Dim::Ordinal | Dim::Ratio | Dim::Points | Dim::Age => return None,
    })
}

/// What a figure may mean at its most generous: a hedge loosely put, and a bare round figure as a rounding.
pub(super) fn generous(f: &Figure) -> Interval {
    if let Some(l) = f.loose {
        return l;
    }
    rounded(f).unwrap_or(f.interval)
}

/// A bare figure of thousands that ends in a zero is often a rounding that nobody says.
fn rounded(f: &Figure) -> Option<Interval> {
    let n = f.number.filter(|n| n.abs() >= Decimal::ONE_THOUSAND)?;
    if f.hedge.is_some() || f.rounding != Rounding::Exact || f.form == Form::Derived {
        return None;
    }
    let g = granularity(n);
    if g < Decimal::TEN {
        return None;
    }
    let most = n.abs().checked_mul(Decimal::new(25, 3))?;
    let w = g.checked_div(Decimal::TWO)?.min(most);
    Some(Interval::closed(n.checked_sub(w)?, n.checked_add(w)?))
}

/// The figure with its most generous interval.
pub(super) fn widened(q: &Quantity) -> Quantity {
    let mut out = q.clone();
    out.figure.interval = generous(&q.figure);
    out
}

/// A figure as it stands in a table whose figures are rounded: half a unit of the last digit either way.
pub(super) fn softened(q: &Quantity) -> Quantity {
    let mut out = widened(q);
    if out.figure.interval.as_point().is_some()
        && let Some(f) = q.figure.softened()
    {
        out.figure = f;
    }
    out
}

/// What parts add up to, in the unit of `like`.
pub(super) fn sum(parts: &[Quantity], like: &Quantity) -> Option<Quantity> {
    let (first, rest) = parts.split_first()?;
    let mut out = Data::Figure(first.clone());
    for p in rest {
        out = out.apply(Arithmetic::Add, &Data::Figure(p.clone())).ok()?;
    }
    let Data::Figure(q) = out else { return None };
    let mut q = q.in_unit(&like.dim).ok()?;
    q.dim = like.dim.clone();
    Some(q)
}

/// Whether two figures of one kind may be the same number.
pub(super) fn could_be_same(a: &Quantity, b: &Quantity) -> bool {
    match b.in_unit(&a.dim) {
        Ok(b) => generous(&a.figure).meets(&generous(&b.figure)),
        // What does not convert is not known to differ.
        Err(_) => true,
    }
}

/// The first figure as a share of the second, in percent.
pub(super) fn share(part: &Quantity, whole: &Quantity) -> Option<Quantity> {
    if kind(part)? != kind(whole)? {
        return None;
    }
    let Ok(Data::Figure(q)) = Data::Figure(widened(part)).apply(Arithmetic::Divide, &Data::Figure(widened(whole)))
    else {
        return None;
    };
    let hundred = |d: Decimal| d.checked_mul(Decimal::ONE_HUNDRED);
    let interval = q.figure.interval.try_map(hundred)?;
    let number = q.figure.number.and_then(hundred);
    Some(Quantity::new(Figure::derived(interval, number), Dim::Percent))
}

/// A percentage, or a share in words as one, at its most generous.
pub(super) fn percent(q: &Quantity) -> Option<Interval> {
    let wide = generous(&q.figure);
    match q.dim {
        Dim::Percent if q.per.is_none() => Some(wide),
        Dim::Ratio if q.figure.rounding == Rounding::Share => wide.try_map(|d| d.checked_mul(Decimal::ONE_HUNDRED)),
        _ => None,
    }
}

/// Whether a figure stands for one exact whole number, and which.
pub(super) fn whole(q: &Quantity) -> Option<usize> {
    if !matches!(q.figure.hedge, None | Some(Hedge::Exactly)) || q.per.is_some() {
        return None;
    }
    let n = q.figure.interval.as_point()?;
    if !n.fract().is_zero() {
        return None;
    }
    n.to_string().split('.').next()?.parse().ok()
}

/// Whether two different figures look like one that was miswritten: one digit is another, two are exchanged, a power of ten
/// is off, or they are within a hundredth of each other. Two things that only share a name seldom differ so little.
pub(super) fn alike(a: &Quantity, b: &Quantity) -> bool {
    let Ok(b) = b.in_unit(&a.dim) else { return false };
    let (Some(x), Some(y)) = (a.figure.number, b.figure.number) else {
        return false;
    };
    if x <= Decimal::ZERO || y <= Decimal::ZERO {
        return false;
    }
    let significant = |d: Decimal| d.normalize().mantissa().to_string().trim_end_matches('0').to_owned();
    let (p, q) = (significant(x), significant(y));
    if p == q {
        return p.len() > 1;
    }
    let (low, high) = (x.min(y), x.max(y));
    let within = |hundredths: i64| {
        let most = high.checked_mul(Decimal::new(hundredths, 2));
        high.checked_sub(low).zip(most).is_some_and(|(d, most)| d <= most)
    };
    within(1) || within(20) && p.len().max(q.len()) > 1 && slip(x, y)
}

/// Whether two numbers differ in one digit, or in the order of two that stand side by side.
fn slip(x: Decimal, y: Decimal) -> bool {
    let places = x.normalize().scale().max(y.normalize().scale());
    let written = |d: Decimal| {
        let mut d = d;
        d.rescale(places);
        d.mantissa().to_string().into_bytes()
    };
    let (a, b) = (written(x), written(y));
    if a.len() != b.len() {
        return false;
    }
    let differ: Vec<usize> = (0..a.len()).filter(|n| a[*n] != b[*n]).collect();
    match differ[..] {
        [_] => true,
        [i, j] => j == i + 1 && a[i] == b[j] && a[j] == b[i],
        _ => false,
    }
}
