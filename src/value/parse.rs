//! The grammar of figures: a number with its unit, its hedge, and ranges of two.

use super::context::Context;
use super::currency;
use super::figure::{Figure, Form, Hedge, Rounding};
use super::lex::{Res, blank1, blanks, dash, ends_word, is_blank, joint, lower_word, no, one_of, phrase};
use super::number::{self, Numeral, numeral};
use super::unit::{Dim, Measure, TimeUnit, measure};
use nom::Parser;
use nom::combinator::opt;
use rust_decimal::Decimal;

/// A figure and what it is a figure of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) figure: Figure,
    pub(crate) dim: Dim,
    /// The unit of a rate: `year` for `$66,000 a year`.
    pub(crate) per: Option<Box<str>>,
}

/// One number with its unit, before hedges and ranges have their say.
#[derive(Clone, Debug)]
struct Part {
    form: Form,
    dim: Dim,
    rounding: Option<Rounding>,
    step: Option<Decimal>,
    hedge: Option<Hedge>,
    per: Option<Box<str>>,
}

impl Part {
    const fn new(form: Form, dim: Dim) -> Self {
        Self {
            form,
            dim,
            rounding: None,
            step: None,
            hedge: None,
            per: None,
        }
    }

    fn scale(&self) -> i8 {
        match self.form {
            Form::Digits { scale, .. } | Form::Fraction { scale, .. } => scale,
            _ => 0,
        }
    }

    /// How much the bare figure says, by what it is a figure of.
    fn rounding(&self) -> Rounding {
        if let Some(r) = self.rounding {
            return r;
        }
        let decimals = matches!(self.form, Form::Digits { digits, .. } if digits.scale() > 0);
        let scaled = self.scale() != 0;
        let mixed = matches!(self.form, Form::Fraction { .. });
        match self.dim {
            Dim::Percent | Dim::Points => Rounding::HalfStep,
            Dim::Money(_) if !scaled && !mixed => Rounding::Exact,
            Dim::Duration(u) if u > TimeUnit::Day => Rounding::HalfStep,
            _ if decimals || scaled || mixed => Rounding::HalfStep,
            _ => Rounding::Exact,
        }
    }

    fn figure(&self, hedge: Option<Hedge>, ctx: &Context) -> Option<Figure> {
        let t = &ctx.tolerances;
        if self.dim == Dim::Age
            && let (Some(n), None) = (self.form.number(), hedge)
        {
            return age(n, self.form.clone(), t);
        }
        let step = match self.step {
            Some(s) => s,
            None => self.form.step()?,
        };
        Figure::with_step(self.form.clone(), step, self.rounding(), hedge, t)
    }
}

/// Completed years: from the birthday up to, but not, the next.
fn age(n: Decimal, form: Form, t: &super::context::Tolerances) -> Option<Figure> {
    use super::interval::{End, Interval};
    let mut figure = Figure::new(form, Rounding::Exact, None, t)?;
    figure.interval = Interval {
        low: End::Closed(n),
        high: End::Open(n.checked_add(Decimal::ONE)?),
    };
    Some(figure)
}

/// A plain number of years as a completed age.
pub(crate) fn as_age(figure: &Figure, t: &super::context::Tolerances) -> Option<Figure> {
    match (figure.number, figure.hedge) {
        (Some(n), None) if n.fract().is_zero() => age(n, figure.form.clone(), t),
        _ => Some(figure.clone()),
    }
}

