//! Comparing the two sides of a claim, value by value, and putting the outcomes together.

use super::compare::{self, Outcome, Sides, Why};
use super::compare_dates;
use super::explain::{self, Case};
use super::judge::Judge;
use super::operand::{Alternative, Past, Side};
use super::periods::holding;
use super::reconcile::reconcile;
use super::{Evidence, Finding, Origin, Verdict, words};
use crate::claim::{Claim, Relation};
use crate::facts::Fact;
use crate::rule::Rule;
use crate::value::text::unquote;
use crate::value::{Data, Value};

impl<'b> Judge<'b> {
    /// Compares every value of the fact's side with every value of the claim's, and puts the outcomes together.
    pub(super) fn compared(
        &mut self,
        c: &Claim<'_>,
        f: &Side<'b>,
        claimed: &Side<'b>,
        relation: Relation,
        flipped: bool,
    ) -> Finding {
        let fact = f.single_fact().map(|id| self.base.fact(id));
        let mut outcomes = Vec::with_capacity(f.values.len() * claimed.values.len());
        for a in &f.values {
            for b in &claimed.values {
                outcomes.push((self.one(fact, &a.value, &b.value, relation, f, claimed), a, b));
            }
        }
        let (outcome, at) = together(&outcomes);
        let (mut outcome, a, b) = (outcome, outcomes[at].1, outcomes[at].2);
        let mut against: Vec<Evidence> = Vec::new();
        // Sources that disagree are all shown, also where the claim agrees with none.
        let disagreeing = fact.is_some() && f.values.len() > 1 && outcome.verdict == Verdict::Refuted;
        let conflicting = outcome.verdict == Verdict::ConflictingEvidence || disagreeing;
        let relevant = outcomes.iter().enumerate().filter(|(n, _)| conflicting || *n == at);
        for e in relevant.flat_map(|(_, (_, a, b))| a.used.iter().chain(&b.used)) {
            if !against.contains(e) {
                against.push(*e);
            }
        }
        let mut once = None;
        if outcome.verdict == Verdict::Refuted
            && matches!(
                relation,
                Relation::Equal
                    | Relation::In
                    | Relation::About
                    | Relation::Includes
                    | Relation::Less
                    | Relation::AtMost
                    | Relation::Greater
                    | Relation::AtLeast
            )
            && outcome.rule != Some(Rule::WeekdayMismatch)
            && f.past == Past::No
            && let Some(fact) = fact
        {
            once = self.true_once(fact, &a.used, &b.value, relation, f, claimed);
            if let Some((old, false)) = once {
                outcome.rule = Some(Rule::Outdated);
                against.push(Evidence {
                    fact: against[0].fact,
                    value: old,
                });
            }
        }
        if f.past != Past::No {
            self.settle_past(f, &mut outcome, &mut against);
        }
        let focus = match &c.right {
            _ if claimed.is_literal() => claimed.span,
            _ => c.right_text.span,
        };
        let wanted = self.explain_all() || outcome.verdict != Verdict::Supported || outcome.rule.is_some();
        let detail = wanted.then(|| {
            let case = Case {
                base: self.base,
                ctx: &self.ctx,
                claim: c,
                relation,
                fact,
                derived: f.derived,
                literal: claimed.is_literal(),
                theirs: match (f.past, against.first()) {
                    (Past::Source, Some(e)) => self.stated(*e).unwrap_or(&a.value),
                    _ => &a.value,
                },
                claimed: &b.value,
                claimed_span: claimed.span,
                outcome: &outcome,
                against: &against,
                once,
                flipped,
                disagreeing,
                unsettled: disagreeing || f.past == Past::Ended,
            };
            Box::new(explain::detail(&case))
        });
        Finding {
            set: None,
            origin: Origin::Statement,
            confidence: 100,
            name: None,
            span: c.span,
            focus,
            verdict: outcome.verdict,
            rule: outcome.rule,
            against,
            detail,
        }
    }

