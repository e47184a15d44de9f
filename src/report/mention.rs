//! A mention in the terms of the machine format: its kind, its value, its hedge.

use crate::prose::{Extracted, Mention};
use crate::value::{
    Data, DateValue, Decimal, Dim, End, Figure, Form, Hedge, Measure, Precision, Quantity, TimeUnit, When, measure,
};
use serde_json::{Map, Value as Json, json};

/// The mention of `text` as an object with `start`, `end`, `text`, `kind`, `value` and, where there is one, `hedge`.
/// Places are bytes of `text`.
#[must_use]
pub fn describe(mention: &Mention, text: &str) -> Json {
    let written = text.get(mention.start as usize..mention.end as usize).unwrap_or("");
    let place = (mention.start, mention.end);
    object(place, written, (written, &mention.data, mention.hedge))
}

/// The same of what was extracted from a draft; `text` is that of the file, and so are the places.
pub(super) fn describe_extracted(e: &Extracted, text: &str) -> Json {
    let place = (e.span.start, e.span.end);
    object(place, e.span.of(text), (&e.words, &e.data, e.hedge))
}

fn object((start, end): (u32, u32), shown: &str, (written, data, hedge): (&str, &Data, Option<Hedge>)) -> Json {
    let mut out = Map::new();
    out.insert("start".into(), json!(start));
    out.insert("end".into(), json!(end));
    out.insert("text".into(), json!(shown));
    let (kind, value) = match data {
        Data::Figure(q) => figure(q, written),
        Data::Date(d) => date(d, hedge.is_some()),
        Data::Text(t) => ("quote", json!({"text": &**t})),
        Data::List(items) => ("list", json!({"items": items})),
        Data::Bool(b) => ("boolean", json!({"value": b})),
    };
    out.insert("kind".into(), json!(kind));
    out.insert("value".into(), value);
    if let Some(h) = hedge {
        out.insert("hedge".into(), json!(h.name()));
    }
    Json::Object(out)
}

fn decimal(d: Decimal) -> Json {
    Json::String(d.normalize().to_string())
}

fn figure(q: &Quantity, written: &str) -> (&'static str, Json) {
    let mut out = Map::new();
    let f = &q.figure;
    match q.dim {
        Dim::Duration(unit) => duration(f, unit, &mut out),
        _ => interval(f, &mut out),
    }
    match &q.dim {
        Dim::Money(c) => {
            out.insert("currency".into(), json!(c.code()));
        }
        Dim::Count(noun) => {
            out.insert("unit".into(), json!(&**noun));
        }
        Dim::Measure(m) => {
            out.insert("unit".into(), json!(spelled(m, written)));
        }
        _ => {}
    }
    if let Some(per) = &q.per {
        out.insert("per".into(), json!(&**per));
    }
    let kind = match (&f.form, &q.dim) {
        (Form::Range(_), _) => "range",
        // A share (`half`, `two-thirds`) is a number; `one in five` and `3 to 1` are ratios.
        (Form::Fraction { .. }, Dim::Ratio) if f.rounding == crate::value::Rounding::Share && !is_ratio(written) => {
            "number"
        }
        _ => q.kind(),
    };
    (kind, Json::Object(out))
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

fn interval(f: &Figure, out: &mut Map<String, Json>) {
    if let Some(n) = number(f) {
        out.insert("number".into(), decimal(n));
    }
    let mut side = |name: &str, end: End| {
        out.insert(name.to_owned(), end.value().map_or(Json::Null, decimal));
        if matches!(end, End::Open(_)) {
            out.insert(format!("{name}_open"), json!(true));
        }
    };
    side("low", f.interval.low);
    side("high", f.interval.high);
}

/// ISO 8601, and both ends in days.
fn duration(f: &Figure, unit: TimeUnit, out: &mut Map<String, Json>) {
    if let Some(n) = number(f) {
        out.insert("iso".into(), json!(iso(n, unit)));
    }
    let days = |d: Decimal| {
        d.checked_mul(Decimal::from(unit.seconds()))?
            .checked_div(Decimal::from(86_400))
            .map(|d| d.round_dp(9))
    };
    let mut side = |name: &str, end: End| {
        out.insert(
            format!("days_{name}"),
            end.value().and_then(days).map_or(Json::Null, decimal),
        );
        if matches!(end, End::Open(_)) {
            out.insert(format!("{name}_open"), json!(true));
        }
    };
    side("low", f.interval.low);
    side("high", f.interval.high);
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

fn date(d: &DateValue, hedged: bool) -> (&'static str, Json) {
    let kind = if d.precision == Precision::Period || d.bound && !hedged {
        "date_range"
    } else {
        "date"
    };
    let value = match d.when {
        When::Days(days) => {
            let day = |n: Option<i32>| {
                n.and_then(crate::value::from_day_number)
                    .map_or(Json::Null, |d| json!(d.to_string()))
            };
            json!({"start": day(days.start), "end": day(days.end)})
        }
        _ => json!({"resolved": false}),
    };
    (kind, value)
}
