//! Lengths of time and ages.

use super::context::Context;
use super::figure::{Form, Rounding};
use super::lex::{Res, blank1, blanks, ends_word, joint, lower_word, no, phrase};
use super::number::{Numeral, numeral};
use super::parse::Part;
use super::things::{measure_here, numeral_small};
use super::unit::{Dim, TimeUnit};
use iso_currency::Currency;
use nom::Parser;
use nom::combinator::opt;
use rust_decimal::Decimal;

/// `aged 34`, `age 34`, `a man of 34`.
pub(super) fn aged(i: &str) -> Res<'_, Numeral> {
    let after = [
        "aged",
        "ages",
        "the age of",
        "age of",
        "age",
        "a man of",
        "a woman of",
        "a boy of",
        "a girl of",
        "a person of",
    ]
    .iter()
    .find_map(|p| phrase(i, p));
    let Some(rest) = after else { return no(i) };
    let (rest, ()) = blank1(rest)?;
    let (rest, n) = numeral(rest, false)?;
    match n.form {
        Form::Digits { digits, scale: 0 } if digits.scale() == 0 && digits < Decimal::from(150) => Ok((rest, n)),
        _ => no(i),
    }
}

/// Currencies whose name with an article is an amount; a pound is a weight too, and left to the other side.
const COINS: &[(&str, Option<Currency>)] = &[
    ("dollar", None),
    ("euro", Some(Currency::EUR)),
    ("yen", Some(Currency::JPY)),
    ("rupee", Some(Currency::INR)),
    ("franc", Some(Currency::CHF)),
];

/// `a year and a half`, `a decade`, `an hour`, `a mile`, `half an hour`.
pub(super) fn article_unit<'a>(i: &'a str, ctx: &Context) -> Res<'a, Part> {
    let half = phrase(i, "half");
    let start = half.map_or(i, blanks);
    let rest = phrase(start, "a").or_else(|| phrase(start, "an"));
    let rest = match (rest, half) {
        (Some(r), _) => blank1(r)?.0,
        (None, Some(h)) => joint(h)?.0,
        (None, None) => return no(i),
    };
    // `a full year`, `a whole day` say no more.
    let rest = phrase(rest, "full")
        .or_else(|| phrase(rest, "whole"))
        .map_or(rest, blanks);
    if let Ok((after, w)) = lower_word(rest)
        && let Some(u) = TimeUnit::from_word(w.as_str())
        && w.as_str().len() > 2
        && !w.as_str().ends_with('s')
    {
        let (after, and_half) = opt(and_a_half).parse(after)?;
        let whole = u32::from(half.is_none());
        let (form, step) = match (half.is_some(), and_half.is_some()) {
            (false, false) => (
                Form::Digits {
                    digits: Decimal::ONE,
                    scale: 0,
                },
                None,
            ),
            _ => (
                Form::Fraction {
                    whole,
                    num: 1,
                    den: 2,
                    scale: 0,
                    negative: false,
                },
                Some(Decimal::new(5, 1)),
            ),
        };
        let mut p = Part::new(form, Dim::Duration(u));
        p.step = step;
        if u <= TimeUnit::Day {
            p.rounding = Some(Rounding::Exact);
        }
        return Ok((period_word(after), p));
    }
    if half.is_none()
        && let Ok((after, w)) = lower_word(rest)
        && let Some((_, c)) = COINS.iter().find(|(name, _)| *name == w.as_str())
    {
        let one = Form::Digits {
            digits: Decimal::ONE,
            scale: 0,
        };
        return Ok((after, Part::new(one, Dim::Money(c.unwrap_or(ctx.dollar)))));
    }
    let (after, m) = measure_here(rest)?;
    if m.singular.len() < 3 && !rest.starts_with(m.singular) {
        return no(i);
    }
    let form = if half.is_some() {
        Form::Fraction {
            whole: 0,
            num: 1,
            den: 2,
            scale: 0,
            negative: false,
        }
    } else {
        Form::Digits {
            digits: Decimal::ONE,
            scale: 0,
        }
    };
    if half.is_none()
        && let Ok((after, ())) = and_a_half(after)
    {
        let form = Form::Fraction {
            whole: 1,
            num: 1,
            den: 2,
            scale: 0,
            negative: false,
        };
        return Ok((after, Part::new(form, Dim::Measure(m))));
    }
    Ok((after, Part::new(form, Dim::Measure(m))))
}

pub(super) fn and_a_half(i: &str) -> Res<'_, ()> {
    let (rest, ()) = joint(i)?;
    let Some(rest) = phrase(rest, "and") else { return no(i) };
    let (rest, ()) = joint(rest)?;
    match phrase(rest, "a half")
        .or_else(|| phrase(rest, "half"))
        .or_else(|| phrase(rest, "a-half"))
    {
        Some(rest) => Ok((rest, ())),
        None => no(i),
    }
}

