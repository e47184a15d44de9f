//! One sentence for a finding: what is wrong, or why it holds.

use super::Verdict;
use super::compare::Why;
use super::explain::{Case, negative, range, unquoted, weekday};
use super::judge::day_text;
use crate::claim::Relation;
use crate::rule::Rule;
use crate::value::text::same_but_case;
use crate::value::{Data, DateValue, Dim, Form, Hedge, Value, When};

/// How a relation of order is put where it holds.
const fn holds(r: Relation, dates: bool) -> &'static str {
    match (r, dates) {
        (Relation::Less, false) => "below",
        (Relation::AtMost, false) => "at most",
        (Relation::Greater, false) => "above",
        (Relation::AtLeast, false) => "at least",
        (Relation::Less, true) => "before",
        (Relation::AtMost, true) => "by",
        (Relation::Greater, true) => "after",
        (Relation::AtLeast, true) => "not before",
        _ => "",
    }
}

/// How a relation of order is put where it does not hold.
const fn fails(r: Relation, dates: bool) -> &'static str {
    match (r, dates) {
        (Relation::Less, false) => "not below",
        (Relation::AtMost, false) => "above",
        (Relation::Greater, false) => "not above",
        (Relation::AtLeast, false) => "below",
        (Relation::Less, true) => "not before",
        (Relation::AtMost, true) => "after",
        (Relation::Greater, true) => "not after",
        (Relation::AtLeast, true) => "before",
        _ => "",
    }
}

const fn ordered(r: Relation) -> bool {
    matches!(
        r,
        Relation::Less | Relation::AtMost | Relation::Greater | Relation::AtLeast
    )
}

/// `works out at 5`, but `comes to at least 5`.
fn comes_to(c: &Case<'_, '_>, theirs: &str) -> &'static str {
    match c.derived {
        false => "is",
        true if theirs.starts_with("at ") => "comes to",
        true => "works out at",
    }
}

/// The other side as it stands in a sentence: a fact by its name and its value.
fn other_side(c: &Case<'_, '_>, claimed: &str) -> String {
    let name = if c.flipped {
        c.claim.left_text.text
    } else {
        c.claim.right_text.text
    };
    if c.literal || name == claimed {
        claimed.to_owned()
    } else {
        format!("{name}, {claimed}")
    }
}

/// The sentence.
pub(super) fn message(c: &Case<'_, '_>, subject: &str, theirs: &str, claimed: &str) -> String {
    let dates = c.theirs.date().is_some();
    let is = comes_to(c, theirs);
    let about = if c.relation == Relation::About { "about " } else { "" };
    let said = match holds(c.relation, dates) {
        "" => format!("{about}{claimed}"),
        order => format!("{order} {}", other_side(c, claimed)),
    };
    match (&c.outcome.why, c.outcome.verdict) {
        (_, Verdict::Supported) => supported(c, subject, theirs, claimed),
        (_, Verdict::ConflictingEvidence) => {
            format!("the sources disagree about {subject}: {}", all_values(c, " and "))
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
        (Why::Unresolved, _) => unresolved(claimed, c.claimed.date()),
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
            format!("{subject} {is} {theirs}: {have}, not {not}")
        }
        (Why::Scale(power), _) => format!("{}: {}", wrong(c, subject, theirs, claimed), scale(*power, c)),
        (Why::Narrower, _) if c.outcome.rule == Some(Rule::HedgeDropped) => {
            format!("the source says only \"{theirs}\": {claimed} drops the hedge")
        }
        (Why::Narrower, _) if c.derived => {
            let range = range(c).unwrap_or_else(|| theirs.to_owned());
            format!("{subject} {} {range}: {said} says more than that", comes_to(c, &range))
        }
        (Why::Narrower, _) if c.against.is_empty() => {
            format!("\"{theirs}\" leaves open whether it is {said}")
        }
        (Why::Narrower, _) => format!("the source says only \"{theirs}\": {said} says more than that"),
        (Why::List { missing, extra, open }, _) => list_message(c, subject, missing, extra, *open),
        _ if c.outcome.rule == Some(Rule::Outdated) => outdated(c, subject, theirs, claimed),
        (Why::Text, _) if negative(c.relation) => format!("{subject} is \"{theirs}\""),
        (Why::Text, _) if same_but_case(theirs, &unquoted(claimed)) => {
            format!("{subject} is spelled \"{theirs}\": only the case differs")
        }
        (Why::Text, _) => format!("{subject} is \"{theirs}\", not {}", quoted(claimed)),
        _ if negative(c.relation) => format!("{subject} {is} {theirs}"),
        _ => wrong(c, subject, theirs, claimed),
    }
}