const HEDGES: &[(&str, Option<Hedge>)] = &[
    ("no more than", Some(Hedge::AtMost)),
    ("not more than", Some(Hedge::AtMost)),
    ("no greater than", Some(Hedge::AtMost)),
    ("no fewer than", Some(Hedge::AtLeast)),
    ("not fewer than", Some(Hedge::AtLeast)),
    ("no less than", Some(Hedge::AtLeast)),
    ("not less than", Some(Hedge::AtLeast)),
    ("not quite", Some(Hedge::Nearly)),
    ("at least", Some(Hedge::AtLeast)),
    ("a minimum of", Some(Hedge::AtLeast)),
    ("at most", Some(Hedge::AtMost)),
    ("a maximum of", Some(Hedge::AtMost)),
    ("up to", Some(Hedge::AtMost)),
    ("as many as", Some(Hedge::AtMost)),
    ("as much as", Some(Hedge::AtMost)),
    ("as high as", Some(Hedge::AtMost)),
    ("just over", Some(Hedge::JustOver)),
    ("just above", Some(Hedge::JustOver)),
    ("just more than", Some(Hedge::JustOver)),
    ("slightly over", Some(Hedge::JustOver)),
    ("slightly above", Some(Hedge::JustOver)),
    ("slightly more than", Some(Hedge::JustOver)),
    ("a little more than", Some(Hedge::JustOver)),
    ("a little over", Some(Hedge::JustOver)),
    ("a bit more than", Some(Hedge::JustOver)),
    ("a bit over", Some(Hedge::JustOver)),
    ("just under", Some(Hedge::Nearly)),
    ("just below", Some(Hedge::Nearly)),
    ("just less than", Some(Hedge::Nearly)),
    ("just fewer than", Some(Hedge::Nearly)),
    ("just shy of", Some(Hedge::Nearly)),
    ("shy of", Some(Hedge::Nearly)),
    ("slightly under", Some(Hedge::Nearly)),
    ("slightly below", Some(Hedge::Nearly)),
    ("slightly less than", Some(Hedge::Nearly)),
    ("slightly fewer than", Some(Hedge::Nearly)),
    ("a little less than", Some(Hedge::Nearly)),
    ("a little under", Some(Hedge::Nearly)),
    ("a bit less than", Some(Hedge::Nearly)),
    ("a bit under", Some(Hedge::Nearly)),
    ("nearly", Some(Hedge::Nearly)),
    ("almost", Some(Hedge::Nearly)),
    ("close to", Some(Hedge::Nearly)),
    ("approaching", Some(Hedge::Nearly)),
    ("more than", Some(Hedge::MoreThan)),
    ("greater than", Some(Hedge::MoreThan)),
    ("higher than", Some(Hedge::MoreThan)),
    ("larger than", Some(Hedge::MoreThan)),
    ("over", Some(Hedge::MoreThan)),
    ("above", Some(Hedge::MoreThan)),
    ("upwards of", Some(Hedge::MoreThan)),
    ("upward of", Some(Hedge::MoreThan)),
    ("in excess of", Some(Hedge::MoreThan)),
    ("topping", Some(Hedge::MoreThan)),
    ("exceeding", Some(Hedge::MoreThan)),
    ("north of", Some(Hedge::MoreThan)),
    ("well over", Some(Hedge::MoreThan)),
    ("fewer than", Some(Hedge::LessThan)),
    ("less than", Some(Hedge::LessThan)),
    ("lower than", Some(Hedge::LessThan)),
    ("smaller than", Some(Hedge::LessThan)),
    ("under", Some(Hedge::LessThan)),
    ("below", Some(Hedge::LessThan)),
    ("well under", Some(Hedge::LessThan)),
    ("south of", Some(Hedge::LessThan)),
    ("about", Some(Hedge::About)),
    ("around", Some(Hedge::About)),
    ("roughly", Some(Hedge::About)),
    ("approximately", Some(Hedge::About)),
    ("approx.", Some(Hedge::About)),
    ("approx", Some(Hedge::About)),
    ("some", Some(Hedge::About)),
    ("circa", Some(Hedge::About)),
    ("ca.", Some(Hedge::About)),
    ("c.", Some(Hedge::About)),
    ("an estimated", Some(Hedge::About)),
    ("estimated", Some(Hedge::About)),
    ("an approximate", Some(Hedge::About)),
    ("in the region of", Some(Hedge::About)),
    ("in the order of", Some(Hedge::About)),
    ("on the order of", Some(Hedge::About)),
    ("somewhere around", Some(Hedge::About)),
    ("exactly", Some(Hedge::Exactly)),
    ("precisely", Some(Hedge::Exactly)),
    ("an exact", Some(Hedge::Exactly)),
    ("a total of", None),
    ("a combined", None),
    ("only", None),
    ("just", None),
    ("~", Some(Hedge::About)),
    (">=", Some(Hedge::AtLeast)),
    ("<=", Some(Hedge::AtMost)),
    (">", Some(Hedge::MoreThan)),
    ("<", Some(Hedge::LessThan)),
];

const SUFFIXES: &[(&str, Hedge)] = &[
    ("or so", Hedge::About),
    ("or thereabouts", Hedge::About),
    ("approximately", Hedge::About),
    ("or more", Hedge::AtLeast),
    ("or greater", Hedge::AtLeast),
    ("or higher", Hedge::AtLeast),
    ("or above", Hedge::AtLeast),
    ("or over", Hedge::AtLeast),
    ("and above", Hedge::AtLeast),
    ("and over", Hedge::AtLeast),
    ("and up", Hedge::AtLeast),
    ("and counting", Hedge::AtLeast),
    ("at least", Hedge::AtLeast),
    ("or less", Hedge::AtMost),
    ("or fewer", Hedge::AtMost),
    ("or lower", Hedge::AtMost),
    ("or under", Hedge::AtMost),
    ("or below", Hedge::AtMost),
    ("at most", Hedge::AtMost),
    ("exactly", Hedge::Exactly),
    ("plus", Hedge::AtLeast),
    ("odd", Hedge::About),
];

fn hedge_prefix(i: &str) -> (&str, Option<Hedge>) {
    let symbol = match i.chars().next() {
        Some('≈' | '∼' | '～') => Some(Hedge::About),
        Some('≥') => Some(Hedge::AtLeast),
        Some('≤') => Some(Hedge::AtMost),
        _ => None,
    };
    if let Some(h) = symbol {
        let rest = &i[i.chars().next().map_or(0, char::len_utf8)..];
        return (blanks(rest), Some(h));
    }
    match one_of(i, HEDGES) {
        Some((rest, h)) if h.is_some() || blanks(rest).len() < rest.len() => {
            let rest = blanks(rest);
            // `just about 300`, `only about 300`, `just under` is in the table itself.
            match (h, hedge_prefix_again(rest)) {
                (None, Some((rest, inner))) => (rest, inner),
                _ => (rest, h),
            }
        }
        _ => (i, None),
    }
}