/// `period`, `span`, `-long` after a length of time say no more.
pub(super) fn period_word(i: &str) -> &str {
    let Ok((rest, ())) = joint(i) else { return i };
    ["period", "span", "stretch", "long", "term", "sentence", "stint"]
        .iter()
        .find_map(|p| phrase(rest, p))
        .unwrap_or(i)
}

/// A length of time or an age after the number.
pub(super) fn time<'a>(i: &'a str, n: &Numeral, ctx: &Context) -> Res<'a, Part> {
    let tail = joint(i).map_or(i, |(r, ())| r);
    let glued = tail.len() == i.len();
    // Thousandths of a second are told in seconds.
    if let Form::Digits { digits, scale: 0 } = n.form
        && let Some(rest) = phrase(tail, "milliseconds").or_else(|| phrase(tail, "millisecond"))
        && let Some(digits) = digits.checked_mul(Decimal::new(1, 3))
    {
        let mut p = Part::new(Form::Digits { digits, scale: 0 }, Dim::Duration(TimeUnit::Second));
        p.rounding = Some(Rounding::Exact);
        return Ok((rest, p));
    }
    // 5d 4h
    let days = tail
        .strip_prefix('d')
        .filter(|r| glued && ends_word(r) && next_time(r, TimeUnit::Day).is_some());
    let (rest, w) = match days {
        Some(rest) => (rest, "day"),
        None => unit_word(tail)?,
    };
    let Some(u) = TimeUnit::from_word(w) else { return no(i) };
    // A lone letter is a unit only when it is glued to the figure: 3h, 20s. In running text 20s are years.
    if w.len() == 1 && (!glued && (w == "s" || next_time(rest, u).is_none()) || ctx.prose && w == "s") {
        return no(i);
    }
    if u >= TimeUnit::Day && u <= TimeUnit::Year {
        let old = joint(rest).ok().and_then(|(r, ())| {
            phrase(r, "olds")
                .or_else(|| phrase(r, "old"))
                .or_else(|| phrase(r, "of age"))
        });
        if let Some(end) = old {
            let end = joint(end).ok().map_or(end, |(r, ())| {
                ["man", "woman", "boy", "girl", "person"]
                    .iter()
                    .find_map(|p| phrase(r, p))
                    .unwrap_or(end)
            });
            return match years(n, u) {
                Some(p) => Ok((end, p)),
                None => no(i),
            };
        }
    }
    let (rest, form, u, step) = compound_time(rest, n, u)?;
    let mut p = Part::new(form, Dim::Duration(u));
    p.step = step;
    if u <= TimeUnit::Day && step.is_some() {
        let exact = step.is_none_or(|s| s <= Decimal::ONE);
        p.rounding = Some(if exact { Rounding::Exact } else { Rounding::HalfStep });
    }
    let rest = if ctx.prose { rest } else { period_word(rest) };
    Ok((rest, p))
}

/// An age in years: completed ones, or in the unit that it is written in.
fn years(n: &Numeral, u: TimeUnit) -> Option<Part> {
    let mut p = Part::new(n.form.clone(), Dim::Age);
    match (u, &n.form) {
        (TimeUnit::Year, Form::Fraction { den, .. }) => p.step = Decimal::ONE.checked_div(Decimal::from(*den)),
        (TimeUnit::Year, _) => {}
        (_, form) => {
            let per_year = match u {
                TimeUnit::Month => Decimal::from(12),
                _ => Decimal::from(TimeUnit::Year.seconds()).checked_div(Decimal::from(u.seconds()))?,
            };
            p.step = Decimal::ONE.checked_div(per_year);
            p.form = Form::Digits {
                digits: form.number()?.checked_div(per_year)?,
                scale: 0,
            };
        }
    }
    Some(p)
}

/// A unit's word, glued or spaced.
pub(super) fn unit_word(i: &str) -> Res<'_, &str> {
    let (rest, w) = lower_word(i)?;
    // Lower-case slices of the text itself are not at hand, so the word is looked up by its own table of names.
    let known = TimeUnit::from_word(w.as_str());
    match known {
        Some(_) if w.as_str().len() == 1 => Ok((rest, if w.as_str() == "h" { "h" } else { "s" })),
        Some(u) => Ok((rest, u.name())),
        None => no(i),
    }
}

pub(super) type Compound<'a> = (&'a str, Form, TimeUnit, Option<Decimal>);

