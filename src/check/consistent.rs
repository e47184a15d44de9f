//! What contradicts itself in a draft, put into findings: no fact is needed, and none of the figures is known to be wrong.

use super::draft::bare;
use super::{Detail, Finding, Origin, Verdict};
use crate::document::Block;
use crate::prose::consistency::{Clash, Place, Why};
use crate::rule::Rule;
use crate::value::{Decimal, Dim, Figure, Form, Interval, Quantity};

/// The findings of a draft against itself, each with the number of its block.
pub(super) fn findings(blocks: &[Block], clashes: &[Clash]) -> impl Iterator<Item = (usize, Finding)> {
    clashes.iter().filter_map(|c| Some((c.at.passage, finding(blocks, c)?)))
}

fn finding(blocks: &[Block], c: &Clash) -> Option<Finding> {
    let rule = match c.why {
        Why::Total { .. } | Why::Items(_) | Why::Span(..) => Rule::InconsistentTotal,
        Why::Share(_) | Why::Change { .. } => Rule::InconsistentShare,
        Why::Repeat | Why::Name(_) => Rule::InconsistentRepeat,
    };
    let block = blocks.get(c.at.passage)?;
    let span = block.span(c.at.start as usize, c.at.end as usize);
    let mut f = bare(span, Verdict::ConflictingEvidence, rule, Origin::Prose);
    let here = words(blocks, c.at);
    f.detail = Some(Box::new(Detail {
        message: message(blocks, c, here),
        label: label(&c.why).to_owned(),
        claimed: here.to_owned(),
        notes: notes(blocks, c),
        ..Detail::default()
    }));
    Some(f)
}

fn words(blocks: &[Block], p: Place) -> &str {
    let text = blocks.get(p.passage).map_or("", |b| &*b.text);
    text.get(p.start as usize..p.end as usize).unwrap_or("").trim()
}

/// One sentence that quotes both places and does the sum.
fn message(blocks: &[Block], c: &Clash, here: &str) -> String {
    let quoted: Vec<String> = c.with.iter().map(|p| format!("\"{}\"", words(blocks, *p))).collect();
    let first = quoted.first().map_or("", |q| q.as_str());
    let at = c.figure.as_ref();
    match &c.why {
        Why::Total { sum } => format!(
            "{} add up to {}, not to \"{here}\"",
            listed(&quoted),
            like(sum, at, here)
        ),
        Why::Items(n) => format!("\"{here}\" stands before a list of {n}: {}", listed(&quoted)),
        Why::Span(low, high) => {
            let unit = match at.map(|q| &q.dim) {
                Some(Dim::Duration(u)) => u.name(),
                _ => "unit",
            };
            let low = (*low).max(0);
            format!("{} is {low} to {high} {unit}s, not \"{here}\"", quoted.join(" to "))
        }
        Why::Share(share) => {
            let pair = quoted.join(" of ");
            format!("{pair} is {}, not \"{here}\"", percent(share, at))
        }
        Why::Change { change, direction } => {
            let falls = change.figure.interval.high.value().is_some_and(|d| d < Decimal::ZERO);
            let way = if falls { "fall" } else { "rise" };
            let from_to = if quoted.len() == 2 {
                format!("from {}", quoted.join(" to "))
            } else {
                quoted.join("")
            };
            let size = percent(&change.absolute(), at);
            if *direction {
                format!("{from_to} is a {way} of {size}, and the words around \"{here}\" say the opposite")
            } else {
                format!("{from_to} is a {way} of {size}, not \"{here}\"")
            }
        }
        Why::Repeat => format!("the draft has \"{here}\" here and {first} for the same thing elsewhere"),
        Why::Name(n) => {
            let times = if *n > 1 { format!(", {n} times") } else { String::new() };
            format!("the draft has the name \"{here}\" here and {first} elsewhere{times}")
        }
    }
}

const fn label(why: &Why) -> &'static str {
    match why {
        Why::Total { .. } => "not the sum of its parts",
        Why::Items(_) => "not the number of items",
        Why::Span(..) => "not the time between the dates",
        Why::Share(_) => "not the share of the two figures",
        Why::Change { .. } => "not the change between the two figures",
        Why::Repeat => "another figure elsewhere",
        Why::Name(_) => "another spelling elsewhere",
    }
}