    fn stated(&self, e: Evidence) -> Option<&'b Value> {
        self.base.fact(e.fact).values.get(e.value as usize).map(|v| &v.value)
    }

    /// What was compared with a value of a day that is past: true then is outdated now.
    fn settle_past(&self, f: &Side<'b>, outcome: &mut Outcome, against: &mut Vec<Evidence>) {
        let Some(id) = f.single_fact() else { return };
        if outcome.verdict == Verdict::Supported {
            *outcome = Outcome::refuted(Rule::Outdated, Why::Apart);
            let now = holding(self.base.fact(id), self.as_of);
            for n in now.into_iter().rev() {
                let e = Evidence {
                    fact: id,
                    value: u32::try_from(n).unwrap_or(0),
                };
                if !against.contains(&e) {
                    against.insert(0, e);
                }
            }
        } else if f.past == Past::Ended && outcome.verdict == Verdict::Refuted {
            *outcome = Outcome::unsure(Rule::OverPrecise, Why::Ended);
        }
    }

    /// A value of the fact that does not hold for the day, but that the claim fits: which, and whether it comes later.
    fn true_once(
        &self,
        fact: &'b Fact,
        used: &[Evidence],
        claimed: &Value,
        relation: Relation,
        f: &Side<'b>,
        c: &Side<'b>,
    ) -> Option<(u32, bool)> {
        let current = used.first()?.value;
        let begins = fact.values.get(current as usize)?.from;
        fact.values.iter().enumerate().find_map(|(n, v)| {
            let n = u32::try_from(n).ok()?;
            if n == current || (v.from.is_none() && v.until.is_none()) {
                return None;
            }
            let o = self.one(Some(fact), &v.value, claimed, relation, f, c);
            let later = match (v.from, begins) {
                (Some(a), Some(b)) => a > b,
                (Some(_), None) => true,
                _ => false,
            };
            (o.verdict == Verdict::Supported).then_some((n, later))
        })
    }

    /// Compares one value with another.
    pub(super) fn one(
        &self,
        fact: Option<&Fact>,
        f: &Value,
        c: &Value,
        relation: Relation,
        left: &Side<'_>,
        right: &Side<'_>,
    ) -> Outcome {
        let sides = Sides {
            same_unit: fact.map_or(&[], Fact::same_unit),
            derived: left.derived || right.derived,
            literal: right.is_literal(),
            counts: left.counts || right.counts,
            change: left.change || right.change,
            converted: false,
            tolerances: &self.ctx.tolerances,
        };
        let reread = reconcile(f, c, &self.ctx);
        let (f, c) = reread.as_ref().map_or((f, c), |(a, b)| (a, b));
        match (&f.data, &c.data) {
            (Data::Figure(a), Data::Figure(b)) => compare::figures(a, b, relation, sides),
            (Data::Date(a), Data::Date(b)) => compare_dates::dates(a, b, relation, sides.literal),
            (Data::Text(a), Data::List(items)) if matches!(relation, Relation::In | Relation::NotIn) => {
                // `Oslo, Norway` may be one place.
                if words::matches(self.base, fact, a, &c.text) {
                    return words::texts(self.base, fact, a, &c.text, relation);
                }
                let listed = items.iter().any(|i| words::matches(self.base, fact, a, i));
                let all: Vec<&str> = if listed {
                    vec![a]
                } else {
                    items.iter().map(|i| &**i).collect()
                };
                words::lists(self.base, None, &all, a, relation)
            }
            (Data::Text(a), Data::Text(b)) => self.text_pair(fact, a, b, relation),
            (Data::List(items), _) => {
                let all: Vec<&str> = items.iter().map(|i| &**i).collect();
                words::lists(self.base, fact, &all, &list_text(c), relation)
            }
            (Data::Text(a), Data::List(_)) => {
                let all = crate::value::text::items(a);
                words::lists(self.base, fact, &all, &list_text(c), relation)
            }
            (Data::Bool(a), Data::Bool(b)) => match relation {
                Relation::Equal | Relation::NotEqual => {
                    let same = if a == b {
                        Outcome::new(Verdict::Supported, None, Why::Inside)
                    } else {
                        Outcome::new(Verdict::Refuted, Some(Rule::ValueMismatch), Why::Apart)
                    };
                    if relation == Relation::Equal {
                        same
                    } else {
                        same.negated(Rule::ValueMismatch)
                    }
                }
                _ => Outcome::invalid(Rule::TypeMismatch, "yes and no have no order"),
            },
            (a, b) => {
                let theirs = if fact.is_some() {
                    "the source has"
                } else {
                    "the left side is"
                };
                let mine = if fact.is_some() {
                    "the claim has"
                } else {
                    "the right side is"
                };
                Outcome::invalid(
                    Rule::TypeMismatch,
                    format!("{theirs} {}, {mine} {}", a.described(), b.described()),
                )
            }
        }
    }

    fn text_pair(&self, fact: Option<&Fact>, a: &str, b: &str, relation: Relation) -> Outcome {
        // `status is in review`: the preposition may belong to the text.
        if matches!(relation, Relation::In | Relation::NotIn) {
            for lead in ["in ", "one of "] {
                let whole = format!("{lead}{b}");
                let begins = a.get(..lead.len()).is_some_and(|h| h.eq_ignore_ascii_case(lead));
                if begins && words::matches(self.base, fact, &a.to_lowercase(), &whole.to_lowercase()) {
                    return words::texts(self.base, fact, a, a, relation);
                }
            }
        }
        let out = words::texts(self.base, fact, a, b, relation);
        // Two texts that both read as lists are the same in any order.
        if out.verdict == Verdict::Refuted
            && relation == Relation::Equal
            && fact.is_none_or(|f| !f.quote)
            && crate::value::text::reads_as_list(a)
            && crate::value::text::reads_as_list(b)
        {
            let all = crate::value::text::items(a);
            return words::lists(self.base, fact, &all, b, relation);
        }
        match unquote(b.trim()) {
            Some(inner) => words::texts(self.base, fact, a, inner, relation),
            None => out,
        }
    }
}

fn list_text(v: &Value) -> String {
    match &v.data {
        Data::List(items) if !v.text.starts_with('[') => {
            format!(
                "[{}]",
                items.iter().map(|i| format!("\"{i}\"")).collect::<Vec<_>>().join(", ")
            )
        }
        _ => v.text.to_string(),
    }
}

/// Supported or refuted where all agree, conflicting where one source supports and another refutes. The number is that
/// of the outcome that speaks for all.
fn together<'x, 'b>(all: &[(Outcome, &'x Alternative<'b>, &'x Alternative<'b>)]) -> (Outcome, usize) {
    let find = |v: Verdict| all.iter().position(|(o, ..)| o.verdict == v);
    if let Some(at) = find(Verdict::Invalid) {
        return (all[at].0.clone(), at);
    }
    match (
        find(Verdict::Supported),
        find(Verdict::Refuted),
        find(Verdict::NotEnoughEvidence),
    ) {
        (Some(at), Some(_), _) => {
            let why = all[at].0.why.clone();
            (
                Outcome::new(Verdict::ConflictingEvidence, Some(Rule::ConflictingSources), why),
                at,
            )
        }
        (Some(at), None, _) => (all[at].0.clone(), at),
        (None, _, Some(at)) => (all[at].0.clone(), at),
        (None, Some(at), None) => (all[at].0.clone(), at),
        (None, None, None) => (Outcome::invalid(Rule::TypeMismatch, "there is nothing to compare"), 0),
    }
}