/// `3h 20m`, `2 hours and 5 minutes`, `two years and three months`, `two years and a half`.
pub(super) fn compound_time<'a>(
    i: &'a str,
    n: &Numeral,
    unit: TimeUnit,
) -> Result<Compound<'a>, nom::Err<nom::error::Error<&'a str>>> {
    // `two and a half years` counts in halves as `a year and a half` does.
    let halves = match n.form {
        Form::Fraction { den: 2, scale: 0, .. } => Some(Decimal::new(5, 1)),
        Form::Fraction { den: 4, scale: 0, .. } => Some(Decimal::new(25, 2)),
        _ => None,
    };
    if let Form::Digits { digits, scale: 0 } = n.form
        && digits.scale() == 0
    {
        if let Ok((rest, ())) = and_a_half(i)
            && let Ok(whole) = u32::try_from(digits.mantissa())
        {
            let form = Form::Fraction {
                whole,
                num: 1,
                den: 2,
                scale: 0,
                negative: false,
            };
            return Ok((rest, form, unit, Some(Decimal::new(5, 1))));
        }
        let mut at = i;
        let (mut total, mut smallest) = (digits, unit);
        let mut calendar = false;
        while let Some((rest, d, u)) = next_time(at, smallest) {
            let factor = Decimal::from(smallest.seconds()).checked_div(Decimal::from(u.seconds()));
            let whole = match (smallest, u) {
                (TimeUnit::Year, TimeUnit::Month) => Some(Decimal::from(12)),
                // Months have no whole number of days: the sum is a day or two off.
                (TimeUnit::Month, TimeUnit::Day) => {
                    calendar = true;
                    factor
                }
                _ => factor.filter(|f| f.fract().is_zero()),
            };
            let sum = whole
                .and_then(|f| total.checked_mul(f))
                .and_then(|t| t.round().checked_add(d));
            let Some(sum) = sum else {
                break;
            };
            (total, smallest, at) = (sum, u, rest);
        }
        let step = (smallest != unit).then_some(if calendar { Decimal::from(4) } else { Decimal::ONE });
        return Ok((
            at,
            Form::Digits {
                digits: total,
                scale: 0,
            },
            smallest,
            step,
        ));
    }
    Ok((i, n.form.clone(), unit, halves))
}

/// The next, smaller part of a compound length of time.
pub(super) fn next_time(i: &str, above: TimeUnit) -> Option<(&str, Decimal, TimeUnit)> {
    let rest = blanks(i.strip_prefix(',').unwrap_or(i));
    let rest = phrase(rest, "and").map_or(rest, blanks);
    let (rest, n) = numeral_small(rest)?;
    let tail = joint(rest).map_or(rest, |(r, ())| r);
    if tail.len() == rest.len()
        && let Some(end) = tail.strip_prefix('m')
        && ends_word(end)
    {
        return (above == TimeUnit::Hour).then_some((end, n, TimeUnit::Minute));
    }
    let (rest, w) = unit_word(tail).ok()?;
    let u = TimeUnit::from_word(w)?;
    (u < above).then_some((rest, n, u))
}

/// Ranges of ages: `aged between 25 and 44`, `between the ages of 5 and 12`, `in his 40s`.
pub(super) fn ages<'a>(i: &'a str, ctx: &Context) -> Res<'a, super::parse::Reading> {
    use super::parse::{Reading, age};
    let years = |i: &'a str| -> Res<'a, Decimal> {
        let (rest, n) = numeral(i, false)?;
        match n.form.number() {
            Some(d) if n.scale() == 0 && d < Decimal::from(150) => Ok((rest, d)),
            _ => no(i),
        }
    };
    let made = |low: Decimal, high: Decimal| {
        let form = |digits| Form::Digits { digits, scale: 0 };
        let t = &ctx.tolerances;
        let (a, b) = (
            age(low, Decimal::ONE, form(low), t)?,
            age(high, Decimal::ONE, form(high), t)?,
        );
        let figure = super::figure::Figure::range(a, b, None, t)?;
        Some(Reading {
            figure,
            dim: Dim::Age,
            per: None,
        })
    };
    const LIFE: &[&str] = &["in his", "in her", "in their", "his", "her", "their"];
    if let Some(rest) = LIFE.iter().find_map(|p| phrase(i, p)) {
        let rest = blanks(rest);
        let rest = ["early", "mid", "late"]
            .iter()
            .find_map(|p| phrase(rest, p))
            .map_or(rest, |r| joint(r).map_or(r, |(r, ())| r));
        let (rest, (n, 2)) = super::lex::digits(rest, 2)? else {
            return no(i);
        };
        let low = Decimal::from(n);
        let made = made(low, low + Decimal::from(9));
        return match (phrase(rest, "s"), made) {
            (Some(rest), Some(r)) if n % 10 == 0 => Ok((rest, r)),
            _ => no(i),
        };
    }
    let spans: &[(&[&str], &str)] = &[
        (
            &["aged between", "between the ages of", "ages between", "age between"],
            "and",
        ),
        (&["aged from", "ages from", "from the ages of"], "to"),
    ];
    for (leads, joiner) in spans {
        if let Some(rest) = leads.iter().find_map(|p| phrase(i, p)) {
            let (rest, low) = years(blanks(rest))?;
            let Some(rest) = phrase(blanks(rest), joiner) else {
                return no(i);
            };
            let (rest, high) = years(blanks(rest))?;
            return match made(low, high) {
                Some(r) if low <= high => Ok((rest, r)),
                _ => no(i),
            };
        }
    }
    no(i)
}
