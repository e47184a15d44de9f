//! From operands to values: which fact a name stands for, which of its values count, and what arithmetic makes of them.

use super::functions;
use super::judge::Judge;
use super::{Evidence, Verdict};
use crate::claim::{Expr, Function, Item};
use crate::facts::{FactId, Lookup, SourceId};
use crate::rule::Rule;
use crate::span::Span;
use crate::value::{Arithmetic, Data, Days, Hint, OpError, ReadError, Value, read, read_strict};
use std::borrow::Cow;

/// How many combinations of values that disagree are worked out.
const MAX_COMBINATIONS: usize = 64;

/// One of the values that an operand may have.
#[derive(Clone, Debug)]
pub(crate) struct Alternative<'b> {
    pub(crate) value: Cow<'b, Value>,
    pub(crate) used: Vec<Evidence>,
}

/// One side of a claim, worked out.
#[derive(Clone, Debug)]
pub(crate) struct Side<'b> {
    pub(crate) values: Vec<Alternative<'b>>,
    /// Whether it is worked out from several figures.
    pub(crate) derived: bool,
    /// Whether completed and rounded counts both fit.
    pub(crate) counts: bool,
    /// Whether it is a change in percent.
    pub(crate) change: bool,
    /// Whether its values are the fact's of a day that is past.
    pub(crate) past: Past,
    pub(crate) span: Span,
}

/// Whether the values of a side still hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Past {
    /// They hold on the day of the claim.
    #[default]
    No,
    /// The source that the claim names spoke of an earlier day, and others have a later value.
    Source,
    /// The last one ended before that day, and no other is known.
    Ended,
}

impl<'b> Side<'b> {
    pub(crate) fn literal(value: Value, span: Span) -> Self {
        let values = vec![Alternative {
            value: Cow::Owned(value),
            used: Vec::new(),
        }];
        Self::of(values, span)
    }

    /// What a claim's words stand for, by these values.
    pub(crate) const fn of(values: Vec<Alternative<'b>>, span: Span) -> Self {
        Self {
            values,
            derived: false,
            counts: false,
            change: false,
            past: Past::No,
            span,
        }
    }

    /// Whether no fact stands behind it.
    pub(crate) fn is_literal(&self) -> bool {
        !self.derived && self.values.iter().all(|v| v.used.is_empty())
    }

    pub(crate) fn has_facts(&self) -> bool {
        self.values.iter().any(|v| !v.used.is_empty())
    }

    /// The only fact, where the side is one fact by itself.
    pub(crate) fn single_fact(&self) -> Option<FactId> {
        if self.derived {
            None
        } else {
            self.values.first()?.used.first().map(|e| e.fact)
        }
    }

    pub(crate) fn all(&self, f: impl Fn(&Data) -> bool) -> bool {
        self.values.iter().all(|v| f(&v.value.data))
    }
}

/// Why a claim could not be judged.
#[derive(Clone, Debug)]
pub(crate) struct Trouble {
    pub(crate) span: Span,
    pub(crate) verdict: Verdict,
    pub(crate) rule: Rule,
    pub(crate) message: String,
    pub(crate) notes: Vec<String>,
    pub(crate) against: Vec<Evidence>,
}

impl Trouble {
    pub(crate) fn invalid(span: Span, rule: Rule, message: impl Into<String>) -> Self {
        Self {
            span,
            verdict: Verdict::Invalid,
            rule,
            message: message.into(),
            notes: Vec::new(),
            against: Vec::new(),
        }
    }

    pub(crate) fn unsure(span: Span, rule: Rule, message: impl Into<String>) -> Self {
        Self {
            verdict: Verdict::NotEnoughEvidence,
            ..Self::invalid(span, rule, message)
        }
    }

    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// An operator or function that could not be worked out.
    pub(crate) fn operation(span: Span, e: OpError) -> Self {
        match e {
            OpError::Kinds(why) => Self::invalid(span, Rule::TypeMismatch, why),
            OpError::Units(why) => Self::invalid(span, Rule::UnitMismatch, why),
            OpError::Currencies(why) => Self::invalid(span, Rule::CurrencyMismatch, why),
            OpError::DivisionByZero => Self::invalid(
                span,
                Rule::TypeMismatch,
                "this divides by zero, or by a figure that may be zero",
            ),
            OpError::TooLarge => Self::invalid(
                span,
                Rule::TypeMismatch,
                "the result is too large to be worked out exactly",
            ),
            OpError::Unresolved => Self::unsure(
                span,
                Rule::UnresolvedDate,
                "a date here has no year, and nothing says when it was written",
            )
            .note("set `@dateline` or write the year"),
        }
    }
}

/// For which day, and by which sources, a claim is made.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    pub(crate) as_of: Option<Days>,
    pub(crate) as_of_span: Span,
    pub(crate) sources: Option<Vec<SourceId>>,
    pub(crate) source_span: Span,
    pub(crate) source_text: String,
    /// Whether the other side is a bare number, so that years are subtracted as numbers.
    pub(crate) numbers: bool,
}

