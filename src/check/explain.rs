//! The words of a finding: one sentence, its evidence, and the wordings that the source does license.

use super::compare::{Outcome, Why};
use super::diagnose;
use super::judge::day_text;
use super::message::message;
use super::wording::{fix, licensed};
use super::{Detail, Difference, Evidence, Verdict};
use crate::claim::{Claim, Expr, Relation};
use crate::facts::{Fact, FactBase};
use crate::rule::Rule;
use crate::span::Span;
use crate::value::{Context, Currency, Decimal, Dim, Figure, Hint, Quantity, Value, weekday_name};
use jiff::civil::Weekday;

/// Everything that the words are made of.
pub(crate) struct Case<'c, 'b> {
    pub(crate) base: &'b FactBase,
    pub(crate) ctx: &'c Context,
    pub(crate) claim: &'c Claim<'c>,
    pub(crate) relation: Relation,
    pub(crate) fact: Option<&'b Fact>,
    pub(crate) derived: bool,
    pub(crate) literal: bool,
    pub(crate) theirs: &'c Value,
    pub(crate) claimed: &'c Value,
    pub(crate) claimed_span: Span,
    pub(crate) outcome: &'c Outcome,
    pub(crate) against: &'c [Evidence],
    /// A value that holds at another time and that the claim fits, and whether it comes later.
    pub(crate) once: Option<(u32, bool)>,
    /// Whether the fact stands on the right.
    pub(crate) flipped: bool,
    /// Whether sources state several values, and none is preferred.
    pub(crate) disagreeing: bool,
    /// Whether nothing says which value is right, so that no wording can be offered.
    pub(crate) unsettled: bool,
}

/// The longest text that a message repeats.
const MAX_SHOWN: usize = 400;

/// A text that is too long for a message, cut at a character.
pub(super) fn cut(mut text: String) -> String {
    if text.len() > MAX_SHOWN {
        let at = (0..=MAX_SHOWN).rev().find(|n| text.is_char_boundary(*n)).unwrap_or(0);
        text.truncate(at);
        text.push('…');
    }
    text
}

/// A value as a desk writes it: its own text, or the worked-out figure.
pub(super) fn shown(v: &Value, ctx: &Context) -> String {
    if v.text.is_empty() {
        desk(&v.to_string(), ctx)
    } else {
        v.text.to_string()
    }
}

/// The bare dollar where it is the configured one.
pub(super) fn desk(text: &str, ctx: &Context) -> String {
    if ctx.dollar == Currency::USD {
        text.replace("US$", "$")
    } else {
        text.to_owned()
    }
}

/// The fact's side as it is shown.
pub(super) fn theirs(c: &Case<'_, '_>) -> String {
    let converted = c.theirs.figure().and_then(|q| as_percent(c, q));
    converted.map_or_else(|| shown(c.theirs, c.ctx), |q| q.to_string())
}

/// A worked-out share beside a percentage is one.
fn as_percent(c: &Case<'_, '_>, q: &Quantity) -> Option<Quantity> {
    let percent = c.claimed.figure().is_some_and(|q| q.dim == Dim::Percent);
    let share = c.derived && percent && q.dim == Dim::Ratio;
    let figure = q
        .figure
        .map(|d| d.checked_mul(Decimal::ONE_HUNDRED))
        .filter(|_| share)?;
    Some(Quantity::new(figure, Dim::Percent))
}

/// All that the parts of a worked-out figure allow; `None` where that is one number.
pub(super) fn range(c: &Case<'_, '_>) -> Option<String> {
    let q = c.theirs.figure().filter(|q| q.figure.interval.as_point().is_none())?;
    let figure = Figure {
        number: None,
        ..q.figure.clone()
    };
    let bare = Quantity::new(figure, q.dim.clone());
    Some(desk(&as_percent(c, &bare).unwrap_or(bare).to_string(), c.ctx))
}

