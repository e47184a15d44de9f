//! A mention in the terms of the machine format: its kind, its value, its hedge.

use crate::prose::{Extracted, Mention};
use crate::value::{
    Data, DateValue, Decimal, Dim, End, Figure, Form, Hedge, Measure, Precision, Quantity, TimeUnit, When, measure,
};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;

/// The mention of `text` as an object with `start`, `end`, `text`, `kind`, `value` and, where there is one, `hedge`.
/// Places are bytes of `text`.
#[must_use]
pub fn describe(mention: &Mention, text: &str) -> Json {
    let written = text.get(mention.start as usize..mention.end as usize).unwrap_or("");
    let told = Told {
        place: (mention.start, mention.end),
        shown: written,
        written,
        data: &mention.data,
        hedge: mention.hedge,
    };
    serde_json::to_value(told).unwrap_or_default()
}

/// The same of what was extracted from a draft; `text` is that of the file, and so are the places.
pub(super) fn told<'a>(e: &'a Extracted, text: &'a str) -> Told<'a> {
    Told {
        place: (e.span.start, e.span.end),
        shown: e.span.of(text),
        written: &e.words,
        data: &e.data,
        hedge: e.hedge,
    }
}

/// A mention, written without a copy of it in between.
pub(super) struct Told<'a> {
    place: (u32, u32),
    shown: &'a str,
    written: &'a str,
    data: &'a Data,
    hedge: Option<Hedge>,
}

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut out = s.serialize_map(None)?;
        out.serialize_entry("start", &self.place.0)?;
        out.serialize_entry("end", &self.place.1)?;
        out.serialize_entry("text", self.shown)?;
        let kind = match self.data {
            Data::Figure(q) => figure_kind(q, self.written),
            Data::Date(d) if d.precision == Precision::Period || d.bound && self.hedge.is_none() => "date_range",
            Data::Date(_) => "date",
            Data::Text(_) => "quote",
            Data::List(_) => "list",
            Data::Bool(_) => "boolean",
        };
        out.serialize_entry("kind", kind)?;
        out.serialize_entry("value", &Meant(self.data, self.written))?;
        if let Some(h) = self.hedge {
            out.serialize_entry("hedge", h.name())?;
        }
        out.end()
    }
}

/// What a mention says, and its words.
struct Meant<'a>(&'a Data, &'a str);

impl Serialize for Meant<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut out = s.serialize_map(None)?;
        match self.0 {
            Data::Figure(q) => figure(q, self.1, &mut out)?,
            Data::Date(d) => date(d, &mut out)?,
            Data::Text(t) => out.serialize_entry("text", &**t)?,
            Data::List(items) => out.serialize_entry("items", items)?,
            Data::Bool(b) => out.serialize_entry("value", b)?,
        }
        out.end()
    }
}

/// Something that is written as it is shown.
struct Shown<T>(T);

impl<T: std::fmt::Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(&self.0)
    }
}

fn decimal(d: Decimal) -> Shown<Decimal> {
    Shown(d.normalize())
}

fn figure_kind(q: &Quantity, written: &str) -> &'static str {
    let f = &q.figure;
    match (&f.form, &q.dim) {
        (Form::Range(_), _) => "range",
        // A share (`half`, `two-thirds`) is a number; `one in five` and `3 to 1` are ratios.
        (Form::Fraction { .. }, Dim::Ratio) if f.rounding == crate::value::Rounding::Share && !is_ratio(written) => {
            "number"
        }
        _ => q.kind(),
    }
}

fn figure<M: SerializeMap>(q: &Quantity, written: &str, out: &mut M) -> Result<(), M::Error> {
    let f = &q.figure;
    if let Dim::Duration(unit) = q.dim {
        duration(f, unit, out)?;
    } else {
        if let Some(n) = number(f) {
            out.serialize_entry("number", &decimal(n))?;
        }
        let same = |d: Decimal| Some(d);
        side(out, ("low", "low_open"), f.interval.low, same)?;
        side(out, ("high", "high_open"), f.interval.high, same)?;
    }
    match &q.dim {
        Dim::Money(c) => out.serialize_entry("currency", c.code())?,
        Dim::Count(noun) => out.serialize_entry("unit", &**noun)?,
        Dim::Measure(m) => out.serialize_entry("unit", &spelled(m, written))?,
        _ => {}
    }
    match &q.per {
        Some(per) => out.serialize_entry("per", &**per),
        None => Ok(()),
    }
}

/// The written number; `a couple` is two.
fn number(f: &Figure) -> Option<Decimal> {
    match &f.form {
        Form::Vague(v) if v.high == Some(v.low) => Some(v.low),
        _ => f.number,
    }
}

fn is_ratio(written: &str) -> bool {
    written.contains(" in ") || written.contains("-in-") || written.contains(" out of ")
}

