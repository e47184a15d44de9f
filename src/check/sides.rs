//! The right side of a claim where words decide how it is read: texts, lists and membership.

use super::judge::{Judge, syntax_trouble};
use super::operand::{Scope, Side, Trouble};
use super::{Finding, Verdict, words};
use crate::claim::{Claim, Expr, Relation};
use crate::rule::Rule;
use crate::value::text::{is_quoted_list, items};
use crate::value::{Context, Data, Hint, ReadError, Value, read_strict};
use std::borrow::Cow;

impl<'b> Judge<'b> {
    /// A bare text on the left, where the right side is a fact whose value is words.
    pub(super) fn text_literal(&mut self, c: &Claim<'_>, scope: &Scope) -> Option<Side<'b>> {
        let Expr::Bare(i) = &c.left else { return None };
        let right = self.value_first(c.right.as_ref().ok()?, scope).ok()?;
        let words = right.has_facts() && right.all(|d| matches!(d, Data::Text(_) | Data::List(_)));
        // A known name may be wrong there; other words that are not the fact's may be a subject misspelled.
        let fact = right.single_fact().map(|id| self.base.fact(id));
        let known = !self.base.people(i.text, self.topic).is_empty()
            || right.values.iter().any(|a| match &a.value.data {
                Data::Text(t) => words::matches(self.base, fact, t, i.text),
                _ => true,
            });
        (words && known).then(|| Side::literal(Value::of_text(i.text), i.span))
    }

    /// The right side where the left is words: the words as they stand, unless they name a fact and are not the value.
    pub(super) fn right_words(&mut self, c: &Claim<'_>, left: &Side<'b>, scope: &Scope) -> Result<Side<'b>, Trouble> {
        let as_text = || {
            Side::literal(
                Value {
                    text: c.right_text.text.into(),
                    data: Data::Text(c.right_text.text.into()),
                },
                c.right_text.span,
            )
        };
        if let Err(e) = &c.right
            && c.right_text.text.starts_with(['"', '“', '[', '('])
            && !is_quoted_list(c.right_text.text)
        {
            return Err(syntax_trouble(e));
        }
        let names_fact = match &c.right {
            Ok(e @ (Expr::Subject(_) | Expr::Call(..) | Expr::Binary(..))) => Some(e),
            Ok(e @ Expr::Bare(i)) if i.text == c.right_text.text => Some(e),
            _ => None,
        };
        let Some(e) = names_fact else { return Ok(as_text()) };
        if let Expr::Bare(i) = e {
            let fact = left.single_fact().map(|id| self.base.fact(id));
            let own = left.values.iter().any(|a| match &a.value.data {
                Data::Text(t) => words::matches(self.base, fact, t, i.text),
                _ => true,
            });
            if own || !matches!(self.base.lookup(i.text, self.topic), crate::facts::Lookup::One(_)) {
                return Ok(as_text());
            }
        }
        match (e, self.value_first(e, scope)) {
            // `[a, b]` is a list where it names no fact.
            (Expr::Subject(i), Err(t)) => {
                if let [name] = self.base.people(i.text, self.topic)[..] {
                    let name = &self.base.name(name).name;
                    return Ok(Side::literal(Value::of_text(name), c.right_text.span));
                }
                let list = i.text.contains([',', ';']) || left.all(|d| matches!(d, Data::List(_)));
                if list { Ok(as_text()) } else { Err(t) }
            }
            (Expr::Binary(..), Err(_)) => Ok(as_text()),
            (_, side) => side,
        }
    }

    /// `X in list`: the left side is text where the right is a list, and the list's own fact is what it is held against.
    pub(super) fn membership(&mut self, c: &Claim<'_>, scope: &Scope) -> Result<Option<Finding>, Trouble> {
        let bracketed = c.right_text.text.starts_with('[') && c.right_text.text.ends_with(']');
        let right = match &c.right {
            Ok(Expr::Subject(i)) => match self.base.lookup(i.text, self.topic) {
                crate::facts::Lookup::One(id) => Some(self.fact_side(id, i.span, scope)?),
                _ => None,
            },
            Ok(e @ Expr::Bare(i)) => match self.base.lookup(i.text, self.topic) {
                crate::facts::Lookup::Unknown => None,
                _ => Some(self.value_first(e, scope)?),
            },
            _ => None,
        };
        let of_list = right
            .as_ref()
            .is_some_and(|r| r.has_facts() && r.all(|d| matches!(d, Data::List(_))));
        let left_fact = match &c.left {
            Expr::Bare(i) | Expr::Subject(i) => {
                matches!(self.base.lookup(i.text, self.topic), crate::facts::Lookup::One(_))
            }
            _ => false,
        };
        if let (true, Some(list)) = (of_list, right) {
            let mut left = match &c.left {
                Expr::Bare(i) | Expr::Quoted(i) if !left_fact => Side::literal(
                    Value {
                        text: i.text.into(),
                        data: Data::Text(i.text.into()),
                    },
                    i.span,
                ),
                e => self.subject_first(e, scope)?,
            };
            if !left.all(|d| matches!(d, Data::Text(_) | Data::List(_))) {
                for a in &mut left.values {
                    a.value = Cow::Owned(Value::of_text(&a.value.text));
                }
            }
            return Ok(Some(self.compared(c, &list, &left, c.relation, true)));
        }
        if bracketed || c.right_text.text.contains(',') {
            return self.among(c, left_fact, scope);
        }
        Ok(None)
    }