pub(crate) fn weekday(text: &str, written: Weekday, real: Weekday) -> String {
    format!(
        "\"{text}\" is a {}, not a {}",
        weekday_name(real),
        weekday_name(written)
    )
}

/// The words for one finding.
pub(crate) fn detail(c: &Case<'_, '_>) -> Detail {
    let theirs = cut(theirs(c));
    let claimed = cut(shown(c.claimed, c.ctx));
    let side = if c.flipped {
        c.claim.right_text.text
    } else {
        c.claim.left_text.text
    };
    let subject = c.fact.map_or_else(|| side.to_owned(), |f| f.label.to_string());
    let mut d = Detail {
        message: message(c, &subject, &theirs, &claimed),
        label: label(c, &theirs),
        claimed: if c.literal {
            c.claimed.text.to_string()
        } else {
            c.claim.right_text.text.to_owned()
        },
        expected: theirs.clone(),
        evidence: evidence(c),
        ..Detail::default()
    };
    notes(c, &mut d);
    d.message.push_str(&diagnosis(c, &d.claimed));
    let words = matches!(c.outcome.why, Why::Text) && c.outcome.rule != Some(Rule::Outdated);
    if words && c.outcome.verdict == Verdict::Refuted && !negative(c.relation) {
        d.difference = Some(Difference {
            expected: theirs,
            claimed: unquoted(&claimed),
        });
    }
    d.fix = fix(c);
    d
}

pub(super) fn unquoted(t: &str) -> String {
    crate::value::text::unquote(t.trim()).unwrap_or(t).to_owned()
}

/// What kind of mistake a wrong figure is, to stand behind the sentence that says that it is wrong.
fn diagnosis(c: &Case<'_, '_>, claimed: &str) -> String {
    let equal = matches!(c.relation, Relation::Equal | Relation::In);
    if c.outcome.verdict != Verdict::Refuted || !equal || !c.literal || c.outcome.rule == Some(Rule::Outdated) {
        return String::new();
    }
    let years = |v: &Value| v.date().filter(|d| d.bare).and_then(|_| v.reread(c.ctx, Hint::Figure));
    let (years_f, years_c) = (years(c.theirs), years(c.claimed));
    let f = c.theirs.figure().or(years_f.as_ref().and_then(Value::figure));
    let q = c.claimed.figure().or(years_c.as_ref().and_then(Value::figure));
    let (Some(f), Some(q)) = (f, q) else {
        return String::new();
    };
    if c.outcome.why == Why::Apart
        && diagnose::alike(&f.dim, &q.dim)
        && let Some(slip) = diagnose::slip(&f.figure, &q.figure)
    {
        return format!(": {slip}");
    }
    let bare = q.figure.hedge.is_none() && c.outcome.why == Why::Apart;
    let Some(fact) = c.fact.filter(|_| bare) else {
        return String::new();
    };
    let not: Vec<_> = c.against.iter().map(|e| e.fact).collect();
    match diagnose::other_fact(c.base, fact.topic, &not, q) {
        Some(other) => format!("; {claimed} is {}", c.base.fact(other).label),
        None => String::new(),
    }
}

pub(super) const fn negative(r: Relation) -> bool {
    matches!(r, Relation::NotEqual | Relation::NotIn | Relation::Excludes)
}

/// How the fact was found.
fn evidence(c: &Case<'_, '_>) -> String {
    let mut parts: Vec<String> = Vec::new();
    name_terms(&c.claim.left, &mut parts);
    if let Ok(r) = &c.claim.right {
        name_terms(r, &mut parts);
    }
    let mut seen: Vec<String> = Vec::new();
    for e in c.against {
        let id = c.base.full_id(e.fact);
        if seen.contains(&id) {
            continue;
        }
        let fact = c.base.fact(e.fact);
        let by = parts
            .iter()
            .find(|t| fact.names().any(|n| crate::facts::key(n) == crate::facts::key(t)));
        seen.push(id.clone());
        if let Some(n) = parts.iter().position(|p| Some(p) == by) {
            parts[n] = format!("\"{}\" names {id}", parts[n]);
        } else {
            parts.push(format!("held against {id}"));
        }
    }
    parts.retain(|p| p.contains(" names ") || p.starts_with("held"));
    parts.join("; ")
}

