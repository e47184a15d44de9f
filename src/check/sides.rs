//! The right side of a claim where words decide how it is read: texts, lists and membership.

use super::judge::{Judge, syntax_trouble};
use super::operand::{Alternative, Scope, Side, Trouble};
use super::{Finding, words};
use crate::claim::{Claim, Expr};
use crate::value::{Data, Value};
use std::borrow::Cow;

impl<'b> Judge<'b> {
    /// A bare text on the left, where the right side is a fact whose value is words.
    pub(super) fn text_literal(&mut self, c: &Claim<'_>, scope: &Scope) -> Option<Side<'b>> {
        let Expr::Bare(i) = &c.left else { return None };
        let right = self.value_first(c.right.as_ref().ok()?, scope).ok()?;
        let words = right.has_facts() && right.all(|d| matches!(d, Data::Text(_) | Data::List(_)));
        words.then(|| Side::literal(Value::of_text(i.text), i.span))
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
            (Expr::Subject(_) | Expr::Binary(..), Err(_)) => Ok(as_text()),
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
            let left = match &c.left {
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
                let words = left.values.iter().map(|a| Alternative {
                    value: Cow::Owned(Value::of_text(&a.value.text)),
                    used: a.used.clone(),
                });
                let left = Side {
                    values: words.collect(),
                    ..left.clone()
                };
                return Ok(Some(self.compared(c, &list, &left, c.relation, true)));
            }
            return Ok(Some(self.compared(c, &list, &left, c.relation, true)));
        }
        // A fact in a written list of words.
        if left_fact && (bracketed || c.right_text.text.contains(',')) {
            let left = self.subject_first(&c.left, scope)?;
            if left.all(|d| matches!(d, Data::Text(_))) {
                let list = crate::value::list(c.right_text.text);
                let side = Side::literal(list, c.right_text.span);
                return Ok(Some(self.compared(c, &left, &side, c.relation, false)));
            }
        }
        Ok(None)
    }
}
