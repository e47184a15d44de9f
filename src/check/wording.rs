//! The wordings that a source does license, and the fix made of them.

use super::compare::{Sides, Why, figures};
use super::day_style;
use super::explain::{Case, desk, negative, theirs};
use super::{Fix, Verdict, rewrite};
use crate::claim::Relation;
use crate::rule::Rule;
use crate::value::text::same_but_case;
use crate::value::{
    Context, Data, Days, Decimal, Figure, Form, Hedge, Hint, Precision, Quantity, Rounding, from_day_number,
    granularity, power_of_ten, read,
};

/// The wordings that the source does license.
pub(super) fn licensed(c: &Case<'_, '_>) -> Option<String> {
    let says = match c.outcome.verdict {
        Verdict::Refuted | Verdict::NotEnoughEvidence => true,
        Verdict::Supported => matches!(
            c.outcome.rule,
            Some(Rule::UnhedgedRound | Rule::LooseHedge | Rule::LooseBound | Rule::UnitDiffers)
        ),
        _ => false,
    };
    let equal = matches!(c.relation, Relation::Equal | Relation::In | Relation::About);
    if !says || !equal || c.unsettled || matches!(c.outcome.why, Why::Unresolved | Why::EitherWay) {
        return None;
    }
    let wordings = wordings(c);
    if wordings.is_empty() {
        return None;
    }
    Some(format!("the source licenses: {}", wordings.join(", ")))
}

/// The source's list as the writer would have it: one wrong name in place of another, else all of them in a row.
fn listed(c: &Case<'_, '_>, items: &[Box<str>]) -> String {
    let claimed = &*c.claimed.text;
    if let Why::List { missing, extra, .. } = &c.outcome.why
        && let ([right], [wrong]) = (&missing[..], &extra[..])
        && let Some((head, tail)) = claimed.split_once(wrong.as_str())
        && !tail.contains(wrong.as_str())
    {
        return format!("{head}{right}{tail}");
    }
    match items.split_last() {
        Some((last, first)) if !first.is_empty() && claimed.contains(" and ") => {
            format!("{} and {last}", first.join(", "))
        }
        _ => items.join(", "),
    }
}

pub(super) fn wordings(c: &Case<'_, '_>) -> Vec<String> {
    let theirs = theirs(c);
    let mut out: Vec<String> = Vec::new();
    let (Some(f), Some(q)) = (c.theirs.figure(), c.claimed.figure()) else {
        if !theirs.is_empty() && matches!(c.theirs.data, Data::List(_) | Data::Date(_)) {
            out.push(theirs);
        }
        return out;
    };
    if c.outcome.rule == Some(Rule::UnhedgedRound)
        && let Some(n) = q.figure.number
    {
        out.extend(with_number(q, n, Some(Hedge::About), c.ctx).and_then(|w| offered(c, f, &w)));
    }
    out.push(theirs);
    if let Some(n) = f.figure.number
        && f.dim == q.dim
        && matches!(f.figure.hedge, None | Some(Hedge::About))
        && !c.derived
    {
        // The figure at the claim's own scale, and hedged at two digits.
        if let Form::Digits { digits, scale } = &q.figure.form
            && *scale > 0
            && let Some(unit) = power_of_ten(*scale)
            && let Some(there) = n.checked_div(unit)
            && there.abs() >= Decimal::ONE
            && there.abs() < Decimal::ONE_THOUSAND
        {
            let rounded = there.round_dp(digits.scale());
            if !rounded.is_zero() && f.figure.hedge.is_none() {
                let form = Form::Digits {
                    digits: rounded,
                    scale: *scale,
                };
                let rounded = Figure::new(form, Rounding::HalfStep, None, &c.ctx.tolerances);
                out.extend(rounded.and_then(|figure| offered(c, f, &Quantity::new(figure, q.dim.clone()))));
            }
        }
        if let Some(round) = two_digits(n)
            && round != n
        {
            out.extend(with_number(f, round, Some(Hedge::About), c.ctx).and_then(|w| offered(c, f, &w)));
        }
    }
    let mut seen = Vec::new();
    out.retain(|w| {
        let key = w.replace(',', "");
        let new = !seen.contains(&key);
        seen.push(key);
        new
    });
    out.truncate(3);
    out
}

/// A wording, where the fact supports it without a remark.
fn offered(c: &Case<'_, '_>, fact: &Quantity, wording: &Quantity) -> Option<String> {
    let o = figures(fact, wording, Relation::Equal, sides(c));
    (o.verdict == Verdict::Supported && o.rule.is_none()).then(|| desk(&wording.to_string(), c.ctx))
}

/// How a wording is held against the fact.
pub(super) fn sides<'c>(c: &'c Case<'_, '_>) -> Sides<'c> {
    Sides {
        same_unit: c.fact.map_or(&[], crate::facts::Fact::same_unit),
        derived: c.derived,
        literal: true,
        counts: false,
        change: false,
        converted: false,
        tolerances: &c.ctx.tolerances,
    }
}

