//! What kind of mistake a wrong figure is.

use crate::facts::{FactBase, FactId, Stated, TopicId};
use crate::value::{Data, Decimal, Dim, Figure, Form, Quantity, Tolerances, granularity, same_noun};

/// Whether a bare round figure stands for an exact one: it ends in a zero, the exact figure rounds to it at its own
/// granularity, and the two are near.
///
/// `there` is the exact figure in the claim's own unit, where that is not the fact's.
pub(crate) fn rounds_bare(f: &Figure, c: &Figure, there: Option<Decimal>, t: &Tolerances) -> bool {
    let written = if there.is_some() { c.form.number() } else { c.number };
    let (Some(exact), Some(round)) = (there.or(f.interval.as_point()), written) else {
        return false;
    };
    if c.hedge.is_some() || f.hedge.is_some() || exact.is_zero() {
        return false;
    }
    let Form::Digits { digits, .. } = c.form else {
        return false;
    };
    let ends_in_zero = digits.scale() == 0 && digits.mantissa() % 10 == 0 && digits.mantissa() != 0;
    let off = exact.checked_sub(round).map(|d| d.abs());
    let share = off.and_then(|o| o.checked_div(exact.abs()));
    let near = share.is_some_and(|s| s < t.round);
    let half = granularity(round).checked_div(Decimal::TWO);
    ends_in_zero && near && off.zip(half).is_some_and(|(o, h)| o <= h)
}

/// The significant digits of a number, without zeros at either end, and the power of ten of the first.
fn significant(n: Decimal) -> Option<(String, i32)> {
    let n = n.normalize().abs();
    if n.is_zero() {
        return None;
    }
    let text = n.mantissa().to_string();
    let power = i32::try_from(text.len()).ok()? - 1 - i32::try_from(n.scale()).ok()?;
    Some((text.trim_end_matches('0').to_owned(), power))
}

/// How many powers of ten the claim is above the fact, where that is all that is wrong with it: 1, 3, 6 or 9 either way.
pub(crate) fn scale_slip(f: &Figure, c: &Figure) -> Option<i32> {
    // Both ends of a range are off alike.
    if let (Form::Range(theirs), Form::Range(ours)) = (&f.form, &c.form) {
        let low = scale_slip(&theirs.0, &ours.0)?;
        return (scale_slip(&theirs.1, &ours.1) == Some(low)).then_some(low);
    }
    let (x, y) = (f.number?, c.number?);
    if x.is_sign_negative() != y.is_sign_negative() || c.hedge.is_some_and(crate::value::Hedge::is_bound) {
        return None;
    }
    let ((a, p), (b, q)) = (significant(x)?, significant(y)?);
    let off = q - p;
    let same = a == b;
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    let leading = short.len() >= 2 && (long.starts_with(short.as_str()) || rounds_to(long, short));
    // A rounded claim of one digit covers the fact once it is moved.
    let covers = |power: i32| {
        let factor = i8::try_from(power)
            .ok()
            .and_then(|p| Decimal::from_scientific(&format!("1e{p}")).ok());
        c.half_step() > Decimal::ZERO
            && factor
                .and_then(|k| c.interval.try_map(|d| d.checked_div(k)))
                .is_some_and(|moved| f.interval.within(&moved) || moved.within(&f.interval))
    };
    let fits = |power: i32| same || leading || (power.abs() > 1 && covers(power));
    for power in [3, 6, 9, 1] {
        for power in [power, -power] {
            // Rounding may carry into the next power: 999.6 thousand is a million.
            let near = off == power || (covers(power) && (off - power).abs() <= 1);
            if near && fits(power) {
                return Some(power);
            }
        }
    }
    None
}

/// Whether the long digits round to the short ones.
fn rounds_to(long: &str, short: &str) -> bool {
    let (head, tail) = long.split_at(short.len().min(long.len()));
    let up = tail.bytes().next().is_some_and(|b| b >= b'5');
    match (head.parse::<u128>(), short.parse::<u128>()) {
        (Ok(h), Ok(s)) => s == h + u128::from(up),
        _ => false,
    }
}