/// One end of an interval, and whether it is open.
fn side<M: SerializeMap>(
    out: &mut M,
    (name, open): (&'static str, &'static str),
    end: End,
    unit: impl Fn(Decimal) -> Option<Decimal>,
) -> Result<(), M::Error> {
    out.serialize_entry(name, &end.value().and_then(unit).map(decimal))?;
    match end {
        End::Open(_) => out.serialize_entry(open, &true),
        _ => Ok(()),
    }
}

/// ISO 8601, and both ends in days.
fn duration<M: SerializeMap>(f: &Figure, unit: TimeUnit, out: &mut M) -> Result<(), M::Error> {
    if let Some(n) = number(f) {
        out.serialize_entry("iso", &iso(n, unit))?;
    }
    let days = |d: Decimal| {
        d.checked_mul(Decimal::from(unit.seconds()))?
            .checked_div(Decimal::from(86_400))
            .map(|d| d.round_dp(9))
    };
    side(out, ("days_low", "low_open"), f.interval.low, days)?;
    side(out, ("days_high", "high_open"), f.interval.high, days)
}

/// A number of a unit in ISO 8601: `P18M` for a year and a half, as its parts must be whole.
fn iso(n: Decimal, unit: TimeUnit) -> String {
    let whole = |times: i64| n.checked_mul(Decimal::from(times)).filter(|p| p.fract().is_zero());
    let text = |d: Decimal| d.normalize().to_string();
    let by = |steps: &[(i64, &str, &str)]| {
        steps
            .iter()
            .find_map(|(times, before, letter)| whole(*times).map(|d| format!("{before}{}{letter}", text(d))))
    };
    let (steps, before, letter): (&[(i64, &str, &str)], &str, &str) = match unit {
        TimeUnit::Second => (&[(1, "PT", "S")], "PT", "S"),
        TimeUnit::Minute => (&[(1, "PT", "M"), (60, "PT", "S")], "PT", "M"),
        TimeUnit::Hour => (&[(1, "PT", "H"), (60, "PT", "M")], "PT", "H"),
        TimeUnit::Day => (&[(1, "P", "D"), (24, "PT", "H")], "P", "D"),
        TimeUnit::Week => (&[(1, "P", "W"), (7, "P", "D")], "P", "W"),
        TimeUnit::Fortnight => (&[(2, "P", "W"), (14, "P", "D")], "P", "W"),
        TimeUnit::Month => (&[(1, "P", "M")], "P", "M"),
        TimeUnit::Quarter => (&[(3, "P", "M")], "P", "M"),
        TimeUnit::Year => (&[(1, "P", "Y"), (12, "P", "M")], "P", "Y"),
        TimeUnit::Decade => (&[(10, "P", "Y"), (120, "P", "M")], "P", "Y"),
        TimeUnit::Century => (&[(100, "P", "Y")], "P", "Y"),
        TimeUnit::Millennium => (&[(1000, "P", "Y")], "P", "Y"),
    };
    by(steps).unwrap_or_else(|| format!("{before}{}{letter}", text(n)))
}

/// A unit of measurement as it is written, in the singular.
fn spelled(m: &'static Measure, written: &str) -> String {
    let places = written.char_indices().map(|(n, _)| n);
    let found = places.map(|n| &written[n..]).find(|tail| {
        tail.starts_with(|c: char| !c.is_whitespace() && c != '-')
            && measure(&tail.replace('-', " ")).or_else(|| measure(tail)) == Some(m)
    });
    let Some(tail) = found else {
        return m.singular.to_owned();
    };
    let tail = if measure(tail).is_some() {
        tail.to_owned()
    } else {
        tail.replace('-', " ")
    };
    let mut words: Vec<String> = tail.trim_end_matches('.').split(' ').map(one).collect();
    if let Some(last) = words.last_mut() {
        *last = last.trim_end_matches('.').to_owned();
    }
    words.join(" ")
}

/// A word of a unit in the singular, its capitals kept.
fn one(word: &str) -> String {
    match word {
        "feet" => "foot".to_owned(),
        "inches" => "inch".to_owned(),
        _ if word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("us")
            && !word.ends_with("ss")
            && !word.contains('/')
            && !word.ends_with("bps") =>
        {
            word[..word.len() - 1].to_owned()
        }
        "lbs" | "kms" | "kgs" | "yds" => word[..word.len() - 1].to_owned(),
        _ => word.to_owned(),
    }
}

fn date<M: SerializeMap>(d: &DateValue, out: &mut M) -> Result<(), M::Error> {
    let When::Days(days) = d.when else {
        return out.serialize_entry("resolved", &false);
    };
    let day = |n: Option<i32>| n.and_then(crate::value::from_day_number).map(Shown);
    out.serialize_entry("start", &day(days.start))?;
    out.serialize_entry("end", &day(days.end))
}
