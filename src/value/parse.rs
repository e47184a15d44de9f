//! The grammar of figures: a number with its unit, its hedge, and ranges of two.

use super::amounts::{money_prefix, unit};
use super::context::Context;
use super::figure::{Figure, Form, Hedge, Rounding};
use super::hedges::{hedge_prefix, hedge_suffix};
use super::lex::{Res, blank1, blanks, dash, ends_word, joint, no, phrase};
use super::number::{Numeral, numeral};
use super::number_words;
use super::things::{of_noun, trailing_noun, vague_unit};
use super::times::{aged, article_unit};
use super::unit::{Dim, TimeUnit};
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
pub(super) struct Part {
    pub(super) form: Form,
    pub(super) dim: Dim,
    pub(super) rounding: Option<Rounding>,
    pub(super) step: Option<Decimal>,
    pub(super) hedge: Option<Hedge>,
    pub(super) per: Option<Box<str>>,
}

impl Part {
    pub(super) const fn new(form: Form, dim: Dim) -> Self {
        Self {
            form,
            dim,
            rounding: None,
            step: None,
            hedge: None,
            per: None,
        }
    }

    pub(super) fn scale(&self) -> i8 {
        match self.form {
            Form::Digits { scale, .. } | Form::Fraction { scale, .. } => scale,
            _ => 0,
        }
    }

    /// How much the bare figure says, by what it is a figure of.
    pub(super) fn rounding(&self) -> Rounding {
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

    pub(super) fn figure(&self, hedge: Option<Hedge>, ctx: &Context) -> Option<Figure> {
        let t = &ctx.tolerances;
        if self.dim == Dim::Age
            && self.scale() == 0
            && let (Some(n), None) = (self.form.number(), hedge)
        {
            return age(n, self.step.unwrap_or(Decimal::ONE), self.form.clone(), t);
        }
        let step = match self.step {
            Some(s) => s,
            None => self.form.step()?,
        };
        Figure::with_step(self.form.clone(), step, self.rounding(), hedge, t)
    }
}

/// Completed years: from the birthday up to, but not, the next.
pub(super) fn age(n: Decimal, step: Decimal, form: Form, t: &super::context::Tolerances) -> Option<Figure> {
    use super::interval::{End, Interval};
    let mut figure = Figure::new(form, Rounding::Exact, None, t)?;
    figure.interval = Interval {
        low: End::Closed(n),
        high: End::Open(n.checked_add(step)?),
    };
    Some(figure)
}

/// A plain number of years as a completed age.
pub(crate) fn as_age(figure: &Figure, t: &super::context::Tolerances) -> Option<Figure> {
    match (figure.number, figure.hedge) {
        (Some(n), None) if n.fract().is_zero() => age(n, Decimal::ONE, figure.form.clone(), t),
        _ => Some(figure.clone()),
    }
}

/// A figure: hedge, number, unit; or a range of two.
pub(crate) fn figure<'a>(i: &'a str, ctx: &Context) -> Res<'a, Reading> {
    let (start, hedge) = hedge_prefix(i);
    if let Ok(found) = super::times::ages(start, ctx) {
        return Ok(found);
    }
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

/// One figure with its hedge and unit, never a range or a ratio of two.
pub(crate) fn single<'a>(i: &'a str, ctx: &Context) -> Res<'a, Reading> {
    let (start, hedge) = hedge_prefix(i);
    let (rest, p) = part_with(start, ctx, false)?;
    whole(i, rest, &p, hedge, ctx)
}