fn hedge_prefix_again(i: &str) -> Option<(&str, Option<Hedge>)> {
    let (rest, h) = one_of(i, HEDGES)?;
    h.is_some().then(|| (blanks(rest), h))
}

fn hedge_suffix(i: &str) -> Res<'_, Hedge> {
    if let Some(rest) = i.strip_prefix('+')
        && !rest.starts_with(|c: char| c.is_ascii_digit())
    {
        return Ok((rest, Hedge::AtLeast));
    }
    let (rest, ()) = joint(i)?;
    match one_of(rest, SUFFIXES) {
        Some((_, Hedge::About)) if i.starts_with('-') && phrase(rest, "odd").is_none() => no(i),
        Some((after, _)) if phrase(rest, "odd").is_some() && !i.starts_with('-') => {
            let _ = after;
            no(i)
        }
        Some((after, h)) => Ok((after, h)),
        None => no(i),
    }
}

/// A figure: hedge, number, unit; or a range of two.
pub(crate) fn figure<'a>(i: &'a str, ctx: &Context) -> Res<'a, Reading> {
    let (start, hedge) = hedge_prefix(i);
    for (open, sep) in [("between", &["and"][..]), ("from", &["to", "through"][..])] {
        if let Some(rest) = phrase(start, open) {
            let (rest, ()) = blank1(rest)?;
            let (rest, a) = part(rest, ctx)?;
            let (rest, ()) = blank1(rest)?;
            let Some(rest) = sep.iter().find_map(|s| phrase(rest, s)) else {
                return no(i);
            };
            let (rest, b) = part(blanks(rest), ctx)?;
            return finish_range(i, rest, a, b, hedge, ctx);
        }
    }
    let (rest, a) = part(start, ctx)?;
    if a.hedge.is_none()
        && let Ok((after, ())) = to(rest)
        && let Ok((end, b)) = part(after, ctx)
    {
        if let Some(ratio) = descending(&a, &b, rest) {
            return whole(i, end, &ratio, hedge, ctx);
        }
        if let Ok(found) = finish_range(i, end, a.clone(), b, hedge, ctx) {
            return Ok(found);
        }
    }
    whole(i, rest, &a, hedge, ctx)
}

/// What stands between the ends of a range: a dash, or `to`.
fn to(i: &str) -> Res<'_, ()> {
    let spaced = blanks(i);
    if let Ok((rest, ())) = dash(spaced) {
        return Ok((blanks(rest), ()));
    }
    if spaced.len() < i.len()
        && let Some(rest) = phrase(spaced, "to")
        && let Ok((rest, ())) = blank1(rest)
    {
        return Ok((rest, ()));
    }
    no(i)
}

/// `3 to 1` is a ratio: two whole numbers without a unit, the first the greater.
fn descending(a: &Part, b: &Part, between: &str) -> Option<Part> {
    let whole = |p: &Part| match (&p.form, &p.dim) {
        (Form::Digits { digits, scale: 0 }, Dim::Number) if digits.scale() == 0 => {
            u32::try_from(digits.mantissa()).ok()
        }
        _ => None,
    };
    let (x, y) = (whole(a)?, whole(b)?);
    (x > y && y > 0 && phrase(blanks(between), "to").is_some()).then(|| ratio_part(x, y, Rounding::Exact))
}

fn ratio_part(num: u32, den: u32, rounding: Rounding) -> Part {
    let mut p = Part::new(
        Form::Fraction {
            whole: 0,
            num,
            den,
            scale: 0,
            negative: false,
        },
        Dim::Ratio,
    );
    p.rounding = Some(rounding);
    p
}

/// Reads what may follow the whole figure, and makes it one.
fn whole<'a>(i: &'a str, rest: &'a str, p: &Part, hedge: Option<Hedge>, ctx: &Context) -> Res<'a, Reading> {
    let (rest, suffix) = opt(hedge_suffix).parse(rest)?;
    let hedge = hedge.or(suffix).or(p.hedge);
    match p.figure(hedge, ctx) {
        Some(figure) => Ok((
            rest,
            Reading {
                figure,
                dim: p.dim.clone(),
                per: p.per.clone(),
            },
        )),
        None => no(i),
    }
}

