//! Money, percentages, points and rates.

use super::context::Context;
use super::currency;
use super::figure::{Form, Rounding};
use super::hedges::hedge_suffix;
use super::lex::{Res, blank1, blanks, ends_word, joint, lower_word, no, one_of, phrase};
use super::number::{Numeral, numeral};
use super::parse::Part;
use super::prose;
use super::things::{degrees_below, measures, noun, of_noun};
use super::times::time;
use super::unit::{Dim, TimeUnit};
use nom::Parser;
use nom::combinator::opt;
use rust_decimal::Decimal;

/// A number with its sign or code of a currency before it.
pub(super) fn money_prefix<'a>(i: &'a str, ctx: &Context) -> Option<(&'a str, Part)> {
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
    let coins = if p.dim == Dim::Money(iso_currency::Currency::GBP) {
        PENCE
    } else {
        CENTS
    };
    let rest = with_cents(rest, &mut p.form, coins).unwrap_or(rest);
    let (rest, per) = opt(|i| rate(i, ctx)).parse(rest).ok()?;
    p.per = per;
    Some((rest, p))
}

const CENTS: &[(&str, ())] = &[("cents", ()), ("cent", ())];
const PENCE: &[(&str, ())] = &[("pence", ()), ("penny", ()), ("p", ())];

/// `10 dollars and 50 cents`: the hundredths join a whole amount.
fn with_cents<'a>(i: &'a str, form: &mut Form, coins: &[(&str, ())]) -> Option<&'a str> {
    let Form::Digits { digits, scale: 0 } = form else {
        return None;
    };
    let (rest, ()) = blank1(i).ok()?;
    let rest = phrase(rest, "and").map_or(rest, blanks);
    let (rest, n) = super::things::numeral_small(rest)?;
    let (rest, ()) = one_of(blanks(rest), coins)?;
    // `2 euros, and 50 cents more with milk`
    if phrase(blanks(rest), "more").is_some() || phrase(blanks(rest), "less").is_some() {
        return None;
    }
    if digits.scale() > 0 || digits.is_sign_negative() || n >= Decimal::ONE_HUNDRED {
        return None;
    }
    *digits = hundredths(*digits, n)?;
    Some(rest)
}

fn hundredths(whole: Decimal, n: Decimal) -> Option<Decimal> {
    whole.checked_add(n.checked_mul(Decimal::new(1, 2))?)
}

/// `five pounds fifty`: the second number in words, where nothing is counted behind it.
fn spoken_pence<'a>(i: &'a str, form: &Form) -> Option<(&'a str, Form)> {
    let Form::Digits { digits, scale: 0 } = form else {
        return None;
    };
    let (rest, ()) = blank1(i).ok()?;
    if !rest.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let (rest, n) = super::things::numeral_small(rest)?;
    let next = blanks(rest);
    let alone = !next.starts_with(|c: char| c.is_alphanumeric() || c == '-')
        || ["for", "each", "on"].iter().any(|p| phrase(next, p).is_some());
    if digits.scale() > 0 || !alone || n < Decimal::TEN || n >= Decimal::ONE_HUNDRED {
        return None;
    }
    let digits = hundredths(*digits, n)?;
    Some((rest, Form::Digits { digits, scale: 0 }))
}

/// `5 grand` are thousands; `5 grand pianos` are not.
fn grand<'a>(i: &'a str, form: &Form) -> Option<(&'a str, Form)> {
    let rest = phrase(i, "grand")?;
    let Form::Digits { digits, scale: 0 } = *form else {
        return None;
    };
    const GOES_ON: &[(&str, ())] = &[
        ("a", ()),
        ("and", ()),
        ("at", ()),
        ("each", ()),
        ("for", ()),
        ("from", ()),
        ("in", ()),
        ("last", ()),
        ("less", ()),
        ("more", ()),
        ("on", ()),
        ("or", ()),
        ("per", ()),
        ("to", ()),
    ];
    let next = blanks(rest);
    let alone = !rest.starts_with('-') && !next.starts_with(char::is_alphabetic) || one_of(next, GOES_ON).is_some();
    alone.then_some((rest, Form::Digits { digits, scale: 3 }))
}