/// What stands between the ends of a range: a dash, or `to`.
pub(super) fn to(i: &str) -> Res<'_, ()> {
    let spaced = blanks(i);
    // `18-to-24-month`, `3- to 5-year-olds`
    for joined in ["-to-", "- to "] {
        if let Some(rest) = i.strip_prefix(joined) {
            return Ok((rest, ()));
        }
    }
    if let Ok((rest, ())) = dash(spaced) {
        return Ok((blanks(rest), ()));
    }
    if spaced.len() < i.len()
        && let Some(rest) = phrase(spaced, "to").or_else(|| phrase(spaced, "or"))
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
    // 2020 to 2018 are years the wrong way round.
    let years = (1000..3000).contains(&x) && (1000..3000).contains(&y);
    let said = phrase(blanks(between), "to").is_some() || between.starts_with("-to-");
    (x > y && y > 0 && !years && said).then(|| ratio_part(x, y, Rounding::Exact))
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
pub(super) fn whole<'a>(i: &'a str, rest: &'a str, p: &Part, hedge: Option<Hedge>, ctx: &Context) -> Res<'a, Reading> {
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
        (Dim::Money(_) | Dim::Age, Dim::Number) => b.dim = a.dim.clone(),
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

/// One number with its unit, or a ratio of two.
pub(super) fn part<'a>(i: &'a str, ctx: &Context) -> Res<'a, Part> {
    part_with(i, ctx, true)
}

/// One number with its unit.
fn part_with<'a>(i: &'a str, ctx: &Context, ratios: bool) -> Res<'a, Part> {
    let first = i.chars().next();
    if let Some(found) = money_prefix(i, ctx) {
        return Ok(found);
    }
    if first.is_some_and(char::is_alphabetic) {
        if let Ok((rest, n)) = aged(i) {
            return Ok((rest, Part::new(n.form, Dim::Age)));
        }
        if let Ok((rest, form)) = number_words::vague(i) {
            let (rest, dim) = vague_unit(rest, ctx);
            return Ok((rest, Part::new(form, dim)));
        }
        if let Ok((rest, form)) = number_words::majority(i) {
            let rest = of_noun(rest, ctx);
            return Ok((rest, Part::new(form, Dim::Ratio)));
        }
        if let Ok((rest, form)) = number_words::multiple(i) {
            return Ok((rest, Part::new(form, Dim::Ratio)));
        }
        if let Ok(found) = article_unit(i, ctx) {
            return Ok(found);
        }
    }
    if let Ok((rest, n)) = number_words::ordinal(i)
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
    if ratios && let Ok((rest, p)) = ratio(rest, &n, ctx) {
        return Ok((rest, p));
    }
    unit(rest, &n, ctx)
}

/// Whether a unit of time or length, a scale or a sign of percent follows.
fn measured(i: &str, ctx: &Context) -> bool {
    let one = Numeral::digits(Decimal::ONE, 0);
    unit(i, &one, ctx).is_ok_and(|(_, p)| !matches!(p.dim, Dim::Number | Dim::Count(_) | Dim::Ratio))
}

/// `: 1`, ` in five`, ` of 8`, ` out of 8` after a number.
fn ratio<'a>(i: &'a str, n: &Numeral, ctx: &Context) -> Res<'a, Part> {
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
        .or_else(|| phrase(rest, "of the").filter(|_| !ctx.prose))
        .or_else(|| phrase(rest, "of"))
    {
        (r, Rounding::Exact)
    } else {
        return no(i);
    };
    let (rest, ()) = joint(rest)?;
    let rest = phrase(rest, "every").map_or(rest, blanks);
    let (rest, b) = numeral(rest, false)?;
    let round = |n: &Numeral| {
        n.form.number().filter(|d| d.fract().is_zero()).and_then(|d| {
            u32::try_from(d.normalize().mantissa())
                .ok()
                .filter(|_| d.normalize().scale() == 0)
        })
    };
    match small(&b).or_else(|| round(&b)) {
        // `14 in 2019`, `three in 20 minutes`: a year or a length of time is no whole.
        Some(b) if rounding == Rounding::Share && ((1900..2100).contains(&b) || measured(rest, ctx)) => no(i),
        Some(b) if a <= b && b > 0 => Ok((trailing_noun(rest, ctx), ratio_part(a, b, rounding))),
        _ => no(i),
    }
}