    /// A fact, a figure or a text in a written list.
    fn among(&mut self, c: &Claim<'_>, left_fact: bool, scope: &Scope) -> Result<Option<Finding>, Trouble> {
        let text = c.right_text.text;
        if !left_fact && let Expr::Bare(i) | Expr::Quoted(i) = &c.left {
            // Words that are no subject are looked for in the list; what is not in it may be a subject misspelled.
            let quoted = matches!(c.left, Expr::Quoted(_));
            let listed = crate::value::text::items(text)
                .iter()
                .any(|item| crate::value::text::same(item, i.text));
            let words = matches!(read_strict(i.text, &self.ctx, Hint::None), Ok(None));
            if quoted || words && listed {
                let side = Side::literal(crate::value::list(text), c.right_text.span);
                let left = Side::literal(Value::of_text(i.text), i.span);
                return Ok(Some(self.compared(c, &left, &side, c.relation, false)));
            }
        }
        let left = self.subject_first(&c.left, scope)?;
        if left.all(|d| matches!(d, Data::Text(_))) {
            let side = Side::literal(crate::value::list(text), c.right_text.span);
            return Ok(Some(self.compared(c, &left, &side, c.relation, false)));
        }
        if !left.all(|d| matches!(d, Data::Figure(_) | Data::Date(_))) {
            return Ok(None);
        }
        Ok(self.one_of(c, &left))
    }

    /// A figure or a date in a list of them: it is in when it is one of them, and out when it is none.
    fn one_of(&mut self, c: &Claim<'_>, left: &Side<'b>) -> Option<Finding> {
        let items = values(c.right_text.text, &self.ctx)?;
        let mut findings: Vec<Finding> = items
            .into_iter()
            .map(|v| self.compared(c, left, &Side::literal(v, c.right_text.span), c.relation, false))
            .collect();
        let wanted = match c.relation {
            Relation::In => [
                Verdict::Supported,
                Verdict::Invalid,
                Verdict::ConflictingEvidence,
                Verdict::NotEnoughEvidence,
            ],
            _ => [
                Verdict::Invalid,
                Verdict::Refuted,
                Verdict::ConflictingEvidence,
                Verdict::NotEnoughEvidence,
            ],
        };
        let verdict = |v: Verdict| findings.iter().position(|f| f.verdict == v);
        // What holds without a remark before what holds with one.
        let plain = findings
            .iter()
            .position(|f| c.relation == Relation::In && f.verdict == Verdict::Supported && f.rule.is_none());
        let at = plain.or_else(|| wanted.into_iter().find_map(verdict)).unwrap_or(0);
        let all_alike = findings.iter().all(|f| f.verdict == findings[at].verdict);
        let mut found = findings.swap_remove(at);
        if let Some(d) = found.detail.as_mut() {
            d.claimed = c.right_text.text.to_owned();
            d.fix = None;
            if all_alike && found.verdict == Verdict::Refuted {
                found.rule = found
                    .rule
                    .map(|r| if r == Rule::ScaleSlip { Rule::ValueMismatch } else { r });
                d.message = format!("{} is {}: none of {}", c.left_text.text, d.expected, c.right_text.text);
                d.notes.clear();
            }
        }
        Some(found)
    }
}

/// The values of a written list, or nothing where it is one value or holds words. A date may hold a comma.
fn values(text: &str, ctx: &Context) -> Option<Vec<Value>> {
    let inner = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')).unwrap_or(text);
    if inner.len() == text.len()
        && !matches!(
            read_strict(text, ctx, Hint::None),
            Ok(None) | Err(ReadError::Unreadable)
        )
    {
        return None;
    }
    let parts = items(inner);
    let joined = |from: usize, n: usize| parts.get(from..from + n).map(|p| p.join(", "));
    let (mut out, mut at) = (Vec::new(), 0);
    while at < parts.len() {
        let (n, value) = [3, 2, 1].into_iter().find_map(|n| {
            let text = joined(at, n)?;
            match read_strict(&text, ctx, Hint::None) {
                Ok(Some(data @ (Data::Figure(_) | Data::Date(_)))) => Some((
                    n,
                    Value {
                        text: text.into(),
                        data,
                    },
                )),
                _ => None,
            }
        })?;
        out.push(value);
        at += n;
    }
    (!out.is_empty()).then_some(out)
}