fn name_terms(e: &Expr<'_>, out: &mut Vec<String>) {
    match e {
        Expr::Bare(i) | Expr::Subject(i) => out.push(i.text.to_owned()),
        Expr::Quoted(_) => {}
        Expr::Binary(a, _, b) => {
            name_terms(a, out);
            name_terms(b, out);
        }
        Expr::Call(_, _, args) => args.iter().for_each(|a| name_terms(a, out)),
    }
}

/// What is underlined, in a few words.
fn label(c: &Case<'_, '_>, theirs: &str) -> String {
    match c.outcome.verdict {
        Verdict::Refuted => match c.outcome.rule {
            Some(Rule::WeekdayMismatch) => "not that day".to_owned(),
            Some(Rule::ScaleSlip) => "wrong magnitude".to_owned(),
            Some(Rule::CurrencyMismatch) => "another currency".to_owned(),
            Some(Rule::PointSlip) => "not the same as points".to_owned(),
            Some(Rule::Outdated) => "no longer true".to_owned(),
            Some(Rule::ListMismatch) => "not the source's list".to_owned(),
            _ if theirs.len() <= 40 && !negative(c.relation) => format!("the source has {theirs}"),
            _ => "not what the source has".to_owned(),
        },
        Verdict::NotEnoughEvidence if c.outcome.why == Why::Unresolved => "which year?".to_owned(),
        Verdict::NotEnoughEvidence if c.outcome.why == Why::EitherWay => "day or month first?".to_owned(),
        Verdict::NotEnoughEvidence => "more than the source says".to_owned(),
        Verdict::ConflictingEvidence => "one source says so, another does not".to_owned(),
        Verdict::Invalid => "these can not be compared".to_owned(),
        _ => "worth a look".to_owned(),
    }
}

fn notes(c: &Case<'_, '_>, d: &mut Detail) {
    if let Some((old, later)) = c.once
        && let Some(fact) = c.fact
        && let Some(v) = fact.values.get(old as usize)
    {
        let when = match (v.from, v.until) {
            (Some(a), Some(b)) => format!("from {} until {}", day_text(a), day_text(b)),
            (Some(a), None) => format!("from {}", day_text(a)),
            (None, Some(b)) => format!("until {}", day_text(b)),
            (None, None) => "at another time".to_owned(),
        };
        let how = if later { "holds only" } else { "held" };
        d.notes.push(format!("{} {how} {when}", v.value.text));
    }
    if c.derived
        && c.outcome.why != Why::DerivedRounds
        && let Some(range) = range(c)
    {
        d.notes.push(format!("worked out from rounded figures: {range}"));
    }
    if c.derived {
        let parts: Vec<String> = c
            .against
            .iter()
            .filter_map(|e| {
                let fact = c.base.fact(e.fact);
                fact.values
                    .get(e.value as usize)
                    .map(|v| format!("{} = {}", fact.label, v.value.text))
            })
            .collect();
        if !parts.is_empty() {
            d.notes.push(parts.join(", "));
        }
    }
    if let Some(l) = licensed(c) {
        d.notes.push(l);
    }
    if let Some(note) = c.fact.and_then(Fact::note)
        && c.outcome.verdict != Verdict::Supported
    {
        d.notes.push(format!("the desk notes: {note}"));
    }
    if c.outcome.why == Why::Unresolved {
        let day = if d.message.contains("counts from") {
            "set `@dateline`"
        } else {
            "set `@dateline` or write the year"
        };
        d.notes.push(day.to_owned());
    }
    if c.outcome.why == Why::EitherWay {
        d.notes.push("write it as 2025-05-06".to_owned());
    }
}
