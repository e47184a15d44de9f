//! Which values of a fact count: those of the day, by the sources that the claim names.

use super::Evidence;
use super::judge::Judge;
use super::operand::{Alternative, Past, Scope, Side, Sided, Trouble};
use crate::facts::{Fact, FactId};
use crate::rule::Rule;
use crate::span::Span;
use crate::value::Days;
use std::borrow::Cow;

impl<'b> Judge<'b> {
    /// A fact with the values that count for the day and the sources.
    pub(crate) fn fact_side(&self, id: FactId, span: Span, scope: &Scope) -> Sided<'b> {
        let fact = self.base.fact(id);
        if let [only] = &fact.values[..]
            && only.from.is_none()
            && only.until.is_none()
            && scope.sources.is_none()
        {
            let used = vec![Evidence { fact: id, value: 0 }];
            let values = vec![Alternative {
                value: Cow::Borrowed(&only.value),
                used,
            }];
            return Ok(Side::of(values, span));
        }
        let holding = holding(fact, scope.as_of);
        let all = || {
            fact.values
                .iter()
                .enumerate()
                .map(|(n, _)| evidence(id, n))
                .collect::<Vec<_>>()
        };
        let last_first = |mut all: Vec<usize>| {
            all.sort_by_key(|n| std::cmp::Reverse(period_key(fact, *n)));
            all
        };
        let ended = |n: &usize| {
            let day = scope.as_of.and_then(|d| d.start);
            fact.values[*n].until.zip(day).is_some_and(|(until, day)| until < day)
        };
        if holding.is_empty() && scope.sources.is_none() {
            let gone = last_first((0..fact.values.len()).filter(ended).collect());
            if let Some(n) = gone.first() {
                return Ok(self.side(id, &[*n], span, Past::Ended));
            }
        }
        if holding.is_empty() {
            let message = format!("the fact base has no value of {} for that day", fact.label);
            let mut t = Trouble::unsure(scope.as_of_span, Rule::OverPrecise, message);
            t.against = all();
            return Err(t);
        }
        let stated: Vec<usize> = match &scope.sources {
            None => holding,
            Some(sources) => holding
                .into_iter()
                .filter(|n| fact.values[*n].sources.iter().any(|s| sources.contains(s)))
                .collect(),
        };
        if stated.is_empty()
            && let Some(sources) = &scope.sources
        {
            let by = |n: &usize| fact.values[*n].sources.iter().any(|s| sources.contains(s));
            let earlier = |n: &usize| match scope.as_of {
                Some(_) => ended(n),
                None => fact.values[*n].until.is_some(),
            };
            let once = last_first((0..fact.values.len()).filter(|n| by(n) && earlier(n)).collect());
            if let Some(n) = once.first() {
                return Ok(self.side(id, &[*n], span, Past::Source));
            }
        }
        if stated.is_empty() {
            let message = format!("{} says nothing of {}", scope.source_text, fact.label);
            let mut t = Trouble::unsure(scope.source_span, Rule::OverPrecise, message);
            t.against = all();
            return Err(t);
        }
        let preferred: Vec<usize> = stated.iter().copied().filter(|n| fact.values[*n].preferred).collect();
        let chosen = if preferred.is_empty() { stated } else { preferred };
        Ok(self.side(id, &chosen, span, Past::No))
    }

    fn side(&self, id: FactId, chosen: &[usize], span: Span, past: Past) -> Side<'b> {
        let fact = self.base.fact(id);
        let values = chosen
            .iter()
            .map(|n| Alternative {
                value: Cow::Borrowed(&fact.values[*n].value),
                used: vec![evidence(id, *n)],
            })
            .collect();
        Side {
            past,
            ..Side::of(values, span)
        }
    }
}

fn evidence(fact: FactId, n: usize) -> Evidence {
    Evidence {
        fact,
        value: u32::try_from(n).unwrap_or(0),
    }
}

/// The values of a fact that hold for a day, or the latest where no day is given.
///
/// `from` and `until` belong to the period, but the day on which the next value begins is the next one's.
pub(crate) fn holding(fact: &Fact, as_of: Option<Days>) -> Vec<usize> {
    let timed = |n: usize| fact.values[n].from.is_some() || fact.values[n].until.is_some();
    let all = 0..fact.values.len();
    if !all.clone().any(timed) {
        return all.collect();
    }
    let Some(d) = as_of else {
        // The clock is not asked: the latest value is the one that began last, or that never ends.
        let latest = all.clone().filter(|n| timed(*n)).map(|n| period_key(fact, n)).max();
        return all
            .filter(|n| !timed(*n) || Some(period_key(fact, *n)) == latest)
            .collect();
    };
    all.clone()
        .filter(|n| {
            let v = &fact.values[*n];
            let begun = match (v.from, d.end) {
                (Some(f), Some(e)) => f < e,
                _ => true,
            };
            let lasts = match (v.until, d.start) {
                (Some(u), Some(s)) => {
                    let handed_over = u == s && all.clone().any(|m| m != *n && fact.values[m].from == Some(u));
                    u >= s && !handed_over
                }
                _ => true,
            };
            begun && lasts
        })
        .collect()
}

fn period_key(fact: &Fact, n: usize) -> (i32, i32) {
    let v = &fact.values[n];
    (v.until.unwrap_or(i32::MAX), v.from.unwrap_or(i32::MIN))
}