/// The two values side by side, where the one is not the other.
fn wrong(c: &Case<'_, '_>, subject: &str, theirs: &str, claimed: &str) -> String {
    let is = comes_to(c, theirs);
    let about = if c.relation == Relation::About { "about " } else { "" };
    let theirs = if c.disagreeing {
        all_values(c, " or ")
    } else {
        theirs.to_owned()
    };
    if ordered(c.relation) {
        let order = fails(c.relation, c.theirs.date().is_some());
        return format!("{subject} {is} {theirs}, {order} {}", other_side(c, claimed));
    }
    if !c.literal {
        let name = if c.flipped {
            c.claim.left_text.text
        } else {
            c.claim.right_text.text
        };
        return format!("{subject} {is} {theirs}, and {name} is {claimed}");
    }
    let lower = claimed.to_lowercase();
    if lower.starts_with("no ") || lower.starts_with("not ") {
        return format!("{subject} {is} {theirs}, which is not \"{claimed}\"");
    }
    format!("{subject} {is} {theirs}, not {about}{claimed}")
}

/// Why a date stands for no day yet.
pub(super) fn unresolved(claimed: &str, date: Option<&DateValue>) -> String {
    let words = claimed.to_lowercase();
    let relative = [
        "day",
        "yesterday",
        "today",
        "tomorrow",
        "last",
        "next",
        "this",
        "ago",
        "later",
        "earlier",
        "week",
    ];
    let counts = words
        .split(|c: char| !c.is_alphabetic())
        .any(|w| relative.contains(&w) || w.ends_with("day"));
    let has_day = claimed.contains(|c: char| c.is_ascii_digit());
    match date.map(|d| d.when) {
        Some(When::Unresolved) if counts && !has_day => {
            format!("\"{claimed}\" counts from a day that nothing tells")
        }
        Some(When::Unresolved) | None => format!("\"{claimed}\" has no year, and nothing says when it was written"),
        _ => "the date that the source has is not resolved".to_owned(),
    }
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
    let claimed = unquoted(claimed);
    let said = match holds(c.relation, c.theirs.date().is_some()) {
        "" => claimed,
        order => format!("{order} {claimed}"),
    };
    format!("{subject} is {now}{since}; {said} was right before")
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
    let works_out = comes_to(c, theirs);
    if ordered(c.relation) && !matches!(c.outcome.why, Why::Loose) {
        let order = holds(c.relation, c.theirs.date().is_some());
        return format!("{subject} {works_out} {theirs}, {order} {}", other_side(c, claimed));
    }
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
        _ if !c.literal => format!("{subject} {works_out} {theirs}, and so is {}", other_side(c, claimed)),
        (Why::Rounds, _) if rounded(c) => format!("{theirs} rounds to {claimed}"),
        (Why::Rounds, _) => format!("{subject} {works_out} {theirs}"),
        (Why::List { .. }, _) => format!("{subject}: {theirs}"),
        _ if negative(c.relation) => format!("{subject} {works_out} {theirs}"),
        _ if theirs == claimed => format!("{subject} is {theirs}"),
        _ => match (c.theirs.figure(), c.claimed.figure()) {
            (Some(f), Some(q))
                if rounded(c)
                    && q.figure.half_step() > f.figure.half_step()
                    && f.figure.interval.as_point().is_some() =>
            {
                format!("{theirs} rounds to {claimed}")
            }
            _ => format!("{subject} {works_out} {theirs}"),
        },
    }
}

/// Whether the claim writes a figure that another can round to: a bound or a vague word is none.
fn rounded(c: &Case<'_, '_>) -> bool {
    c.claimed.figure().is_some_and(|q| {
        q.figure.number.is_some() && matches!(q.figure.hedge, None | Some(Hedge::About)) && !negative(c.relation)
    })
}

/// How far the rounding of the facts could have moved a result.
fn spread(c: &Case<'_, '_>) -> String {
    range(c).map_or_else(String::new, |r| format!("; their rounding allows {r}"))
}

fn all_values(c: &Case<'_, '_>, joint: &str) -> String {
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
    parts.join(joint)
}

fn list_message(c: &Case<'_, '_>, subject: &str, missing: &[String], extra: &[String], open: bool) -> String {
    let mut parts = Vec::new();
    if negative(c.relation) && !extra.is_empty() && c.outcome.verdict == Verdict::Refuted {
        return format!("{} is among {subject}", extra.join(", "));
    }
    // What differs only in its capitals is said to, not named as missing and as extra.
    let alike = |a: &String, b: &String| same_but_case(a, &unquoted(b));
    let members: Vec<String> = match &c.theirs.data {
        Data::List(items) => items.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    };
    for e in extra {
        if let Some(m) = members.iter().find(|m| alike(m, e)) {
            parts.push(format!("{m} is spelled so, not {e}: only the case differs"));
        }
    }
    let missing: Vec<&str> = missing
        .iter()
        .filter(|m| !extra.iter().any(|e| alike(m, e)))
        .map(String::as_str)
        .collect();
    let extra: Vec<&str> = extra
        .iter()
        .filter(|e| !members.iter().any(|m| alike(m, e)))
        .map(String::as_str)
        .collect();
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
