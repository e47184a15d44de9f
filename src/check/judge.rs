//! From statements to findings.

use super::compare::{self, Outcome, Sides, Why};
use super::compare_dates;
use super::explain::{self, Case};
use super::operand::{Alternative, Past, Scope, Side, Trouble};
use super::reconcile::reconcile;
use super::{Detail, Evidence, Finding, Options, Origin, Verdict, words};
use crate::claim::{
    Claim, Directive, DirectiveName, Expr, Function, Item, Qualifier, Relation, Statement, SyntaxError,
};
use crate::facts::{Fact, FactBase, FactId, TopicId};
use crate::rule::Rule;
use crate::span::Span;
use crate::value::text::unquote;
use crate::value::{Arithmetic, Context, Data, Days, Dim, Hint, Value, from_day_number, read};

/// How many unknown subjects of one file get suggestions: finding near names looks at every name.
const MAX_SUGGESTIONS: u32 = 200;

/// Judges the claims of one file, keeping what its directives set.
pub(crate) struct Judge<'b> {
    pub(crate) base: &'b FactBase,
    pub(crate) ctx: Context,
    pub(crate) topic: Option<TopicId>,
    pub(crate) as_of: Option<Days>,
    /// Whether the file itself says for which day its claims are made.
    as_of_given: bool,
    options: &'b Options,
    suggestions: u32,
}

impl<'b> Judge<'b> {
    pub(crate) fn new(base: &'b FactBase, options: &'b Options) -> Self {
        Self {
            base,
            ctx: options.context.clone(),
            topic: None,
            as_of: options.as_of.or_else(|| options.context.dateline.map(Days::day)),
            as_of_given: false,
            options,
            suggestions: MAX_SUGGESTIONS,
        }
    }

    /// Judges a claim; a directive gives a finding only where it can not be followed.
    pub(crate) fn statement(&mut self, s: &Statement<'_>) -> Option<Finding> {
        match s {
            Statement::Directive(d) => self.directive(d),
            Statement::Claim(c) => Some(self.claim(c)),
        }
    }

    fn directive(&mut self, d: &Directive<'_>) -> Option<Finding> {
        let trouble = match d.name {
            DirectiveName::Topic => match self.base.topic_named(unquote(d.value.text).unwrap_or(d.value.text)) {
                Some(t) => {
                    self.topic = Some(t);
                    return None;
                }
                None => {
                    let names: Vec<String> = self
                        .base
                        .topics()
                        .iter()
                        .take(8)
                        .map(|t| format!("\"{}\"", t.name))
                        .collect();
                    // The claims below would be judged against the wrong facts.
                    Trouble::invalid(
                        d.value.span,
                        Rule::Syntax,
                        format!("the fact base has no topic \"{}\"", d.value.text),
                    )
                    .note(match crate::facts::near_topic(self.base, d.value.text) {
                        Some(t) => format!("did you mean \"{}\"?", self.base.topic(t).name),
                        None if names.is_empty() => "it has none at all".to_owned(),
                        None => format!("its topics are {}", names.join(", ")),
                    })
                }
            },
            DirectiveName::AsOf => match self.days(&d.value) {
                Ok(days) => {
                    self.as_of = Some(days);
                    self.as_of_given = true;
                    return None;
                }
                Err(t) => Trouble {
                    rule: Rule::Syntax,
                    verdict: Verdict::Invalid,
                    ..t
                },
            },
            DirectiveName::Dateline => match self.days(&d.value).map(|d| d.as_day()) {
                Ok(Some(day)) => {
                    self.ctx.dateline = Some(day);
                    if self.options.as_of.is_none() && !self.as_of_given {
                        self.as_of = Some(Days::day(day));
                    }
                    return None;
                }
                Ok(None) => Trouble::invalid(d.value.span, Rule::Syntax, "`@dateline` needs one day")
                    .note("for example: @dateline 2025-10-20"),
                Err(t) => Trouble {
                    rule: Rule::Syntax,
                    verdict: Verdict::Invalid,
                    ..t
                },
            },
        };
        Some(trouble_finding(d.span, trouble))
    }

    fn claim(&mut self, c: &Claim<'_>) -> Finding {
        match self.judged(c) {
            Ok(f) => f,
            Err(t) => self.weekday_first(c).unwrap_or_else(|| trouble_finding(c.span, t)),
        }
    }

    /// A weekday that is not the date's own is wrong whatever the subject is.
    fn weekday_first(&self, c: &Claim<'_>) -> Option<Finding> {
        let v = read(c.right_text.text, &self.ctx, Hint::None).ok()?;
        let (written, real) = v.date()?.wrong_weekday?;
        let outcome = Outcome::new(Verdict::Refuted, Some(Rule::WeekdayMismatch), Why::Weekday);
        let message = explain::weekday(&v.text, written, real);
        let detail = Detail {
            message,
            label: "not that day".to_owned(),
            claimed: v.text.to_string(),
            ..Detail::default()
        };
        Some(Finding {
            origin: Origin::Statement,
            confidence: 100,
            name: None,
            span: c.span,
            focus: c.right_text.span,
            verdict: outcome.verdict,
            rule: outcome.rule,
            against: Vec::new(),
            detail: Some(Box::new(detail)),
        })
    }

