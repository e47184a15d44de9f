//! The words of a finding: one sentence, its evidence, and the wordings that the source does license.

use super::compare::{Outcome, Why};
use super::diagnose;
use super::judge::day_text;
use super::wording::{fix, licensed};
use super::{Detail, Difference, Evidence, Verdict};
use crate::claim::{Claim, Expr, Relation};
use crate::facts::{Fact, FactBase};
use crate::rule::Rule;
use crate::span::Span;
use crate::value::text::same_but_case;
use crate::value::{Context, Currency, Data, Dim, Figure, Form, Quantity, Value, weekday_name};
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
}

/// The longest text that a message repeats.
const MAX_SHOWN: usize = 400;

/// A text that is too long for a message, cut at a character.
fn cut(mut text: String) -> String {
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

pub(crate) fn weekday(text: &str, written: Weekday, real: Weekday) -> String {
    format!(
        "\"{text}\" is a {}, not a {}",
        weekday_name(real),
        weekday_name(written)
    )
}

/// The words for one finding.
pub(crate) fn detail(c: &Case<'_, '_>) -> Detail {
    let theirs = cut(shown(c.theirs, c.ctx));
    let claimed = if c.literal {
        cut(shown(c.claimed, c.ctx))
    } else {
        c.claim.right_text.text.to_owned()
    };
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

fn unquoted(t: &str) -> String {
    crate::value::text::unquote(t.trim()).unwrap_or(t).to_owned()
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

fn sign(r: Relation) -> &'static str {
    match r {
        Relation::Less => "less than",
        Relation::AtMost => "at most",
        Relation::Greater => "more than",
        Relation::AtLeast => "at least",
        _ => "",
    }
}

fn date_sign(r: Relation) -> &'static str {
    match r {
        Relation::Less => "before",
        Relation::AtMost => "by",
        Relation::Greater => "after",
        Relation::AtLeast => "not before",
        _ => "",
    }
}

fn message(c: &Case<'_, '_>, subject: &str, theirs: &str, claimed: &str) -> String {
    let order = if c.theirs.date().is_some() {
        date_sign(c.relation)
    } else {
        sign(c.relation)
    };
    let works_out = if c.derived { "works out at" } else { "is" };
    let about = if c.relation == Relation::About { "about " } else { "" };
    match (&c.outcome.why, c.outcome.verdict) {
        (_, Verdict::Supported) => supported(c, subject, theirs, claimed),
        (_, Verdict::ConflictingEvidence) => {
            format!("the sources disagree about {subject}: {}", all_values(c))
        }
        (Why::Ended, _) => match current(c).and_then(|v| v.until) {
            Some(until) => format!(
                "{subject} was {theirs} until {}: the fact base has no value for that day",
                day_text(until)
            ),
            None => format!("the fact base has no value of {subject} for that day"),
        },
        (Why::Incomparable(why), _) => incomparable(c, why, claimed),
        (Why::Weekday, _) => match c
            .claimed
            .date()
            .and_then(|d| d.wrong_weekday)
            .or_else(|| c.theirs.date().and_then(|d| d.wrong_weekday))
        {
            Some((written, real)) => weekday(claimed, written, real),
            None => "the weekday is not the date's own".to_owned(),
        },
        (Why::Unresolved, _) => format!("\"{claimed}\" has no year, and nothing says when it was written"),
        (Why::EitherWay, _) => format!("\"{claimed}\" can be read with day and month either way round"),
        (Why::Currency(a, b), _) => {
            format!("{subject} is in {}, not in {}: {theirs}", a.code(), b.code())
        }
        (Why::Points, _) => {
            let (have, not) = if matches!(c.theirs.figure().map(|q| &q.dim), Some(Dim::Percent)) {
                ("percent", "percentage points")
            } else {
                ("percentage points", "percent")
            };
            format!("{subject} {works_out} {theirs}: {have}, not {not}")
        }
        (Why::Scale(power), _) => format!(
            "{subject} {works_out} {theirs}, not {order}{}{claimed}: {}",
            space(order),
            scale(*power, c)
        ),
        (Why::Narrower, _) if c.outcome.rule == Some(Rule::HedgeDropped) => {
            format!("the source says only \"{theirs}\": {claimed} drops the hedge")
        }
        (Why::Narrower, _) if c.derived => {
            format!(
                "{subject} works out at {}: {order}{}{claimed} says more than that",
                range_of(c, theirs),
                space(order)
            )
        }
        (Why::Narrower, _) if c.against.is_empty() => {
            format!(
                "\"{theirs}\" leaves open whether it is {order}{}{claimed}",
                space(order)
            )
        }
        (Why::Narrower, _) => format!(
            "the source says only \"{theirs}\": {order}{}{claimed} says more than that",
            space(order)
        ),
        (Why::List { missing, extra, open }, _) => list_message(c, subject, missing, extra, *open),
        _ if c.outcome.rule == Some(Rule::Outdated) => outdated(c, subject, theirs, claimed),
        (Why::Text, _) if negative(c.relation) => format!("{subject} is \"{theirs}\""),
        (Why::Text, _) if same_but_case(theirs, &unquoted(claimed)) => {
            format!("{subject} is spelled \"{theirs}\": only the case differs")
        }
        (Why::Text, _) => format!("{subject} is \"{theirs}\", not {}", quoted(claimed)),
        _ if negative(c.relation) => format!("{subject} {works_out} {theirs}"),
        _ => format!(
            "{subject} {works_out} {theirs}, not {about}{order}{}{claimed}",
            space(order)
        ),
    }
}

fn space(order: &str) -> &'static str {
    if order.is_empty() { "" } else { " " }
}