/// Shares scale and unit between the two ends and makes one figure of them.
fn finish_range<'a>(
    i: &'a str,
    rest: &'a str,
    mut a: Part,
    mut b: Part,
    hedge: Option<Hedge>,
    ctx: &Context,
) -> Res<'a, Reading> {
    let own_unit = !matches!(a.dim, Dim::Number);
    if a.scale() == 0
        && b.scale() != 0
        && (!own_unit || matches!(a.dim, Dim::Money(_)) && (matches!(b.dim, Dim::Number) || a.dim == b.dim))
        && let (Form::Digits { digits, scale }, Form::Digits { digits: d2, scale: s2 }) = (&mut a.form, &b.form)
        && *digits < *d2
    {
        *scale = *s2;
    }
    match (&a.dim, &b.dim) {
        (Dim::Number, _) => {
            a.dim = b.dim.clone();
            a.step = a.step.or(b.step.filter(|_| a.form.step() == b.form.step()));
        }
        (Dim::Money(_), Dim::Number) => b.dim = a.dim.clone(),
        (x, y) if x == y => {}
        (Dim::Count(_), Dim::Count(_)) => {}
        (Dim::Measure(x), Dim::Measure(y)) if x.dimension == y.dimension => {
            let Some(c) = super::unit::conversion(x, y) else {
                return no(i);
            };
            let (Some(x), Some(y)) = (
                a.figure(None, ctx).and_then(|f| f.map(|d| c.apply(d))),
                b.figure(None, ctx),
            ) else {
                return no(i);
            };
            let Some(figure) = ordered(x, y, hedge, ctx) else {
                return no(i);
            };
            return Ok((
                rest,
                Reading {
                    figure,
                    dim: b.dim,
                    per: b.per,
                },
            ));
        }
        _ => return no(i),
    }
    let (rest, suffix) = opt(hedge_suffix).parse(rest)?;
    let (Some(x), Some(y)) = (a.figure(None, ctx), b.figure(None, ctx)) else {
        return no(i);
    };
    match ordered(x, y, hedge.or(suffix).or(b.hedge), ctx) {
        Some(figure) => Ok((
            rest,
            Reading {
                figure,
                dim: b.dim,
                per: b.per.or(a.per),
            },
        )),
        None => no(i),
    }
}

fn ordered(a: Figure, b: Figure, hedge: Option<Hedge>, ctx: &Context) -> Option<Figure> {
    if a.number? > b.number? {
        return None;
    }
    Figure::range(a, b, hedge, &ctx.tolerances)
}

/// One number with its unit.
fn part<'a>(i: &'a str, ctx: &Context) -> Res<'a, Part> {
    let first = i.chars().next();
    if let Some(found) = money_prefix(i, ctx) {
        return Ok(found);
    }
    if first.is_some_and(char::is_alphabetic) {
        if let Ok((rest, n)) = aged(i) {
            return Ok((rest, Part::new(n.form, Dim::Age)));
        }
        if let Ok((rest, form)) = number::vague(i) {
            let (rest, dim) = vague_unit(rest, ctx);
            return Ok((rest, Part::new(form, dim)));
        }
        if let Ok((rest, form)) = number::majority(i) {
            let rest = of_noun(rest);
            return Ok((rest, Part::new(form, Dim::Ratio)));
        }
        if let Ok((rest, form)) = number::multiple(i) {
            return Ok((rest, Part::new(form, Dim::Ratio)));
        }
        if let Ok(found) = article_unit(i) {
            return Ok(found);
        }
    }
    if let Ok((rest, n)) = number::ordinal(i)
        && ends_word(rest)
    {
        return Ok((
            rest,
            Part::new(
                Form::Digits {
                    digits: Decimal::from(n),
                    scale: 0,
                },
                Dim::Ordinal,
            ),
        ));
    }
    // `a two-week period`: the article goes with the noun that follows.
    let bare = phrase(i, "a").map_or(i, blanks);
    let (rest, n) = match numeral(i, false) {
        Ok(found) => found,
        Err(_) if bare.len() < i.len() => {
            let (rest, n) = numeral(bare, false)?;
            let (rest, found) = unit(rest, &n, ctx)?;
            return match found.dim {
                Dim::Duration(_) | Dim::Age | Dim::Measure(_) | Dim::Percent | Dim::Money(_) => Ok((rest, found)),
                _ => no(i),
            };
        }
        Err(e) => return Err(e),
    };
    if let Ok((rest, p)) = ratio(rest, &n) {
        return Ok((rest, p));
    }
    unit(rest, &n, ctx)
}

/// `aged 34`, `age 34`, `a man of 34`.
fn aged(i: &str) -> Res<'_, Numeral> {
    let after = [
        "aged",
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

/// A number with its sign or code of a currency before it.
fn money_prefix<'a>(i: &'a str, ctx: &Context) -> Option<(&'a str, Part)> {
    let (start, negative) = match i.chars().next()? {
        '-' | '−' => (&i[i.chars().next()?.len_utf8()..], true),
        'm' | 'M' => phrase(i, "minus").map_or((i, false), |r| (blanks(r), true)),
        _ => (i, false),
    };
    let (rest, found) = if let Some((c, len)) = currency::sign(start, ctx) {
        (&start[len..], c)
    } else {
        let c = currency::code(start.get(..3)?)?;
        let rest = &start[3..];
        (rest.strip_prefix(['$', '€', '£', '¥']).unwrap_or(rest), c)
    };
    if rest.starts_with(|c: char| c.is_alphabetic()) {
        return None;
    }
    let (rest, n) = numeral(blanks(rest), true).ok()?;
    let mut form = n.form;
    if negative {
        match &mut form {
            Form::Digits { digits, .. } => *digits = -*digits,
            Form::Fraction { negative, .. } => *negative = true,
            _ => {}
        }
    }
    let mut p = Part::new(form, Dim::Money(found));
    let (rest, hedge) = opt(hedge_suffix).parse(rest).ok()?;
    p.hedge = hedge;
    // `US$5 dollars` is not written, but `$5 USD` is.
    let rest = match blank1(rest)
        .ok()
        .and_then(|(r, ())| Some((r, currency::code(r.get(..3)?)?)))
    {
        Some((r, c)) if ends_word(&r[3..]) && (c == found || start.starts_with('$')) => {
            p.dim = Dim::Money(c);
            &r[3..]
        }
        _ => rest,
    };
    let (rest, per) = opt(rate).parse(rest).ok()?;
    p.per = per;
    Some((rest, p))
}