    fn judged(&mut self, c: &Claim<'_>) -> Result<Finding, Trouble> {
        let mut scope = self.scope(c)?;
        let sides = || [Some(&c.left), c.right.as_ref().ok()].into_iter().flatten();
        scope.numbers = sides().any(subtracts) && sides().any(|e| self.bare_number(e));
        let scope = scope;
        if matches!(c.relation, Relation::In | Relation::NotIn)
            && let Some(f) = self.membership(c, &scope)?
        {
            return Ok(f);
        }
        let left = match self.subject_first(&c.left, &scope) {
            // What is no subject may be text, where the right side is a fact that is one: `"Poland" = …`.
            Err(t) if t.rule == Rule::UnknownSubject => match self.text_literal(c, &scope) {
                Some(side) => side,
                None => return self.person(c).unwrap_or(Err(t)),
            },
            other => other?,
        };
        let wordy = |d: &Data| matches!(d, Data::Text(_) | Data::List(_));
        let right = if left.has_facts() && left.all(wordy) {
            self.right_words(c, &left, &scope)?
        } else {
            match &c.right {
                Ok(e) => self.value_first(e, &scope)?,
                Err(e) => return Err(syntax_trouble(e)),
            }
        };
        // The fact is what the claim is held against, on whichever side it stands.
        if !left.has_facts() && right.has_facts() {
            let relation = flipped(c.relation);
            return Ok(self.compared(c, &right, &left, relation, true));
        }
        Ok(self.compared(c, &left, &right, c.relation, false))
    }

    /// Judges what a draft writes in a place against a fact. `spans` are the value's own and the one with its hedges.
    pub(crate) fn mention(
        &mut self,
        id: FactId,
        v: &Value,
        spans: (Span, Span),
        origin: Origin,
        evidence: &str,
    ) -> Finding {
        let fact = self.base.fact(id);
        let full_id = self.base.full_id(id);
        let item = |text| Item { text, span: spans.0 };
        let text = &*v.text;
        let claim = Claim {
            left: Expr::Subject(item(&full_id)),
            left_text: item(&fact.label),
            relation: Relation::Equal,
            relation_span: spans.0,
            right: Ok(Expr::Bare(item(text))),
            right_text: item(text),
            qualifier: Qualifier::default(),
            span: spans.0,
        };
        let scope = Scope {
            as_of: self.as_of,
            as_of_span: spans.0,
            ..Scope::default()
        };
        let side = match self.fact_side(id, spans.0, &scope) {
            Ok(s) => s,
            Err(t) => {
                let mut f = trouble_finding(spans.0, t);
                f.origin = origin;
                return f;
            }
        };
        let claimed = Side::literal(v.clone(), spans.1);
        let mut f = self.compared(&claim, &side, &claimed, Relation::Equal, false);
        f.origin = origin;
        f.focus = spans.0;
        if let Some(d) = f.detail.as_mut() {
            evidence.clone_into(&mut d.evidence);
        }
        f
    }

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
        let wanted = self.options.explain_all || outcome.verdict != Verdict::Supported || outcome.rule.is_some();
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
            let now = super::operand::holding(self.base.fact(id), self.as_of);
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

    /// Whether an operand is a number without a unit, which says that years beside it are numbers too.
    fn bare_number(&self, e: &Expr<'_>) -> bool {
        let Expr::Bare(i) = e else { return false };
        i.text.as_bytes().first().is_some_and(u8::is_ascii_digit)
            && matches!(
                read(i.text, &self.ctx, Hint::None),
                Ok(Value { data: Data::Figure(q), .. }) if q.dim == Dim::Number
            )
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

    /// The names nearest to an unknown subject, nearest first.
    pub(crate) fn nearest(&mut self, name: &str) -> Vec<String> {
        if self.suggestions == 0 {
            return Vec::new();
        }
        self.suggestions -= 1;
        crate::facts::nearest(self.base, name, self.topic)
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

/// Whether one operand is taken from another somewhere in it.
fn subtracts(e: &Expr<'_>) -> bool {
    match e {
        Expr::Binary(a, op, b) => op.op == Arithmetic::Subtract || subtracts(a) || subtracts(b),
        Expr::Call(f, _, args) => *f == Function::Difference || args.iter().any(subtracts),
        Expr::Bare(_) | Expr::Subject(_) | Expr::Quoted(_) => false,
    }
}

const fn flipped(r: Relation) -> Relation {
    match r {
        Relation::Less => Relation::Greater,
        Relation::Greater => Relation::Less,
        Relation::AtMost => Relation::AtLeast,
        Relation::AtLeast => Relation::AtMost,
        r => r,
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

pub(super) fn syntax_trouble(e: &SyntaxError) -> Trouble {
    Trouble::invalid(e.span, Rule::Syntax, e.message.clone()).note(format!("for example: {}", e.example))
}

pub(super) fn trouble_finding(span: Span, t: Trouble) -> Finding {
    Finding {
        origin: Origin::Statement,
        confidence: 100,
        name: None,
        span,
        focus: t.span,
        verdict: t.verdict,
        rule: Some(t.rule),
        against: t.against,
        detail: Some(Box::new(Detail {
            message: t.message,
            label: "here".to_owned(),
            notes: t.notes,
            ..Detail::default()
        })),
    }
}

/// A day of the fact base in words.
pub(crate) fn day_text(n: i32) -> String {
    from_day_number(n).map_or_else(|| "that day".to_owned(), |d| d.to_string())
}
