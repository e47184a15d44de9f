//! The values of a fact: read, checked for what they say, and for the time that they hold.

use super::decode::{Decoder, KINDS, VALUE_KEYS};
use super::fields::{Fields, nearest};
use super::model::{SourceId, Stated};
use super::node::{Kind, Node};
use super::problem::Problem;
use crate::span::Span;
use crate::value::{Data, Dim, Hint, Interval, ReadError, Value, When, from_day_number, list, read, weekday_name};
use jiff::civil::Date;

impl Decoder<'_> {
    pub(super) fn values(&mut self, f: &Fields<'_, '_>, at: Span) -> Vec<Stated> {
        let given: Vec<&str> = ["value", "values", "quote"]
            .into_iter()
            .filter(|k| f.get(k).is_some())
            .collect();
        match given[..] {
            [] if ["value", "values", "quote"].iter().any(|k| f.misspelled(k)) => Vec::new(),
            [] => {
                self.problems.push(
                    Problem::new(self.file, at, "this fact has no value")
                        .help("give it `value:`, `values:` or `quote:`"),
                );
                Vec::new()
            }
            ["values"] => self.several(f, at),
            [one] => self.stated(f, one, at, None).into_iter().collect(),
            [first, second, ..] => {
                let span = f.key_span(second).unwrap_or(at);
                self.report(span, format!("a fact has `{first}` or `{second}`, not both"));
                Vec::new()
            }
        }
    }

    fn several(&mut self, f: &Fields<'_, '_>, at: Span) -> Vec<Stated> {
        let Some(node) = f.get("values") else { return Vec::new() };
        let Kind::List(items) = &node.kind else {
            self.report(
                node.span_or(Some(at)),
                "`values` is a list of mappings, each with `value` and `source`",
            );
            return Vec::new();
        };
        if items.is_empty() {
            self.report(node.span_or(Some(at)), "`values` is empty");
        }
        let mut out = Vec::with_capacity(items.len());
        for i in items {
            let Some(v) = Fields::new(self.file, i, "an entry of `values`", VALUE_KEYS, self.problems) else {
                continue;
            };
            let first = if let Kind::Map(m) = &i.kind {
                m.first().map(|(k, _)| k.span)
            } else {
                None
            };
            let span = first.unwrap_or(i.span);
            if v.get("value").is_none() {
                if !v.misspelled("value") {
                    self.report(span, "this entry has no `value`");
                }
                continue;
            }
            out.extend(self.stated(&v, "value", span, Some(f)));
        }
        let preferred: Vec<Span> = out.iter().filter(|s| s.preferred).map(|s| s.span).collect();
        if let [first, second, ..] = preferred[..]
            && out
                .iter()
                .filter(|s| s.preferred)
                .all(|s| s.from.is_none() && s.until.is_none())
        {
            self.problems.push(
                Problem::new(self.file, second, "two values are preferred").related(first, "this is the other one"),
            );
        }
        out
    }

    /// One value with its sources; what an entry of `values` lacks it takes from the fact.
    fn stated(&mut self, f: &Fields<'_, '_>, key: &str, at: Span, outer: Option<&Fields<'_, '_>>) -> Option<Stated> {
        let node = f.get(key)?;
        let own = f.get("source").is_some() || f.get("sources").is_some();
        let sources = match outer {
            Some(o) if !own && (o.get("source").is_some() || o.get("sources").is_some()) => {
                self.source_refs(o, at, false)
            }
            _ => self.source_refs(f, at, true),
        };
        let as_of = self
            .day(f, "as_of", false)
            .or_else(|| outer.and_then(|o| self.day(o, "as_of", false)));
        let dateline = as_of
            .and_then(from_day_number)
            .or_else(|| self.published(sources.first()));
        let pick = |k: &str| f.get(k).or_else(|| outer.and_then(|o| o.get(k)));
        let kind = pick("kind").and_then(|n| n.text().map(|t| (t.to_owned(), n.span)));
        let exact = f.flag("exact", self.problems) || outer.is_some_and(|o| o.flag("exact", self.problems));
        let value = self.value(node, key, f.key_span(key), kind, exact, dateline)?;
        let (from, until) = (self.day(f, "from", false), self.day(f, "until", true));
        if let (Some(a), Some(b)) = (from, until)
            && a > b
        {
            let span = f.get("from").map_or(at, |n| n.span);
            self.report(span, "`from` is after `until`");
        }
        Some(Stated {
            value,
            sources,
            locator: f
                .text("locator", self.problems)
                .or_else(|| outer.and_then(|o| o.text("locator", self.problems))),
            locator_span: f
                .get("locator")
                .or_else(|| outer.and_then(|o| o.get("locator")))
                .map_or_else(Span::default, |n| n.span),
            preferred: f.get("preferred").is_some() && f.flag("preferred", self.problems),
            from,
            until,
            span: node.span_or(f.key_span(key)),
        })
    }

    fn published(&self, source: Option<&SourceId>) -> Option<Date> {
        let text = self.base.source(*source?).published.as_deref()?;
        match read(text, &self.ctx, Hint::Date) {
            Ok(Value {
                data: Data::Date(d), ..
            }) => from_day_number(d.days()?.start?),
            _ => None,
        }
    }

    fn value(
        &mut self,
        node: &Node<'_>,
        key: &str,
        key_span: Option<Span>,
        kind: Option<(String, Span)>,
        exact: bool,
        dateline: Option<Date>,
    ) -> Option<Value> {
        let span = node.span_or(key_span);
        if let Some((k, at)) = &kind
            && !KINDS.contains(&k.as_str())
        {
            let p = Problem::new(self.file, *at, format!("there is no kind `{k}`"));
            self.problems.push(match nearest(k, KINDS.iter().copied()) {
                Some(n) => p.help(format!("did you mean `{n}`?")),
                None => p.help(format!("the kinds are {}", KINDS.join(", "))),
            });
            return None;
        }
        let kind = kind.map(|(k, _)| k);
        let text = match &node.kind {
            Kind::Text(t) if !t.trim().is_empty() => t.trim(),
            Kind::List(items) if key == "value" && !items.is_empty() => return self.list(items, span),
            _ => {
                let p = Problem::new(self.file, span, format!("`{key}` is empty or no value"));
                self.problems
                    .push(p.help("write what the source says, in quotation marks where YAML would read it otherwise"));
                return None;
            }
        };
        if key == "quote" {
            return Some(Value {
                text: text.into(),
                data: Data::Text(crate::value::text::unquote(text).unwrap_or(text).into()),
            });
        }
        match kind.as_deref() {
            Some("text" | "quote") => return Some(Value::of_text(text)),
            Some("list") => return Some(list(text)),
            None if crate::value::text::reads_as_list(text) && !text.contains(|c: char| c.is_ascii_digit()) => {
                return Some(list(text));
            }
            _ => {}
        }
        let hint = match kind.as_deref() {
            Some("date" | "date_range") => Hint::Date,
            Some("quantity") => Hint::Length,
            Some(_) => Hint::Figure,
            None => Hint::None,
        };
        self.ctx.dateline = dateline;
        let read = read(text, &self.ctx, hint);
        self.ctx.dateline = None;
        let mut value = match read {
            Ok(v) => v,
            Err(e) => {
                let p = Problem::new(self.file, span, e.to_string());
                self.problems.push(match e {
                    ReadError::TooLarge | ReadError::Unreadable => p.help("for words, add `kind: text`"),
                    ReadError::Impossible(_) => p.help("correct the date, or add `kind: text` for words"),
                });
                return None;
            }
        };
        self.check_value(&mut value, kind.as_deref(), exact, span)
            .then_some(value)
    }

    fn list(&mut self, items: &[Node<'_>], span: Span) -> Option<Value> {
        let mut texts: Vec<Box<str>> = Vec::with_capacity(items.len());
        for i in items {
            match i.text() {
                Some(t) => texts.push(crate::value::text::unquote(t.trim()).unwrap_or(t.trim()).into()),
                None => self.report(i.span_or(Some(span)), "a list holds texts"),
            }
        }
        let value = Value {
            text: texts.join(", ").into(),
            data: Data::List(texts),
        };
        Some(value)
    }

    /// Whether the value is what the kind says, and means one thing without the reader's help.
    fn check_value(&mut self, value: &mut Value, kind: Option<&str>, exact: bool, span: Span) -> bool {
        let is = value.kind();
        if let Some(k) = kind
            && !(k == is
                || matches!(
                    (k, is),
                    ("date" | "date_range", "date" | "date_range") | ("quantity", "number" | "duration" | "age")
                )
                || k == "range")
        {
            let text = &value.text;
            self.report(
                span,
                format!(
                    "`{text}` is no {}: it reads as {}",
                    k.replace('_', " "),
                    is.replace('_', " ")
                ),
            );
            return false;
        }
        match &mut value.data {
            Data::Date(d) => {
                if let Some((written, real)) = d.wrong_weekday {
                    let message = format!("that day is a {}, not a {}", weekday_name(real), weekday_name(written));
                    self.report(span, message);
                    return false;
                }
                match d.when {
                    When::Days(_) => {}
                    When::Unresolved => {
                        self.problems.push(
                            Problem::new(
                                self.file,
                                span,
                                "this date has no year, and nothing says when it was written",
                            )
                            .help("write the year, or give the fact `as_of:` or its source `published:`"),
                        );
                        return false;
                    }
                    When::Ambiguous(..) => {
                        self.problems.push(
                            Problem::new(
                                self.file,
                                span,
                                "day and month of this date can be read either way round",
                            )
                            .help("write it as 2025-05-06"),
                        );
                        return false;
                    }
                }
            }
            Data::Figure(q) if exact => {
                if let Some(n) = q.figure.number {
                    q.figure.interval = Interval::point(n);
                    q.figure.rounding = crate::value::Rounding::Exact;
                    q.figure.hedge = None;
                } else if !matches!(q.dim, Dim::Age) {
                    self.report(span, "`exact` needs one figure");
                }
            }
            _ => {}
        }
        true
    }

    /// Values that hold at the same time must agree, or the desk must prefer one.
    pub(super) fn check_periods(&mut self, values: &[Stated]) {
        let mut timed: Vec<&Stated> = values
            .iter()
            .filter(|s| !s.preferred && (s.from.is_some() || s.until.is_some()))
            .collect();
        timed.sort_by_key(|s| s.from);
        let mut latest: Option<&Stated> = None;
        for b in timed {
            if let Some(a) = latest {
                // The day on which one ends and the next begins belongs to the next.
                let apart = matches!((a.until, b.from), (Some(u), Some(f)) if u <= f);
                if !apart && a.value.data != b.value.data {
                    let p = Problem::new(self.file, b.span, "this value holds at the same time as another one");
                    self.problems.push(
                        p.related(a.span, "the other one is here")
                            .help("end one with `until:` or mark the right one `preferred: true`"),
                    );
                }
            }
            let reaches = |s: &Stated| s.until.unwrap_or(i32::MAX);
            if latest.is_none_or(|a| reaches(b) >= reaches(a)) {
                latest = Some(b);
            }
        }
    }
}