/// The unit of a rate: `/yr`, ` per year`, ` a year`, ` each`.
fn rate(i: &str) -> Res<'_, Box<str>> {
    let rest = match i.strip_prefix('/') {
        Some(r) => r,
        None => {
            let (r, ()) = blank1(i)?;
            if let Some(end) = phrase(r, "each").or_else(|| phrase(r, "apiece")) {
                return Ok((end, "each".into()));
            }
            let Some(r) = ["per", "a", "an"].iter().find_map(|p| phrase(r, p)) else {
                return no(i);
            };
            blank1(r)?.0
        }
    };
    let (rest, w) = lower_word(rest)?;
    let w = w.as_str();
    let name = TimeUnit::from_word(w)
        .map(TimeUnit::name)
        .or_else(|| (w == "annum").then_some("year"))
        .unwrap_or(w);
    Ok((rest, name.into()))
}

/// `: 1`, ` in five`, ` of 8`, ` out of 8` after a number.
fn ratio<'a>(i: &'a str, n: &Numeral) -> Res<'a, Part> {
    let small = |n: &Numeral| match n.form {
        Form::Digits { digits, scale: 0 } if digits.scale() == 0 => u32::try_from(digits.mantissa()).ok(),
        _ => None,
    };
    let Some(a) = small(n) else { return no(i) };
    if let Some(rest) = i.strip_prefix(':') {
        let (rest, b) = numeral(rest, false)?;
        return match small(&b) {
            Some(b) if b > 0 && !rest.starts_with(':') && ends_word(rest) => {
                Ok((rest, ratio_part(a, b, Rounding::Exact)))
            }
            _ => no(i),
        };
    }
    let (rest, ()) = joint(i)?;
    let (rest, rounding) = if let Some(r) = phrase(rest, "in") {
        (r, Rounding::Share)
    } else if let Some(r) = phrase(rest, "out of")
        .or_else(|| phrase(rest, "of the"))
        .or_else(|| phrase(rest, "of"))
    {
        (r, Rounding::Exact)
    } else {
        return no(i);
    };
    let (rest, ()) = joint(rest)?;
    let (rest, b) = numeral(rest, false)?;
    match small(&b) {
        Some(b) if a <= b && b > 0 => Ok((trailing_noun(rest), ratio_part(a, b, rounding))),
        _ => no(i),
    }
}

/// What is shared (`one in five adults`) is told by the fact, not by the figure.
fn trailing_noun(i: &str) -> &str {
    noun(i).map_or(i, |(rest, _)| rest)
}

fn of_noun(i: &str) -> &str {
    let after = number::optional_of(i);
    if after.len() == i.len() {
        i
    } else {
        trailing_noun(after)
    }
}

/// `a year and a half`, `a decade`, `an hour`, `a mile`, `half an hour`.
fn article_unit(i: &str) -> Res<'_, Part> {
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
    Ok((after, Part::new(form, Dim::Measure(m))))
}

fn and_a_half(i: &str) -> Res<'_, ()> {
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
fn period_word(i: &str) -> &str {
    let Ok((rest, ())) = joint(i) else { return i };
    ["period", "span", "stretch", "long", "term", "sentence", "stint"]
        .iter()
        .find_map(|p| phrase(rest, p))
        .unwrap_or(i)
}

/// What a number is followed by.
fn unit<'a>(i: &'a str, n: &Numeral, ctx: &Context) -> Res<'a, Part> {
    // `1,400+ phones`, `300-odd people`, `30 or so people`
    let (at, hedge) = opt(hedge_suffix).parse(i)?;
    let (rest, mut p) = unit_after(at, n, ctx)?;
    p.hedge = p.hedge.or(hedge);
    if p.per.is_none()
        && !matches!(p.dim, Dim::Number | Dim::Ratio | Dim::Ordinal)
        && let Ok((after, per)) = rate(rest)
        && (matches!(p.dim, Dim::Money(_)) || per.len() > 1)
    {
        p.per = Some(per);
        return Ok((after, p));
    }
    Ok((rest, p))
}

fn unit_after<'a>(i: &'a str, n: &Numeral, ctx: &Context) -> Res<'a, Part> {
    if let Some((rest, points)) = percent(i) {
        let (dim, form) = match points {
            Points::Percent => (Dim::Percent, n.form.clone()),
            Points::Whole => (Dim::Points, n.form.clone()),
            Points::Basis => (Dim::Points, hundredth(&n.form)),
        };
        let rest = if dim == Dim::Percent { of_noun(rest) } else { rest };
        return Ok((rest, Part::new(form, dim)));
    }
    if let Some(found) = money_suffix(i, n, ctx) {
        return Ok(found);
    }
    if let Ok(found) = time(i, n) {
        return Ok(found);
    }
    if let Ok(found) = measures(i, n) {
        return Ok(found);
    }
    if n.fraction {
        // half a percentage point, a quarter of a percentage point
        let points = blank1(i)
            .ok()
            .and_then(|(r, ())| phrase(r, "of a").or_else(|| phrase(r, "a")))
            .and_then(percent);
        if let Some((rest, Points::Whole)) = points {
            return Ok((rest, Part::new(n.form.clone(), Dim::Points)));
        }
        return Ok((of_noun(i), share(n)));
    }
    if let Some(rest) = times(i) {
        let mut p = Part::new(n.form.clone(), Dim::Ratio);
        p.rounding = Some(Rounding::Multiple);
        return Ok((rest, p));
    }
    if let Ok((rest, dim)) = noun(i) {
        return Ok((rest, Part::new(n.form.clone(), dim)));
    }
    Ok((i, Part::new(n.form.clone(), Dim::Number)))
}