/// What else may be said of two figures that do not meet.
pub(crate) fn slip(f: &Figure, c: &Figure) -> Option<&'static str> {
    let (x, y) = (f.number?, c.number?);
    if f.hedge.is_some() || c.hedge.is_some() {
        return None;
    }
    if x == -y {
        return Some("the sign is the other way round");
    }
    if exchanged(x, y) {
        return Some("two digits are exchanged");
    }
    cut_off(x, y, c).then_some("the figure is cut off where it should be rounded")
}

/// Whether the claim is the figure without its last digits, though they would have rounded it up.
fn cut_off(x: Decimal, y: Decimal, c: &Figure) -> bool {
    // A figure in full is cut at its last digit that is no zero.
    let step = match c.form {
        Form::Digits { digits, scale } if scale > 0 || digits.scale() > 0 => c.step,
        Form::Digits { .. } => place(y),
        _ => return false,
    };
    let units = |d: Decimal| d.abs().checked_div(step);
    let (Some(a), Some(b)) = (units(x), units(y)) else {
        return false;
    };
    let alike = x.is_sign_negative() == y.is_sign_negative();
    alike && b >= Decimal::TEN && b.fract().is_zero() && a.floor() == b && a.fract() >= Decimal::new(5, 1)
}

/// The place of the last digit that is no zero.
fn place(n: Decimal) -> Decimal {
    let g = granularity(n);
    let five = Decimal::from(5);
    match g.checked_div(five) {
        Some(p) if g.normalize().mantissa() == 5 => p,
        _ => g,
    }
}

/// Whether two numbers are the same but for two digits that have changed places.
fn exchanged(x: Decimal, y: Decimal) -> bool {
    if x.is_sign_negative() != y.is_sign_negative() {
        return false;
    }
    let (x, y) = (x.normalize(), y.normalize());
    let scale = x.scale().max(y.scale());
    // Exchanging two digits moves a number by a multiple of nine: most pairs need no second look.
    let apart = x.checked_sub(y).map(|d| d.normalize().mantissa() % 9);
    if apart != Some(0) {
        return false;
    }
    let digits = |mut d: Decimal| {
        d.rescale(scale);
        (d.scale() == scale).then(|| d.mantissa().unsigned_abs().to_string())
    };
    let (Some(a), Some(b)) = (digits(x), digits(y)) else {
        return false;
    };
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    // `$420 million` for `$240 million` is an exchange; zeros that only fill the places behind are not looked at.
    let differing: Vec<usize> = (0..a.len()).filter(|i| a[*i] != b[*i]).collect();
    matches!(differing[..], [i, j] if a[i] == b[j] && a[j] == b[i])
}

/// Another fact of the topic whose figure is the claimed one.
pub(crate) fn other_fact(base: &FactBase, topic: TopicId, not: &[FactId], c: &Quantity) -> Option<FactId> {
    let number = c.figure.number?;
    // Small whole numbers coincide too often to mean anything.
    if matches!(c.dim, Dim::Number | Dim::Count(_)) && number.abs() < Decimal::from(13) {
        return None;
    }
    base.stating(number).iter().copied().take(1000).find(|id| {
        let fact = base.fact(*id);
        let decided = fact.values.iter().any(|v| v.preferred);
        let same = |v: &Stated| {
            (v.preferred || !decided)
                && matches!(&v.value.data, Data::Figure(q) if alike(&q.dim, &c.dim) && q.per == c.per
                    && q.figure.hedge.is_none() && q.figure.number == Some(number))
        };
        fact.topic == topic && !not.contains(id) && fact.values.iter().any(same)
    })
}

/// Whether two figures of these kinds can be one and the same: of one kind, and of one unit where the claim has one.
pub(crate) fn alike(fact: &Dim, claim: &Dim) -> bool {
    match (fact, claim) {
        (Dim::Count(a), Dim::Count(b)) => same_noun(a, b),
        (Dim::Number, Dim::Count(_)) | (Dim::Count(_), Dim::Number) => true,
        (a, b) => a == b,
    }
}
