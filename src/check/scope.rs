//! For which day and by which sources a claim is made.

use super::Verdict;
use super::judge::Judge;
use super::operand::{Scope, Trouble, unreadable};
use crate::claim::{Claim, Item};
use crate::facts::{SourceId, key};
use crate::rule::Rule;
use crate::value::text::unquote;
use crate::value::{Data, Days, Hint, Value, When, read};

impl Judge<'_> {
    /// A date of a directive or a qualifier.
    pub(super) fn days(&self, i: &Item<'_>) -> Result<Days, Trouble> {
        let not_a_date = || {
            Trouble::invalid(i.span, Rule::TypeMismatch, format!("\"{}\" is no date", i.text))
                .note("for example: 2025-05-06, or May 2025")
        };
        match read(i.text, &self.ctx, Hint::Date) {
            Ok(Value {
                data: Data::Date(d), ..
            }) if d.wrong_weekday.is_none() => match d.when {
                When::Days(days) => Ok(days),
                When::Unresolved => {
                    Err(Trouble::unsure(i.span, Rule::UnresolvedDate, "this date has no year").note("write the year"))
                }
                When::Ambiguous(..) => Err(Trouble::unsure(
                    i.span,
                    Rule::AmbiguousDate,
                    "day and month can be read either way round",
                )
                .note("write it as 2025-05-06")),
            },
            Ok(Value {
                data: Data::Date(_), ..
            }) => Err(Trouble {
                verdict: Verdict::Refuted,
                ..Trouble::invalid(i.span, Rule::WeekdayMismatch, "the weekday is not that date's own")
            }),
            Err(e) => Err(unreadable(i, &e)),
            Ok(_) => Err(not_a_date()),
        }
    }

    pub(super) fn scope(&self, c: &Claim<'_>) -> Result<Scope, Trouble> {
        let mut scope = Scope {
            as_of: self.as_of,
            ..Scope::default()
        };
        if let Some(i) = &c.qualifier.as_of {
            // A word that is no date is a mistake of writing, here as in `@as-of`.
            scope.as_of = Some(self.days(i).map_err(|t| Trouble {
                rule: if t.rule == Rule::TypeMismatch {
                    Rule::Syntax
                } else {
                    t.rule
                },
                ..t
            })?);
            scope.as_of_span = i.span;
        }
        if let Some(i) = &c.qualifier.source {
            let text = unquote(i.text).unwrap_or(i.text);
            let sources = self.sources_named(text);
            if sources.is_empty() {
                let known: Vec<&str> = self
                    .base
                    .sources()
                    .iter()
                    .filter(|s| self.topic.is_none_or(|t| t == s.topic))
                    .map(|s| &*s.id)
                    .collect();
                let t = Trouble::unsure(
                    i.span,
                    Rule::UnknownSubject,
                    format!("the fact base has no source called \"{text}\""),
                );
                return Err(t.note(format!(
                    "its sources are {}",
                    known.iter().take(8).copied().collect::<Vec<_>>().join(", ")
                )));
            }
            scope.sources = Some(sources);
            scope.source_span = i.span;
            text.clone_into(&mut scope.source_text);
        }
        Ok(scope)
    }

    /// The sources with this id, publisher, title or author.
    pub(super) fn sources_named(&self, text: &str) -> Vec<SourceId> {
        let wanted = key(text);
        self.base
            .sources()
            .iter()
            .enumerate()
            .filter(|(_, s)| {
                [Some(&s.id), s.publisher.as_ref(), s.title.as_ref(), s.author.as_ref()]
                    .into_iter()
                    .flatten()
                    .any(|n| key(n) == wanted)
            })
            .filter_map(|(n, _)| u32::try_from(n).ok().map(SourceId))
            .collect()
    }
}