/// `three times`, `10-fold`, `1.5x`: a multiple.
fn times(i: &str) -> Option<&str> {
    if let Some(rest) = i.strip_prefix(['x', '×'])
        && ends_word(rest)
    {
        return Some(rest);
    }
    let (rest, ()) = joint(i).ok()?;
    phrase(rest, "times").or_else(|| phrase(rest, "fold"))
}

fn share(n: &Numeral) -> Part {
    let mut p = Part::new(n.form.clone(), Dim::Ratio);
    p.rounding = Some(Rounding::Share);
    p
}

fn hundredth(form: &Form) -> Form {
    match form {
        Form::Digits { digits, scale } => {
            let mut d = *digits;
            // Two more decimals keep the last written digit: 50 basis points are 0.50 points.
            if d.set_scale(d.scale() + 2).is_err() {
                return form.clone();
            }
            Form::Digits {
                digits: d,
                scale: *scale,
            }
        }
        other => other.clone(),
    }
}

enum Points {
    Percent,
    Whole,
    Basis,
}

fn percent(i: &str) -> Option<(&str, Points)> {
    let spaced = blanks(i);
    if let Some(rest) = spaced.strip_prefix(['%', '％']) {
        let after = blanks(rest);
        if let Some(end) = ["points", "point", "pts"].iter().find_map(|p| phrase(after, p)) {
            return Some((end, Points::Whole));
        }
        return Some((rest, Points::Percent));
    }
    let tail = joint(i).map_or(spaced, |(r, ())| r);
    const WORDS: &[(&str, u8)] = &[
        ("percentage points", 1),
        ("percentage point", 1),
        ("percentage-point", 1),
        ("percent points", 1),
        ("per cent points", 1),
        ("percent", 0),
        ("per cent", 0),
        ("pct.", 0),
        ("pct", 0),
        ("ppts", 1),
        ("ppt", 1),
        ("pps", 1),
        ("pp", 1),
        ("p.p.", 1),
        ("basis points", 2),
        ("basis point", 2),
        ("basis-point", 2),
        ("bps", 2),
        ("bp", 2),
    ];
    let (rest, what) = one_of(tail, WORDS)?;
    Some((
        rest,
        [Points::Percent, Points::Whole, Points::Basis]
            .into_iter()
            .nth(usize::from(what))?,
    ))
}

/// A currency after the number: `167 million dollars`, `200 USD`, `50p`, `5 cents`.
fn money_suffix<'a>(i: &'a str, n: &Numeral, ctx: &Context) -> Option<(&'a str, Part)> {
    if let Some(rest) = i.strip_prefix('p')
        && ends_word(rest)
        && !rest.starts_with('.')
    {
        return Some((
            rest,
            Part::new(hundredth(&n.form), Dim::Money(iso_currency::Currency::GBP)),
        ));
    }
    if let Some(rest) = i.strip_prefix('¢') {
        return Some((rest, Part::new(hundredth(&n.form), Dim::Money(ctx.dollar))));
    }
    if let Some(rest) = blanks(i).strip_prefix(['€', '£', '₹', '¥', '₽', '₩'])
        && let Some((c, _)) = currency::sign(blanks(i), ctx)
    {
        return Some((rest, Part::new(n.form.clone(), Dim::Money(c))));
    }
    let (rest, ()) = joint(i).ok()?;
    if let Some(c) = rest.get(..3).and_then(currency::code)
        && ends_word(&rest[3..])
    {
        return Some((&rest[3..], Part::new(n.form.clone(), Dim::Money(c))));
    }
    const CENTS: &[(&str, bool)] = &[
        ("cents", false),
        ("cent", false),
        ("pence", true),
        ("penny", true),
        ("pennies", false),
        ("euro cents", false),
    ];
    if let Some((after, pence)) = one_of(rest, CENTS) {
        let c = if pence { iso_currency::Currency::GBP } else { ctx.dollar };
        return Some((after, Part::new(hundredth(&n.form), Dim::Money(c))));
    }
    if let Some((after, c)) = longest_words(rest, 3, |w| currency::name(w, ctx)) {
        return Some((after, Part::new(n.form.clone(), Dim::Money(c))));
    }
    // `5 million pounds` is money; `5 pounds` is a weight until the other side says otherwise.
    let pounds = phrase(rest, "pounds").or_else(|| phrase(rest, "pound"))?;
    (n.scale() >= 3).then(|| {
        (
            pounds,
            Part::new(n.form.clone(), Dim::Money(iso_currency::Currency::GBP)),
        )
    })
}

