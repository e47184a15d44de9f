//! From statements to findings.

use super::compare::{Outcome, Why};
use super::explain;
use super::operand::{Scope, Side, Trouble};
use super::{Detail, Finding, Options, Origin, Verdict};
use crate::claim::{
    Claim, Directive, DirectiveName, Expr, Function, Item, Qualifier, Relation, Statement, SyntaxError,
};
use crate::facts::{FactBase, FactId, TopicId};
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

    /// Whether supported claims get their words too.
    pub(super) const fn explain_all(&self) -> bool {
        self.options.explain_all
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
            set: None,
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

    /// Whether an operand is a number without a unit, which says that years beside it are numbers too.
    fn bare_number(&self, e: &Expr<'_>) -> bool {
        let Expr::Bare(i) = e else { return false };
        i.text.as_bytes().first().is_some_and(u8::is_ascii_digit)
            && matches!(
                read(i.text, &self.ctx, Hint::None),
                Ok(Value { data: Data::Figure(q), .. }) if q.dim == Dim::Number
            )
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

pub(super) fn syntax_trouble(e: &SyntaxError) -> Trouble {
    Trouble::invalid(e.span, Rule::Syntax, e.message.clone()).note(format!("for example: {}", e.example))
}

pub(super) fn trouble_finding(span: Span, t: Trouble) -> Finding {
    Finding {
        set: None,
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