/// The number rounded to two significant digits, where that keeps it within its own granularity.
pub(super) fn two_digits(n: Decimal) -> Option<Decimal> {
    if n.abs() < Decimal::ONE_HUNDRED {
        return None;
    }
    let whole = n.trunc().mantissa().unsigned_abs().ilog10();
    let unit = power_of_ten(i8::try_from(whole).ok()? - 1)?;
    let rounded = n.checked_div(unit)?.round().checked_mul(unit)?;
    let off = n.checked_sub(rounded)?.abs();
    (off.checked_mul(Decimal::TWO)? <= granularity(rounded)).then_some(rounded)
}

/// A figure with another number, written with the scale that suits it.
pub(super) fn with_number(like: &Quantity, n: Decimal, hedge: Option<Hedge>, ctx: &Context) -> Option<Quantity> {
    let scale = match &like.figure.form {
        // $1,400 million is written as billions.
        Form::Digits { scale: 3 | 6 | 9, .. } if n.abs() >= Decimal::from(1_000_000_000_000i64) => 12,
        Form::Digits { scale: 3 | 6, .. } if n.abs() >= Decimal::from(1_000_000_000) => 9,
        Form::Digits { scale: 3, .. } if n.abs() >= Decimal::from(1_000_000) => 6,
        Form::Digits { scale, .. } if *scale > 0 => *scale,
        _ if n.abs() >= Decimal::from(1_000_000_000) => 9,
        _ if n.abs() >= Decimal::from(1_000_000) => 6,
        _ => 0,
    };
    let digits = power_of_ten(scale)
        .and_then(|u| n.checked_div(u))
        .unwrap_or(n)
        .normalize();
    let form = Form::Digits { digits, scale };
    Some(Quantity {
        figure: Figure::new(form, Rounding::Exact, hedge, &ctx.tolerances)?,
        dim: like.dim.clone(),
        per: like.per.clone(),
    })
}

/// What would be right in the claim's place, in the claim's own style.
pub(super) fn fix(c: &Case<'_, '_>) -> Option<Fix> {
    // Where sources disagree, the desk decides.
    if !c.literal || c.derived || c.unsettled || negative(c.relation) || c.claimed_span.is_empty() {
        return None;
    }
    let equal = matches!(c.relation, Relation::Equal | Relation::About);
    // What stands in running text has to read well there; a statement can take the source's own words.
    let prose = c.claim.left_text.span == c.claim.right_text.span;
    let text = match (c.outcome.verdict, c.outcome.rule) {
        (_, Some(Rule::UnhedgedRound)) => rewrite::hedged(c)?,
        (_, Some(Rule::LooseHedge)) => rewrite::figure(c)?,
        (Verdict::Refuted | Verdict::NotEnoughEvidence, _)
            if equal && !matches!(c.outcome.why, Why::Unresolved | Why::EitherWay | Why::Incomparable(_)) =>
        {
            let theirs = || (!prose).then(|| c.theirs.text.to_string());
            match &c.theirs.data {
                Data::List(items) => listed(c, items),
                Data::Date(d) => d.days().and_then(|days| dated(c, days, d.precision)).or_else(theirs)?,
                Data::Figure(_) => rewrite::figure(c).or_else(theirs)?,
                Data::Text(_) if prose => named(c)?,
                _ => c.theirs.text.to_string(),
            }
        }
        _ => return None,
    };
    let most = if prose { 200 } else { 2000 };
    if text.is_empty() || text.len() > most || text.contains('\n') || text == *c.claimed.text {
        return None;
    }
    Some(Fix {
        span: c.claimed_span,
        safe: is_safe(c),
        text,
    })
}

/// Whether the fix only adds the hedge that is missing, or only changes capitals.
fn is_safe(c: &Case<'_, '_>) -> bool {
    let number = |v: &crate::value::Value| v.figure().and_then(|q| q.figure.number);
    match c.outcome.rule {
        Some(Rule::UnhedgedRound) => true,
        Some(Rule::HedgeDropped) => number(c.theirs).is_some() && number(c.theirs) == number(c.claimed),
        Some(Rule::TextMismatch) => same_but_case(&c.theirs.text, &c.claimed.text),
        _ => false,
    }
}

/// The fact's day as the claim writes its own, where that is read as the fact's day.
fn dated(c: &Case<'_, '_>, days: Days, precision: Precision) -> Option<String> {
    let text = day_style::like(&c.claimed.text, days, precision)?;
    let again = read(&text, c.ctx, Hint::Date).ok()?;
    let again = again.date()?;
    if again.wrong_weekday.is_some() {
        return None;
    }
    if again.days().is_some_and(|d| days.within(&d)) {
        return Some(text);
    }
    // Without a year the sentence tells which is meant, and it told the fact's.
    let year = |d: Days| Some(from_day_number(d.start?)?.year());
    let own = c.claimed.date().and_then(|d| d.days()).and_then(year);
    // `Tuesday` alone would be of another week.
    let day = text.contains(|n: char| n.is_ascii_digit());
    (day && own.is_some() && own == year(days) && !has_year(&text)).then_some(text)
}

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4)
}

/// A name for a name: another text may not fit its sentence.
fn named(c: &Case<'_, '_>) -> Option<String> {
    let name = |t: &str| {
        let mut words = t.split_whitespace();
        words.clone().count() <= 6 && words.all(|w| w.starts_with(char::is_uppercase) || w.len() <= 3)
    };
    (name(&c.theirs.text) && name(&c.claimed.text)).then(|| c.theirs.text.to_string())
}