/// The longest run of up to `max` words that `f` knows, in lower case.
fn longest_words<T>(i: &str, max: usize, f: impl Fn(&str) -> Option<T>) -> Option<(&str, T)> {
    let mut ends = [0usize; 4];
    let (mut count, mut at) = (0, 0);
    while count < max {
        let head = &i[at..];
        let len: usize = head.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
        if len == 0 {
            break;
        }
        at += len;
        ends[count] = at;
        count += 1;
        let gap = i[at..].len() - blanks(&i[at..]).len();
        if gap == 0 {
            break;
        }
        at += gap;
    }
    if count == 0 {
        return None;
    }
    let lower = i[..ends[count - 1]].to_lowercase();
    (0..count).rev().find_map(|k| {
        let rest = &i[ends[k]..];
        let words = lower.get(..ends[k])?;
        if ends_word(rest) {
            f(words).map(|t| (rest, t))
        } else {
            None
        }
    })
}

/// A length of time or an age after the number.
fn time<'a>(i: &'a str, n: &Numeral) -> Res<'a, Part> {
    let tail = joint(i).map_or(i, |(r, ())| r);
    let glued = tail.len() == i.len();
    let (rest, w) = unit_word(tail)?;
    let Some(u) = TimeUnit::from_word(w) else { return no(i) };
    // A lone letter is a unit only when it is glued to the figure: 3h, 20s.
    if w.len() == 1 && !glued {
        return no(i);
    }
    if u == TimeUnit::Year && n.scale() == 0 {
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
            return Ok((end, Part::new(n.form.clone(), Dim::Age)));
        }
    }
    let (rest, form, u, step) = compound_time(rest, n, u)?;
    let mut p = Part::new(form, Dim::Duration(u));
    p.step = step;
    if u <= TimeUnit::Day && step.is_some() {
        p.rounding = Some(Rounding::Exact);
    }
    Ok((period_word(rest), p))
}

/// A unit's word, glued or spaced.
fn unit_word(i: &str) -> Res<'_, &str> {
    let (rest, w) = lower_word(i)?;
    // Lower-case slices of the text itself are not at hand, so the word is looked up by its own table of names.
    let known = TimeUnit::from_word(w.as_str());
    match known {
        Some(_) if w.as_str().len() == 1 => Ok((rest, if w.as_str() == "h" { "h" } else { "s" })),
        Some(u) => Ok((rest, u.name())),
        None => no(i),
    }
}

type Compound<'a> = (&'a str, Form, TimeUnit, Option<Decimal>);

/// `3h 20m`, `2 hours and 5 minutes`, `two years and three months`, `two years and a half`.
fn compound_time<'a>(
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
        while let Some((rest, d, u)) = next_time(at, smallest) {
            let factor = Decimal::from(smallest.seconds()).checked_div(Decimal::from(u.seconds()));
            let whole = match (smallest, u) {
                (TimeUnit::Year, TimeUnit::Month) => Some(Decimal::from(12)),
                _ => factor.filter(|f| f.fract().is_zero()),
            };
            let Some(sum) = whole.and_then(|f| total.checked_mul(f)).and_then(|t| t.checked_add(d)) else {
                break;
            };
            (total, smallest, at) = (sum, u, rest);
        }
        let step = (smallest != unit).then_some(Decimal::ONE);
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
fn next_time(i: &str, above: TimeUnit) -> Option<(&str, Decimal, TimeUnit)> {
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

/// A whole number whose scale letter is not taken: in `3h 20m` the `m` are minutes.
fn numeral_small(i: &str) -> Option<(&str, Decimal)> {
    if let Ok((rest, (n, _))) = super::lex::digits(i, 6) {
        return Some((rest, Decimal::from(n)));
    }
    let (rest, n) = number::small_cardinal(i).ok()?;
    Some((rest, Decimal::from(n)))
}

/// A measure after the number, also of two parts: `6 feet 2 inches`, `5lb 3oz`, `6'2"`.
fn measures<'a>(i: &'a str, n: &Numeral) -> Res<'a, Part> {
    if let Some(rest) = i.strip_prefix(['\'', '′', '’'])
        && let Some(found) = feet_and_inches(rest, n)
    {
        return Ok(found);
    }
    let tail = joint(i).map_or(i, |(r, ())| r);
    let (rest, m) = measure_here(tail)?;
    if let Form::Digits { digits, scale: 0 } = n.form
        && digits.scale() == 0
    {
        let after = blanks(rest.strip_prefix(',').unwrap_or(rest));
        let after = phrase(after, "and").map_or(after, blanks);
        if let Some((after, small)) = numeral_small(after)
            && let Ok((end, m2)) = measure_here(joint(after).map_or(after, |(r, ())| r))
            && m2 != m
            && let Some(c) = super::unit::conversion(m, m2)
            && let Some(big) = c.apply(digits)
            && big.fract().is_zero()
            && big > digits
            && let Some(sum) = big.checked_add(small)
        {
            return Ok((
                end,
                Part::new(
                    Form::Digits {
                        digits: sum.normalize(),
                        scale: 0,
                    },
                    Dim::Measure(m2),
                ),
            ));
        }
    }
    Ok((extent_word(rest), Part::new(n.form.clone(), Dim::Measure(m))))
}