/// The unit of a rate: `/yr`, ` per year`, ` a year`, ` each`.
pub(crate) fn rate<'a>(i: &'a str, ctx: &Context) -> Res<'a, Box<str>> {
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
    // per square foot, per metric tonne
    let two = [
        "square", "cubic", "metric", "short", "long", "diluted", "basic", "ordinary",
    ]
    .iter()
    .find_map(|p| phrase(rest, p))
    .and_then(|r| blank1(r).ok());
    if let Some((after, ())) = two
        && let Ok((end, _)) = lower_word(after)
    {
        return Ok((end, rest[..rest.len() - end.len()].to_lowercase().into()));
    }
    let (rest, w) = lower_word(rest)?;
    let w = w.as_str();
    if ctx.prose && !prose::is_rate(i, w, rest) {
        return no(i);
    }
    let name = TimeUnit::from_word(w)
        .map(TimeUnit::name)
        .or_else(|| (w == "annum").then_some("year"))
        .unwrap_or(w);
    Ok((rest, name.into()))
}

/// What a number is followed by.
pub(super) fn unit<'a>(i: &'a str, n: &Numeral, ctx: &Context) -> Res<'a, Part> {
    // `1,400+ phones`, `300-odd people`, `30 or so people`
    let (at, hedge) = opt(hedge_suffix).parse(i)?;
    let (rest, mut p) = unit_after(at, n, ctx)?;
    p.hedge = p.hedge.or(hedge);
    if p.per.is_none()
        && !matches!(p.dim, Dim::Number | Dim::Ratio | Dim::Ordinal)
        && let Ok((after, per)) = rate(rest, ctx)
        && (matches!(p.dim, Dim::Money(_)) || per.len() > 1)
    {
        p.per = Some(per);
        return Ok((after, p));
    }
    Ok((rest, p))
}

pub(super) fn unit_after<'a>(i: &'a str, n: &Numeral, ctx: &Context) -> Res<'a, Part> {
    if let Some((rest, points)) = percent(i) {
        let (dim, form) = match points {
            Points::Percent => (Dim::Percent, n.form.clone()),
            Points::Whole => (Dim::Points, n.form.clone()),
            Points::Basis => (Dim::Points, hundredth(&n.form)),
        };
        let rest = if dim == Dim::Percent { of_noun(rest, ctx) } else { rest };
        return Ok((rest, Part::new(form, dim)));
    }
    if let Some(found) = money_suffix(i, n, ctx) {
        return Ok(found);
    }
    if let Ok(found) = time(i, n, ctx) {
        return Ok(found);
    }
    if let Some(found) = degrees_below(i, n) {
        return Ok(found);
    }
    if let Ok(found) = measures(i, n, ctx) {
        return Ok(found);
    }
    if n.fraction {
        // half a percentage point, a quarter of a percentage point
        let whole = blank1(i).ok().map_or(i, |(r, ())| phrase(r, "of").map_or(r, blanks));
        let of = phrase(whole, "a").or_else(|| phrase(whole, "an")).map(blanks);
        if let Some(of) = of
            && let Some(found) = part_of_unit(of, n)
        {
            return Ok(found);
        }
        let points = blank1(i)
            .ok()
            .and_then(|(r, ())| phrase(r, "of a").or_else(|| phrase(r, "a")))
            .and_then(percent);
        match points {
            Some((rest, Points::Whole)) => return Ok((rest, Part::new(n.form.clone(), Dim::Points))),
            // half a percent
            Some((rest, Points::Percent)) => return Ok((rest, Part::new(n.form.clone(), Dim::Percent))),
            _ => {}
        }
        return Ok((of_noun(i, ctx), share(n)));
    }
    if let Some(rest) = times(i) {
        let mut p = Part::new(n.form.clone(), Dim::Ratio);
        p.rounding = Some(Rounding::Multiple);
        return Ok((rest, p));
    }
    if let Ok((rest, dim)) = noun(i, ctx) {
        return Ok((rest, Part::new(n.form.clone(), dim)));
    }
    Ok((i, Part::new(n.form.clone(), Dim::Number)))
}