fn quoted(t: &str) -> String {
    format!("\"{}\"", unquoted(t))
}

fn outdated(c: &Case<'_, '_>, subject: &str, theirs: &str, claimed: &str) -> String {
    let now = current(c);
    // The last value that is known has ended: nothing says what holds now.
    if let (Some(v), [_]) = (now, c.against)
        && let Some(until) = v.until
    {
        return format!(
            "{subject} was {theirs} until {}, and no later value is known",
            day_text(until)
        );
    }
    let since = now
        .and_then(|v| v.from)
        .map_or_else(String::new, |d| format!(" since {}", day_text(d)));
    let now = now.map_or(theirs, |v| &v.value.text);
    format!("{subject} is {now}{since}; {} was right before", unquoted(claimed))
}

fn current<'b>(c: &Case<'_, 'b>) -> Option<&'b crate::facts::Stated> {
    let e = c.against.first()?;
    c.base.fact(e.fact).values.get(e.value as usize)
}

fn incomparable(c: &Case<'_, '_>, why: &str, claimed: &str) -> String {
    if c.literal && matches!(c.claimed.data, Data::Text(_)) && !matches!(c.theirs.data, Data::Text(_) | Data::List(_)) {
        return format!(
            "\"{claimed}\" can not be read as {}, which the source has",
            c.theirs.data.described()
        );
    }
    why.to_owned()
}

fn supported(c: &Case<'_, '_>, subject: &str, theirs: &str, claimed: &str) -> String {
    let works_out = if c.derived { "works out at" } else { "is" };
    match (&c.outcome.why, c.outcome.rule) {
        (_, Some(Rule::UnhedgedRound)) => format!("{claimed} is a round figure for {theirs}, and nothing says so"),
        (Why::Loose, Some(Rule::LooseHedge)) => format!("{claimed} is a loose way to put {theirs}"),
        (Why::Loose, Some(Rule::LooseBound)) => format!("{claimed} is true, but far from {theirs}"),
        (_, Some(Rule::UnitDiffers)) => match (c.theirs.figure().map(|q| &q.dim), c.claimed.figure().map(|q| &q.dim)) {
            (Some(Dim::Count(a)), Some(Dim::Count(b))) => {
                format!("the figure is right, but the source counts {a}, not {b}")
            }
            _ => format!("the figure is right, but the source has {theirs}"),
        },
        (Why::DerivedRounds, _) => format!(
            "{subject} {works_out} {theirs} with the figures as written{}",
            spread(c)
        ),
        (Why::Rounds, _) => format!("{theirs} rounds to {claimed}"),
        (Why::List { .. }, _) => format!("{subject}: {theirs}"),
        _ if negative(c.relation) => format!("{subject} {works_out} {theirs}"),
        _ if theirs == claimed => format!("{subject} is {theirs}"),
        _ => match (c.theirs.figure(), c.claimed.figure()) {
            (Some(f), Some(q))
                if q.figure.half_step() > f.figure.half_step() && f.figure.interval.as_point().is_some() =>
            {
                format!("{theirs} rounds to {claimed}")
            }
            _ => format!("{subject} {works_out} {theirs}"),
        },
    }
}

/// A worked-out figure with all that its parts allow.
fn range_of(c: &Case<'_, '_>, theirs: &str) -> String {
    match c.theirs.figure() {
        Some(q) if q.figure.interval.as_point().is_none() => {
            let bare = Quantity::new(
                Figure {
                    number: None,
                    ..q.figure.clone()
                },
                q.dim.clone(),
            );
            desk(&bare.to_string(), c.ctx)
        }
        _ => theirs.to_owned(),
    }
}

