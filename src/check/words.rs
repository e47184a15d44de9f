//! Texts, quotations and lists.

use super::Verdict;
use super::compare::{Outcome, Why};
use crate::claim::Relation;
use crate::facts::{Fact, FactBase};
use crate::rule::Rule;
use crate::value::text::{items, same, split_and, split_outside_quotes, unquote};
use crate::value::verbatim::quoted;

/// The spellings of a fact's text that are accepted beside its own: the fact's list, and the names of its topic.
pub(crate) fn accepted<'b>(base: &'b FactBase, fact: Option<&'b Fact>, text: &'b str) -> Vec<&'b str> {
    let Some(fact) = fact else { return Vec::new() };
    let mut out: Vec<&str> = fact.accepted(text).collect();
    let names = base.people(text, Some(fact.topic)).into_iter().map(|id| base.name(id));
    for n in names.filter(|n| n.topic == fact.topic) {
        let all = || std::iter::once(&*n.name).chain(n.also.iter().map(|a| &**a));
        if all().any(|s| same(s, text)) {
            out.extend(all());
        }
    }
    out
}

/// Whether the claimed text is the fact's or an accepted spelling of it.
pub(crate) fn matches(base: &FactBase, fact: Option<&Fact>, text: &str, claimed: &str) -> bool {
    same(text, claimed) || accepted(base, fact, text).iter().any(|s| same(s, claimed))
}

/// Compares a text fact with a claimed text.
pub(crate) fn texts(base: &FactBase, fact: Option<&Fact>, text: &str, claimed: &str, relation: Relation) -> Outcome {
    let quote = fact.is_some_and(|f| f.quote);
    let rule = if quote { Rule::QuoteMismatch } else { Rule::TextMismatch };
    match relation {
        Relation::Equal | Relation::NotEqual | Relation::In | Relation::NotIn => {}
        Relation::Includes | Relation::Excludes if quote => {}
        Relation::Includes | Relation::Excludes => return lists(base, fact, &[text], claimed, relation),
        _ => return Outcome::invalid(Rule::TypeMismatch, "texts have no order: use `=`, `!=` or `in`"),
    }
    let holds = if quote {
        quoted(text, claimed) || matches(base, fact, text, claimed)
    } else {
        matches(base, fact, text, claimed)
    };
    let found = if holds {
        Outcome::new(Verdict::Supported, None, Why::Text)
    } else {
        Outcome::new(Verdict::Refuted, Some(rule), Why::Text)
    };
    match relation {
        Relation::NotEqual | Relation::NotIn | Relation::Excludes => found.negated(rule),
        _ => found,
    }
}

/// The members that a claimed text names; one that is a known member is not split at its `and`.
fn claimed_items<'c>(claimed: &'c str, known: &dyn Fn(&str) -> bool) -> Vec<&'c str> {
    let t = claimed.trim();
    if known(t) {
        return vec![t];
    }
    if t.starts_with('[') && t.ends_with(']') {
        return items(t);
    }
    if let Some(inner) = unquote(t) {
        return vec![inner];
    }
    let mut out = Vec::new();
    let sep = if t.contains(';') { ';' } else { ',' };
    let parts = split_outside_quotes(t, sep)
        .into_iter()
        .map(str::trim)
        .filter(|p| !p.is_empty());
    for (n, p) in parts.enumerate() {
        let p = if n > 0 {
            p.strip_prefix("and ")
                .or_else(|| p.strip_prefix("& "))
                .unwrap_or(p)
                .trim()
        } else {
            p
        };
        let p = unquote(p).unwrap_or(p);
        split_at_and(p, known, &mut out);
    }
    out
}

/// Splits an item at its `and`s so that known members stay whole.
fn split_at_and<'c>(item: &'c str, known: &dyn Fn(&str) -> bool, out: &mut Vec<&'c str>) {
    let item = item.trim();
    let joints = || {
        [" and ", " & "]
            .iter()
            .flat_map(|sep| item.match_indices(sep))
            .filter(|(at, _)| item[..*at].matches('"').count().is_multiple_of(2))
            .map(|(at, sep)| (&item[..at], &item[at + sep.len()..]))
    };
    if known(item) || item.len() > 500 {
        out.push(item);
    } else if let Some(inner) = unquote(item) {
        out.push(inner);
    } else if let Some((a, b)) = joints().find(|(a, _)| known(a.trim())) {
        out.push(a.trim());
        split_at_and(b, known, out);
    } else if let Some((a, b)) = joints().find(|(_, b)| known(b.trim())) {
        split_at_and(a, known, out);
        out.push(b.trim());
    } else if let Some((a, b)) = split_and(item) {
        split_at_and(a, known, out);
        out.push(unquote(b.trim()).unwrap_or(b.trim()));
    } else {
        out.push(item);
    }
}

/// Compares a list fact with the members that a claim names.
pub(crate) fn lists(
    base: &FactBase,
    fact: Option<&Fact>,
    members: &[&str],
    claimed: &str,
    relation: Relation,
) -> Outcome {
    let open = fact.is_some_and(|f| f.open);
    let spellings: Vec<Vec<&str>> = members.iter().map(|m| accepted(base, fact, m)).collect();
    let member = |item: &str| {
        members
            .iter()
            .zip(&spellings)
            .position(|(m, also)| same(m, item) || also.iter().any(|s| same(s, item)))
    };
    let named = claimed_items(claimed, &|t| member(t).is_some());
    let found: Vec<(&str, Option<usize>)> = named.iter().map(|i| (*i, member(i))).collect();
    let extra: Vec<String> = found
        .iter()
        .filter(|(_, m)| m.is_none())
        .map(|(i, _)| (*i).to_owned())
        .collect();
    let missing: Vec<String> = members
        .iter()
        .enumerate()
        .filter(|(n, _)| !found.iter().any(|(_, m)| *m == Some(*n)))
        .map(|(_, m)| (*m).to_owned())
        .collect();
    let present: Vec<String> = found
        .iter()
        .filter(|(_, m)| m.is_some())
        .map(|(i, _)| (*i).to_owned())
        .collect();
    let refuted = |missing: Vec<String>, extra: Vec<String>| {
        Outcome::new(
            Verdict::Refuted,
            Some(Rule::ListMismatch),
            Why::List { missing, extra, open },
        )
    };
    let unsure = |extra: Vec<String>| {
        Outcome::new(
            Verdict::NotEnoughEvidence,
            Some(Rule::OverPrecise),
            Why::List {
                missing: Vec::new(),
                extra,
                open,
            },
        )
    };
    let holds = || {
        Outcome::new(
            Verdict::Supported,
            None,
            Why::List {
                missing: Vec::new(),
                extra: Vec::new(),
                open,
            },
        )
    };
    match relation {
        Relation::Equal | Relation::NotEqual => {
            let out = if extra.is_empty() && (missing.is_empty() || open) {
                holds()
            } else if open {
                unsure(extra)
            } else {
                refuted(missing, extra)
            };
            if relation == Relation::Equal {
                out
            } else {
                out.negated(Rule::ListMismatch)
            }
        }
        Relation::Includes | Relation::In => match (extra.is_empty(), open) {
            (true, _) => holds(),
            (false, true) => unsure(extra),
            (false, false) => refuted(Vec::new(), extra),
        },
        Relation::Excludes | Relation::NotIn => match (present.is_empty(), open) {
            (true, true) => unsure(extra),
            (true, false) => holds(),
            (false, _) => refuted(Vec::new(), present),
        },
        _ => Outcome::invalid(
            Rule::TypeMismatch,
            "lists have no order: use `=`, `includes`, `excludes` or `in`",
        ),
    }
}