/// `a quarter of an hour`, `half a percent`, `three-quarters of a mile`.
fn part_of_unit<'a>(i: &'a str, n: &Numeral) -> Option<(&'a str, Part)> {
    if let Ok((rest, w)) = lower_word(i)
        && let Some(u) = TimeUnit::from_word(w.as_str()).filter(|u| w.as_str() == u.name())
    {
        let mut p = Part::new(n.form.clone(), Dim::Duration(u));
        if u <= TimeUnit::Day {
            p.rounding = Some(Rounding::Exact);
        }
        return Some((rest, p));
    }
    if let Some((rest, Points::Percent)) = percent(i) {
        return Some((rest, Part::new(n.form.clone(), Dim::Percent)));
    }
    let (rest, m) = super::things::measure_here(i).ok()?;
    (i.len() - rest.len() > 3).then(|| (rest, Part::new(n.form.clone(), Dim::Measure(m))))
}

/// `three times`, `10-fold`, `1.5x`: a multiple.
pub(super) fn times(i: &str) -> Option<&str> {
    if let Some(rest) = i.strip_prefix(['x', '×'])
        && ends_word(rest)
    {
        return Some(rest);
    }
    let (rest, ()) = joint(i).ok()?;
    phrase(rest, "times").or_else(|| phrase(rest, "fold"))
}

pub(super) fn share(n: &Numeral) -> Part {
    let mut p = Part::new(n.form.clone(), Dim::Ratio);
    p.rounding = Some(Rounding::Share);
    p
}

pub(super) fn hundredth(form: &Form) -> Form {
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

pub(super) enum Points {
    Percent,
    Whole,
    Basis,
}

pub(super) fn percent(i: &str) -> Option<(&str, Points)> {
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
        ("percents", 0),
        ("percentage", 0),
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
pub(super) fn money_suffix<'a>(i: &'a str, n: &Numeral, ctx: &Context) -> Option<(&'a str, Part)> {
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
    if let Some(rest) = i.strip_prefix('$')
        && ends_word(rest)
    {
        return Some((rest, Part::new(n.form.clone(), Dim::Money(ctx.dollar))));
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
    // `5 MUSD`, `20 kEUR`: the scale is glued to the code.
    if let (Some(power @ (3 | 6)), Some(c)) = (glued_scale(rest), rest.get(1..4).and_then(currency::code))
        && ends_word(&rest[4..])
        && let Form::Digits { digits, scale: 0 } = n.form
    {
        return Some((
            &rest[4..],
            Part::new(Form::Digits { digits, scale: power }, Dim::Money(c)),
        ));
    }
    const COINS: &[(&str, bool)] = &[
        ("cents", false),
        ("cent", false),
        ("pence", true),
        ("penny", true),
        ("pennies", false),
        ("euro cents", false),
    ];
    if let Some((after, pence)) = one_of(rest, COINS) {
        let c = if pence { iso_currency::Currency::GBP } else { ctx.dollar };
        return Some((after, Part::new(hundredth(&n.form), Dim::Money(c))));
    }
    if let Some((after, c)) = longest_words(rest, 3, |w| currency::name(w, ctx)) {
        let mut form = n.form.clone();
        let after = with_cents(after, &mut form, CENTS).unwrap_or(after);
        return Some((after, Part::new(form, Dim::Money(c))));
    }
    if let Some((after, form)) = grand(rest, &n.form) {
        return Some((after, Part::new(form, Dim::Money(ctx.dollar))));
    }
    // `5 million pounds` is money; `5 pounds` is a weight until the other side says otherwise.
    let pounds = phrase(rest, "pounds").or_else(|| phrase(rest, "pound"))?;
    let mut form = n.form.clone();
    if let Some(after) = with_cents(pounds, &mut form, PENCE) {
        return Some((after, Part::new(form, Dim::Money(iso_currency::Currency::GBP))));
    }
    if let Some((after, form)) = spoken_pence(pounds, &n.form) {
        return Some((after, Part::new(form, Dim::Money(iso_currency::Currency::GBP))));
    }
    (n.scale() >= 3).then(|| {
        (
            pounds,
            Part::new(n.form.clone(), Dim::Money(iso_currency::Currency::GBP)),
        )
    })
}

/// The power of ten of a letter before a currency's code.
fn glued_scale(i: &str) -> Option<i8> {
    match i.as_bytes().first()? {
        b'k' | b'K' => Some(3),
        b'M' => Some(6),
        _ => None,
    }
}

/// The longest run of up to `max` words that `f` knows, in lower case.
pub(super) fn longest_words<T>(i: &str, max: usize, f: impl Fn(&str) -> Option<T>) -> Option<(&str, T)> {
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