pub(super) type Sided<'b> = Result<Side<'b>, Trouble>;

impl<'b> Judge<'b> {
    /// An operand on the left, inside brackets or of a function: a subject, else a value, else an unknown subject.
    pub(crate) fn subject_first(&mut self, e: &Expr<'_>, scope: &Scope) -> Sided<'b> {
        match e {
            Expr::Bare(i) => match self.base.lookup(i.text, self.topic) {
                Lookup::One(id) => self.fact_side(id, i.span, scope),
                Lookup::Several(ids) => Err(self.ambiguous(i, &ids)),
                Lookup::Unknown => match self.literal(i)? {
                    Some(v) => Ok(Side::literal(v, i.span)),
                    None => self.joined(i, scope),
                },
            },
            Expr::Subject(i) => match self.base.lookup(i.text, self.topic) {
                Lookup::One(id) => self.fact_side(id, i.span, scope),
                Lookup::Several(ids) => Err(self.ambiguous(i, &ids)),
                Lookup::Unknown => self.joined(i, scope),
            },
            Expr::Quoted(i) => Ok(Side::literal(
                Value {
                    text: i.text.into(),
                    data: Data::Text(i.text.into()),
                },
                i.span,
            )),
            Expr::Binary(a, op, b) => {
                let (x, y) = (self.subject_first(a, scope)?, self.subject_first(b, scope)?);
                let numbers = scope.numbers && op.op == Arithmetic::Subtract;
                combine(e.span(), &[x, y], |v| {
                    // 2025 - 2019 = 6 takes one number from another.
                    if numbers && let (Some(p), Some(q)) = (self.as_figure(v[0]), self.as_figure(v[1])) {
                        return p.data.apply(op.op, &q.data);
                    }
                    let data = v[0].data.apply(op.op, &v[1].data);
                    data.or_else(|first| match (self.as_figure(v[0]), self.as_figure(v[1])) {
                        (Some(p), Some(q)) => p.data.apply(op.op, &q.data),
                        (Some(p), None) => p.data.apply(op.op, &v[1].data),
                        (None, Some(q)) => v[0].data.apply(op.op, &q.data),
                        (None, None) => Err(first),
                    })
                })
                .map_err(|e| Trouble::operation(op.span, e))
            }
            Expr::Call(f, name, args) => self.call(*f, *name, e.span(), args, scope),
        }
    }

    /// A bare four-digit figure in arithmetic is a number.
    fn as_figure(&self, v: &Value) -> Option<Value> {
        match &v.data {
            Data::Date(d) if d.bare => v.reread(&self.ctx, Hint::Figure),
            _ => None,
        }
    }

    /// An operand on the right: a fact by its full name, else a value, else text.
    pub(crate) fn value_first(&mut self, e: &Expr<'_>, scope: &Scope) -> Sided<'b> {
        let Expr::Bare(i) = e else {
            return self.subject_first(e, scope);
        };
        match self.base.lookup(i.text, self.topic) {
            Lookup::One(id) => self.fact_side(id, i.span, scope),
            Lookup::Several(ids) => match self.literal(i)? {
                Some(v) => Ok(Side::literal(v, i.span)),
                None => Err(self.ambiguous(i, &ids)),
            },
            Lookup::Unknown => match read(i.text, &self.ctx, Hint::None) {
                Ok(v) => Ok(Side::literal(v, i.span)),
                Err(e) => Err(unreadable(i, &e)),
            },
        }
    }

    /// A bare term as a value of the grammar; `None` where it is only words.
    fn literal(&self, i: &Item<'_>) -> Result<Option<Value>, Trouble> {
        match read_strict(i.text, &self.ctx, Hint::None) {
            Ok(Some(data)) => Ok(Some(Value {
                text: i.text.into(),
                data,
            })),
            Ok(None) => Ok(None),
            Err(e) => Err(unreadable(i, &e)),
        }
    }

    pub(crate) fn ambiguous(&self, i: &Item<'_>, ids: &[FactId]) -> Trouble {
        let named: Vec<String> = ids.iter().map(|id| format!("`{}`", self.base.full_id(*id))).collect();
        let message = format!("\"{}\" is a fact of several topics: {}", i.text, named.join(" and "));
        let mut t = Trouble::unsure(i.span, Rule::AmbiguousSubject, message);
        t.against = ids.iter().map(|id| Evidence { fact: *id, value: 0 }).collect();
        t.note("write `@topic …` above, or name one with `topic/fact-id`")
    }

    /// A subject whose name is written with other hyphens or blanks.
    fn joined(&mut self, i: &Item<'_>, scope: &Scope) -> Sided<'b> {
        match self.base.lookup_joined(i.text, self.topic) {
            Lookup::One(id) => self.fact_side(id, i.span, scope),
            Lookup::Several(ids) => Err(self.ambiguous(i, &ids)),
            Lookup::Unknown => Err(self.unknown(i)),
        }
    }

    fn unknown(&mut self, i: &Item<'_>) -> Trouble {
        if let Some(name) = called(i.text) {
            let known: Vec<&str> = Function::ALL.iter().map(|(n, _)| *n).collect();
            let message = format!("there is no function `{name}`");
            return Trouble::invalid(i.span, Rule::Syntax, message)
                .note(format!("the functions are {}", known.join(", ")));
        }
        let message = format!("the fact base has no subject \"{}\"", i.text);
        let near = self.nearest(i.text);
        let t = Trouble::unsure(i.span, Rule::UnknownSubject, message);
        match &near[..] {
            [] => t.note("`factcheck facts search` finds facts by their words"),
            [one] => t.note(format!("did you mean \"{one}\"?")),
            several => t.note(format!("did you mean one of: {}?", several.join(", "))),
        }
    }

    fn call(&mut self, f: Function, name: Span, span: Span, args: &[Expr<'_>], scope: &Scope) -> Sided<'b> {
        let mut sides = Vec::with_capacity(args.len());
        for a in args {
            sides.push(self.subject_first(a, scope)?);
        }
        if f == Function::Count {
            let open = sides
                .iter()
                .filter_map(Side::single_fact)
                .any(|id| self.base.fact(id).open);
            return combine(span, &sides, |v| functions::count(v[0], open)).map_err(|e| Trouble::operation(name, e));
        }
        let years: Vec<bool> = sides
            .iter()
            .map(|s| s.all(|d| matches!(d, Data::Date(d) if d.bare)))
            .collect();
        let wants_dates = matches!(
            f,
            Function::DaysBetween | Function::WeeksBetween | Function::MonthsBetween | Function::YearsBetween
        );
        // Years are dates for `min`, `max` and the time between two; what adds or divides takes them as numbers.
        let ordered = matches!(f, Function::Min | Function::Max) || f == Function::Difference && !scope.numbers;
        let figures = sides.iter().any(|s| s.all(|d| matches!(d, Data::Figure(_))));
        let mixed = years.iter().any(|y| *y) && (figures || !ordered);
        let ctx = &self.ctx;
        let mut side = combine(span, &sides, |v| {
            if mixed && !wants_dates {
                let figures: Vec<Value> = v
                    .iter()
                    .map(|v| self.as_figure(v).unwrap_or_else(|| (*v).clone()))
                    .collect();
                return functions::apply(f, &figures.iter().collect::<Vec<_>>(), ctx);
            }
            functions::apply(f, v, ctx)
        })
        .map_err(|e| Trouble::operation(name, e))?;
        side.counts = matches!(
            f,
            Function::WeeksBetween | Function::MonthsBetween | Function::YearsBetween
        );
        side.change = f == Function::PercentChange;
        Ok(side)
    }
}

/// The name of what is written like a function.
fn called(text: &str) -> Option<&str> {
    let (name, rest) = text.split_once('(')?;
    let word = !name.is_empty() && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '_'));
    (word && !name.ends_with(' ') && rest.ends_with(')')).then_some(name)
}

pub(crate) fn unreadable(i: &Item<'_>, e: &ReadError) -> Trouble {
    let message = match e {
        ReadError::Impossible(why) => why.clone(),
        ReadError::TooLarge => e.to_string(),
        ReadError::Unreadable => format!("\"{}\" begins like a figure, but can not be read as one", i.text),
    };
    let t = Trouble::invalid(i.span, Rule::TypeMismatch, message);
    if *e == ReadError::TooLarge || !i.text.contains(char::is_alphabetic) {
        t
    } else {
        t.note("words belong in quotation marks: \"…\"")
    }
}

/// Works out every combination of the values of several operands.
fn combine<'b>(
    span: Span,
    sides: &[Side<'b>],
    f: impl Fn(&[&Value]) -> Result<Data, OpError>,
) -> Result<Side<'b>, OpError> {
    let total: usize = sides
        .iter()
        .fold(1usize, |n, s| n.saturating_mul(s.values.len().max(1)))
        .min(MAX_COMBINATIONS);
    let mut values = Vec::with_capacity(total);
    for n in 0..total {
        let mut rest = n;
        let (mut picked, mut used) = (Vec::with_capacity(sides.len()), Vec::new());
        for s in sides {
            let alternative = &s.values[rest % s.values.len().max(1)];
            rest /= s.values.len().max(1);
            picked.push(&*alternative.value);
            used.extend_from_slice(&alternative.used);
        }
        let data = f(&picked)?;
        let text = String::new();
        values.push(Alternative {
            value: Cow::Owned(Value {
                text: text.into(),
                data,
            }),
            used,
        });
    }
    Ok(Side {
        derived: true,
        ..Side::of(values, span)
    })
}
