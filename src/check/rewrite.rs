//! A figure written anew in the way the claim writes its own: what a fix puts in the place of a wrong one.

use super::Verdict;
use super::compare::{Sides, figures};
use super::explain::Case;
use super::number_style as style;
use super::number_style::{Written, numeral};
use super::wording::sides;
use crate::claim::Relation;
use crate::value::{Context, Data, Decimal, Dim, Form, Hint, Quantity, read};

/// The claim's own text with the fact's figure in it: hedge, currency sign, scale, unit and noun stay the writer's, as far as
/// they are right. `None` where that can not be done well, or would not be supported without a remark.
pub(super) fn figure(c: &Case<'_, '_>) -> Option<String> {
    let (f, q) = (c.theirs.figure()?, c.claimed.figure()?);
    let text = &*c.claimed.text;
    if [f, q].iter().any(|x| x.figure.number.is_none_or(|n| n < Decimal::ZERO)) {
        return None;
    }
    if let Some(text) = rescaled(c, f, text) {
        return Some(text);
    }
    let (mine, source) = (hedge_len(text, q, c.ctx)?, &*c.theirs.text);
    let new = body(text.get(mine..)?, q, source, f, c.ctx)?;
    let hedge = match (f.figure.hedge, q.figure.hedge) {
        (None, _) => String::new(),
        (theirs, own) if theirs == own => text.get(..mine)?.to_owned(),
        (Some(h), _) => match hedge_len(source, f, c.ctx) {
            Some(n) if n > 0 => source.get(..n)?.to_owned(),
            _ => format!("{} ", h.words()),
        },
    };
    passing(c, f, style::cased_like(text, &format!("{hedge}{new}"))?)
}

/// The claim's own text with another scale, where that is all that is wrong: `$48 billion` for $48,350,000 becomes `$48 million`.
fn rescaled(c: &Case<'_, '_>, fact: &Quantity, text: &str) -> Option<String> {
    const SCALES: [[&str; 4]; 2] = [["thousand", "million", "billion", "trillion"], ["k", "m", "bn", "tn"]];
    let is = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    SCALES.iter().find_map(|scales| {
        let (at, old) = scales.iter().find_map(|s| {
            let at = text.to_ascii_lowercase().find(s)?;
            let whole = !is(text[..at].chars().next_back()) && !is(text[at + s.len()..].chars().next());
            whole.then_some((at, *s))
        })?;
        let others = scales.iter().filter(|s| **s != old);
        let mut texts = others.map(|s| format!("{}{}{}", &text[..at], s, &text[at + old.len()..]));
        texts.find_map(|t| passing(c, fact, style::cased_like(text, &t)?))
    })
}

/// The claim's own text behind `about`.
pub(super) fn hedged(c: &Case<'_, '_>) -> Option<String> {
    let (f, q) = (c.theirs.figure()?, c.claimed.figure()?);
    if q.figure.hedge.is_some() {
        return None;
    }
    passing(c, f, format!("about {}", c.claimed.text))
}

fn passing(c: &Case<'_, '_>, fact: &Quantity, text: String) -> Option<String> {
    let read = read(&text, c.ctx, Hint::Figure).ok()?;
    let Data::Figure(new) = &read.data else { return None };
    let sides: Sides<'_> = sides(c);
    let o = figures(fact, new, Relation::Equal, sides);
    (o.verdict == Verdict::Supported && o.rule.is_none() && text != *c.claimed.text).then_some(text)
}

/// How many bytes of the text are a hedge before the figure; `None` where the hedge stands behind it.
fn hedge_len(text: &str, q: &Quantity, ctx: &Context) -> Option<usize> {
    if q.figure.hedge.is_none() {
        return Some(0);
    }
    let starts = text
        .match_indices([' ', '~', '≈', '-', '\u{a0}'])
        .map(|(n, s)| n + s.len());
    starts.take(6).find(|n| {
        let rest = text.get(*n..).unwrap_or("");
        let bare = read(rest, ctx, Hint::Figure);
        matches!(bare.map(|v| v.data), Ok(Data::Figure(r)) if r.figure.hedge.is_none() && r.dim == q.dim && r.figure.form == q.figure.form)
    })
}

/// What stands behind the hedge.
fn body(text: &str, q: &Quantity, source: &str, f: &Quantity, ctx: &Context) -> Option<String> {
    if !matches!(
        (&f.figure.form, &q.figure.form),
        (Form::Digits { .. }, Form::Digits { .. })
    ) {
        // A range, a fraction or a vague number has no style that could be kept; the source's own text has no noun of its own.
        let plain = matches!(q.dim, Dim::Money(_) | Dim::Percent) && f.dim == q.dim && q.per == f.per;
        let bare = f.figure.hedge.is_none();
        return (plain && bare && !source.contains('\n')).then(|| source.to_owned());
    }
    let w = Written::split(text, q)?;
    let one = |x: &Quantity| x.figure.number == Some(Decimal::ONE);
    let counted = |d: &Dim| matches!(d, Dim::Count(_) | Dim::Measure(_) | Dim::Duration(_) | Dim::Age);
    let hyphened = w.after.starts_with(['-', '‑']);
    // `1 vacancy` has no plural that could be taken over.
    if one(f) != one(q) && counted(&q.dim) && !hyphened && !w.after.trim().is_empty() {
        return None;
    }
    let number = numeral(f, &w)?;
    let with = |before: &str, after: &str| Some(format!("{before}{number}{after}"));
    match (&f.dim, &q.dim) {
        (Dim::Ordinal, _) | (_, Dim::Ordinal) => None,
        (Dim::Money(a), Dim::Money(b)) if a != b => {
            let bare = source.get(hedge_len(source, f, ctx)?..)?;
            let theirs = Written::split(bare, f)?;
            (!theirs.before.is_empty()).then(|| with(theirs.before, w.after))?
        }
        (a, b) if a == b => with(w.before, w.after),
        (Dim::Count(_) | Dim::Number, Dim::Count(_) | Dim::Number) => with(w.before, w.after),
        (Dim::Points, Dim::Percent) => {
            let rest = ["%", " percent", " per cent"]
                .iter()
                .find_map(|p| w.after.strip_prefix(p))?;
            with(
                w.before,
                &format!(" percentage {}{rest}", if one(f) { "point" } else { "points" }),
            )
        }
        (Dim::Percent, Dim::Points) => {
            let rest = w.after.strip_prefix(" percentage point")?;
            with(w.before, &format!(" percent{}", rest.strip_prefix('s').unwrap_or(rest)))
        }
        (Dim::Measure(_), Dim::Measure(_)) | (Dim::Duration(_), Dim::Duration(_)) if q.per.is_none() && !hyphened => {
            let bare = source.get(hedge_len(source, f, ctx)?..)?;
            with(w.before, Written::split(bare, f)?.after)
        }
        _ => None,
    }
}