/// How far the rounding of the facts could have moved a result.
fn spread(c: &Case<'_, '_>) -> String {
    let Some(q) = c.theirs.figure() else {
        return String::new();
    };
    let bare = Quantity::new(
        Figure {
            number: None,
            ..q.figure.clone()
        },
        q.dim.clone(),
    );
    format!("; their rounding allows {}", desk(&bare.to_string(), c.ctx))
}

fn all_values(c: &Case<'_, '_>) -> String {
    let mut parts: Vec<String> = Vec::new();
    for e in c.against {
        let fact = c.base.fact(e.fact);
        let Some(v) = fact.values.get(e.value as usize) else {
            continue;
        };
        let by = v.sources.first().map(|s| c.base.source(*s));
        let name = by.map_or("a source", |s| {
            s.title.as_deref().or(s.publisher.as_deref()).unwrap_or(&s.id)
        });
        parts.push(format!("{} ({name})", v.value.text));
    }
    parts.join(" and ")
}

fn list_message(c: &Case<'_, '_>, subject: &str, missing: &[String], extra: &[String], open: bool) -> String {
    let mut parts = Vec::new();
    if negative(c.relation) && !extra.is_empty() && c.outcome.verdict == Verdict::Refuted {
        return format!("{} is among {subject}", extra.join(", "));
    }
    if !missing.is_empty() {
        parts.push(format!("missing: {}", missing.join(", ")));
    }
    if !extra.is_empty() {
        parts.push(format!(
            "{}: {}",
            if open {
                "not named by the source"
            } else {
                "not in the list"
            },
            extra.join(", ")
        ));
    }
    if parts.is_empty() {
        return format!("{subject} is exactly that list");
    }
    format!("{subject}: {}", parts.join("; "))
}

pub(super) fn scale(power: i32, c: &Case<'_, '_>) -> String {
    let name = |scale: i8| match scale {
        0 => None,
        3 => Some("thousand"),
        6 => Some("million"),
        9 => Some("billion"),
        12 => Some("trillion"),
        _ => None,
    };
    let magnitude = |v: &Value| {
        v.figure().and_then(|q| match &q.figure.form {
            Form::Digits { scale, .. } => name(*scale),
            _ => None,
        })
    };
    if power.abs() == 1 {
        return if power > 0 {
            "a zero too many".to_owned()
        } else {
            "a zero too few".to_owned()
        };
    }
    let (a, b) = (magnitude(c.theirs), magnitude(c.claimed));
    // `$444,719` has its thousands in digits.
    let implied = |b: &str| match (b, power) {
        ("thousand", -3) | ("billion", 3) => Some("million"),
        ("million", 3) => Some("thousand"),
        ("million", -3) | ("trillion", 3) => Some("billion"),
        ("billion", -3) => Some("trillion"),
        ("billion", 6) => Some("thousand"),
        ("thousand", -6) => Some("billion"),
        _ => None,
    };
    match (b, a.or_else(|| b.and_then(implied))) {
        (Some(b), Some(a)) if a != b => format!("{b} where the source has {a}"),
        _ => format!(
            "off by a factor of {}",
            if power.abs() == 3 {
                "a thousand"
            } else if power.abs() == 6 {
                "a million"
            } else {
                "a billion"
            }
        ),
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
    let refuted = c.outcome.verdict == Verdict::Refuted;
    if refuted
        && !negative(c.relation)
        && let (Some(f), Some(q)) = (c.theirs.figure(), c.claimed.figure())
    {
        if c.outcome.why == Why::Apart
            && let Some(slip) = diagnose::slip(&f.figure, &q.figure)
        {
            d.notes.push(slip.to_owned());
        }
        if c.literal
            && let Some(fact) = c.fact
        {
            let not: Vec<_> = c.against.iter().map(|e| e.fact).collect();
            if let Some(other) = diagnose::other_fact(c.base, fact.topic, &not, q) {
                d.notes.push(format!(
                    "{} is {}, not {}",
                    d.claimed,
                    c.base.fact(other).label,
                    fact.label
                ));
            }
        }
    }
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
    if let Some(q) = c.theirs.figure()
        && c.derived
        && q.figure.interval.as_point().is_none()
        && c.outcome.why != Why::DerivedRounds
    {
        let bare = Quantity::new(
            Figure {
                number: None,
                ..q.figure.clone()
            },
            q.dim.clone(),
        );
        d.notes.push(format!(
            "worked out from rounded figures: {}",
            desk(&bare.to_string(), c.ctx)
        ));
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
        d.notes.push("set `@dateline` or write the year".to_owned());
    }
    if c.outcome.why == Why::EitherWay {
        d.notes.push("write it as 2025-05-06".to_owned());
    }
}