/// `tall`, `long`, `wide` after a measure say no more than the fact's own name does.
fn extent_word(i: &str) -> &str {
    let Ok((rest, ())) = joint(i) else { return i };
    [
        "tall", "long", "wide", "deep", "high", "across", "thick", "apart", "away",
    ]
    .iter()
    .find_map(|p| phrase(rest, p))
    .unwrap_or(i)
}

fn feet_and_inches<'a>(i: &'a str, n: &Numeral) -> Option<(&'a str, Part)> {
    let Form::Digits { digits, scale: 0 } = n.form else {
        return None;
    };
    let (feet, inch) = (measure("foot")?, measure("inch")?);
    match numeral_small(blanks(i)) {
        Some((rest, small)) => {
            let rest = rest.strip_prefix(['"', '″', '”']).or_else(|| rest.strip_prefix("''"))?;
            let sum = digits.checked_mul(Decimal::from(12))?.checked_add(small)?;
            Some((
                rest,
                Part::new(Form::Digits { digits: sum, scale: 0 }, Dim::Measure(inch)),
            ))
        }
        None => ends_word(i).then(|| (i, Part::new(n.form.clone(), Dim::Measure(feet)))),
    }
}

/// The longest spelling of a measure that stands here, of up to four words.
fn measure_here(i: &str) -> Res<'_, &'static Measure> {
    let mut best = None;
    let (mut words, mut chars) = (0, i.char_indices().peekable());
    let mut previous_blank = true;
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        if is_blank(c) {
            if !previous_blank {
                words += 1;
            }
            previous_blank = true;
            if words >= 4 {
                break;
            }
            continue;
        }
        previous_blank = false;
        if !(c.is_alphanumeric() || matches!(c, '°' | '/' | '.' | '²' | '³' | 'µ' | '′' | '″' | '-' | '℃' | '℉'))
            || end > 40
        {
            break;
        }
        let boundary = chars
            .peek()
            .is_none_or(|(_, next)| !next.is_alphanumeric() && !matches!(next, '²' | '³'));
        if boundary && let Some(m) = measure(&i[..end]) {
            best = Some((end, m));
        }
    }
    match best {
        Some((end, m)) => Ok((&i[end..], m)),
        None => no(i),
    }
}

/// What a vague count is of: money, time, a measure, or things.
fn vague_unit<'a>(i: &'a str, ctx: &Context) -> (&'a str, Dim) {
    if let Ok((rest, ())) = joint(i) {
        if let Some((after, c)) = longest_words(rest, 3, |w| currency::name(w, ctx)) {
            return (after, Dim::Money(c));
        }
        if let Ok((after, w)) = unit_word(rest)
            && let Some(u) = TimeUnit::from_word(w)
            && w.len() > 1
        {
            return (after, Dim::Duration(u));
        }
        if let Ok((after, m)) = measure_here(rest)
            && rest.len() - after.len() > 2
        {
            return (after, Dim::Measure(m));
        }
    }
    noun(i).unwrap_or((i, Dim::Number))
}

/// Words that can not begin what is counted.
const NOT_COUNTED: &[&str] = &[
    "of", "in", "on", "at", "to", "for", "by", "per", "and", "or", "than", "but", "with", "from", "as", "is", "are",
    "was", "were", "the", "a", "an", "am", "pm", "not", "that", "which", "who",
];

/// What is counted: the words that follow a number.
fn noun(i: &str) -> Res<'_, Dim> {
    let (start, ()) = joint(i)?;
    let mut at = start;
    let mut count = 0;
    loop {
        let len: usize = at
            .chars()
            .take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '‑' | '\'' | '’' | '.' | '&' | '/'))
            .map(char::len_utf8)
            .sum();
        let w = &at[..len];
        if len == 0 || !w.starts_with(char::is_alphabetic) {
            break;
        }
        if count == 0 && (NOT_COUNTED.iter().any(|n| w.eq_ignore_ascii_case(n)) || one_of(at, &SCALE_WORDS).is_some()) {
            break;
        }
        // A hedge or the other end of a range follows.
        if count > 0 && (one_of(at, SUFFIXES).is_some() || stops(at)) {
            break;
        }
        count += 1;
        at = &at[len..];
        let next = blanks(at);
        if next.len() == at.len() || count == 8 {
            break;
        }
        at = next;
    }
    if count == 0 {
        return no(i);
    }
    let text = start[..start.len() - at.len()].trim_end_matches(is_blank);
    // A noun of one letter is a stray scale or unit.
    if text.chars().count() < 2 {
        return no(i);
    }
    let rest = &start[text.len()..];
    Ok((rest, Dim::Count(text.into())))
}

const SCALE_WORDS: [(&str, ()); 4] = [("million", ()), ("billion", ()), ("thousand", ()), ("trillion", ())];

/// Words that end a counted noun: a second figure follows them, or a rate.
fn stops(i: &str) -> bool {
    const JOINS: &[(&str, ())] = &[("to", ()), ("and", ()), ("or", ())];
    if phrase(i, "per").is_some() || phrase(i, "each").is_some() {
        return true;
    }
    match one_of(i, JOINS) {
        Some((rest, ())) => {
            let rest = blanks(rest);
            rest.is_empty() || numeral(rest, false).is_ok() || rest.starts_with(['$', '€', '£'])
        }
        None => false,
    }
}