fn notes(blocks: &[Block], c: &Clash) -> Vec<String> {
    let mut out = Vec::new();
    match &c.why {
        Why::Repeat => {
            if let Some(p) = c.with.first() {
                out.push(format!("elsewhere: \"{}\"", around(blocks, *p)));
            }
        }
        Why::Total { sum: q } | Why::Share(q) | Why::Change { change: q, .. } => {
            let i = q.figure.interval;
            let (at, here) = (c.figure.as_ref(), words(blocks, c.at));
            let end = |d: Decimal| {
                let q = Quantity::new(Figure::derived(Interval::point(d), Some(d)), q.dim.clone());
                match c.why {
                    Why::Total { .. } => like(&q, at, here),
                    _ => percent(&q, at),
                }
            };
            if let (Some(low), Some(high)) = (i.low.value().map(end), i.high.value().map(end))
                && low != high
            {
                out.push(format!("with the rounding of the figures: {low} to {high}"));
            }
        }
        _ => {}
    }
    out
}

/// A place with a few words on either side.
fn around(blocks: &[Block], p: Place) -> String {
    let text = blocks.get(p.passage).map_or("", |b| &*b.text);
    let (head, tail) = (
        text.get(..p.start as usize).unwrap_or(""),
        text.get(p.end as usize..).unwrap_or(""),
    );
    let mut from: Vec<&str> = head.rsplit(' ').filter(|w| !w.is_empty()).take(5).collect();
    from.reverse();
    let to: Vec<&str> = tail.split(' ').filter(|w| !w.is_empty()).take(5).collect();
    let cut = |n: &[&str], whole: &str| {
        if n.join(" ").len() + 2 < whole.trim().len() {
            "…"
        } else {
            ""
        }
    };
    let glue = if tail.starts_with(' ') { " " } else { "" };
    format!(
        "{}{} {}{glue}{}{}",
        cut(&from, head),
        from.join(" "),
        words(blocks, p),
        to.join(" "),
        cut(&to, tail)
    )
    .trim()
    .to_owned()
}

/// `"a"`, `"a" and "b"`, `"a", "b" and "c"`.
fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// A sum written as the total is: with its scale, and with a bare dollar where that has one.
fn like(sum: &Quantity, total: Option<&Quantity>, written: &str) -> String {
    let scale = match total.map(|q| &q.figure.form) {
        Some(Form::Digits { scale, .. }) => *scale,
        _ => 0,
    };
    // `29 person` is no English; the nouns of the parts need not be the total's.
    let dim = match &sum.dim {
        Dim::Count(_) => Dim::Number,
        other => other.clone(),
    };
    let mut text = match sum.figure.number {
        Some(n) => {
            let divisor = (0..scale).try_fold(Decimal::ONE, |d, _| d.checked_mul(Decimal::TEN));
            let digits = divisor.and_then(|d| n.checked_div(d)).unwrap_or(n).normalize();
            let scale = if divisor.is_some() { scale } else { 0 };
            let form = Form::Digits { digits, scale };
            let figure = Figure {
                form,
                ..Figure::derived(sum.figure.interval, Some(n))
            };
            Quantity::new(figure, dim).to_string()
        }
        None => sum.to_string(),
    };
    let bare_dollar = written
        .trim_start_matches(|c: char| c != '$' && !c.is_ascii_digit())
        .starts_with('$')
        && !written.contains("US$");
    if bare_dollar && let Some(rest) = text.strip_prefix("US$") {
        text = format!("${rest}");
    }
    text
}

/// A share or change to the place that is written, and one more where the two would look alike.
fn percent(q: &Quantity, said: Option<&Quantity>) -> String {
    let Some(n) = q.figure.number else { return q.to_string() };
    let places = match said.map(|s| &s.figure.form) {
        Some(Form::Digits { digits, .. }) => digits.scale() + 1,
        _ => 1,
    };
    format!("{}%", n.round_dp(places).normalize())
}
