//! Comparing what is found in a sentence with what its corpus says is there.

use factcheck::prose::scan;
use factcheck::report::describe;
use factcheck::value::{Context, Data, Decimal, Hint, read};
use serde_json::Value as Json;
use std::fmt;

/// What one corpus came to.
#[derive(Debug, Default)]
pub(crate) struct Score {
    expected: u32,
    found: u32,
    /// Of the expected, those with the right span, kind and value.
    right: u32,
    /// Found where nothing is.
    invented: u32,
    hedged: u32,
    hedges_right: u32,
    sentences: u32,
    pub(crate) differences: Vec<String>,
}

fn share(a: u32, b: u32) -> u32 {
    (a * 1000).checked_div(b).unwrap_or(1000)
}

impl Score {
    /// Tenths of a percent of the expected that are found with the right value.
    pub(crate) fn recall(&self) -> u32 {
        share(self.right, self.expected)
    }

    /// Tenths of a percent of the found that are right.
    pub(crate) fn precision(&self) -> u32 {
        share(self.right, self.found)
    }

    /// Tenths of a percent of the hedges that are told as they are.
    pub(crate) fn hedges(&self) -> u32 {
        share(self.hedges_right, self.hedged)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let p = |n: u32| format!("{}.{} %", n / 10, n % 10);
        write!(
            f,
            "recall {}, precision {}, hedges {}, {} invented in {} sentences",
            p(self.recall()),
            p(self.precision()),
            p(self.hedges()),
            self.invented,
            self.sentences
        )
    }
}

/// The lines of a corpus.
pub(crate) fn lines(text: &str) -> Vec<Json> {
    text.lines()
        .filter(|l| !l.trim().is_empty())
        .map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{l}: {e}")))
        .collect()
}

fn context(line: &Json) -> Context {
    let mut ctx = Context::default();
    if let Some(d) = line["dateline"].as_str()
        && let Ok(v) = read(d, &ctx, Hint::Date)
        && let Data::Date(d) = v.data
    {
        ctx.dateline = d.days().and_then(|d| d.as_day());
    }
    ctx
}

/// Scans every sentence and compares.
pub(crate) fn measure(lines: &[Json]) -> Score {
    let mut s = Score::default();
    for line in lines {
        sentence(line, &mut s);
    }
    s
}

fn sentence(line: &Json, s: &mut Score) {
    s.sentences += 1;
    let text = line["text"].as_str().expect("a text");
    let got: Vec<Json> = scan(text, &context(line)).iter().map(|m| describe(m, text)).collect();
    let empty = Vec::new();
    let want = line["mentions"].as_array().unwrap_or(&empty);
    let mut used = vec![false; got.len()];
    let say = |m: &Json| {
        format!(
            "{:?} {} {} {}",
            m["text"].as_str().unwrap_or(""),
            m["kind"].as_str().unwrap_or(""),
            m["value"],
            m["hedge"].as_str().unwrap_or("")
        )
    };
    for w in want {
        let optional = w["optional"] == Json::Bool(true);
        // The best of those that overlap: a right one before a wrong one.
        let over: Vec<usize> = (0..got.len()).filter(|n| !used[*n] && overlap(w, &got[*n])).collect();
        let fits = over.iter().copied().find(|n| agrees(w, &got[*n]));
        let pick = fits.or_else(|| over.first().copied());
        if let Some(n) = pick {
            used[n] = true;
        }
        if optional {
            continue;
        }
        s.expected += 1;
        s.found += u32::from(pick.is_some());
        match (pick, fits) {
            (_, Some(n)) => {
                s.right += 1;
                if w["hedge"].is_string() || got[n]["hedge"].is_string() {
                    s.hedged += 1;
                    if w["hedge"] == got[n]["hedge"] {
                        s.hedges_right += 1;
                    } else {
                        s.differences
                            .push(format!("hedge   {text}\n      {} / {}", say(w), say(&got[n])));
                    }
                }
            }
            (Some(n), None) => s
                .differences
                .push(format!("wrong   {text}\n      {} / {}", say(w), say(&got[n]))),
            (None, None) => s.differences.push(format!("missing {text}\n      {}", say(w))),
        }
    }
    for (n, g) in got.iter().enumerate().filter(|(n, _)| !used[*n]) {
        let _ = n;
        s.found += 1;
        s.invented += 1;
        s.differences.push(format!("extra   {text}\n      {}", say(g)));
    }
}

fn place(m: &Json) -> (u64, u64) {
    (m["start"].as_u64().unwrap_or(0), m["end"].as_u64().unwrap_or(0))
}

fn overlap(a: &Json, b: &Json) -> bool {
    let ((a, b), (c, d)) = (place(a), place(b));
    a < d && c < b
}

fn agrees(want: &Json, got: &Json) -> bool {
    let kinds = want["alt_kinds"].as_array();
    let own = want["kind"] == got["kind"];
    let other = kinds.is_some_and(|k| k.contains(&got["kind"]));
    if !own && !other {
        return false;
    }
    let (w, g) = (&want["value"], &got["value"]);
    if let Some(n) = want["number_approx"].as_str() {
        return close(n, g["number"].as_str().unwrap_or(""));
    }
    if let Some(day) = want["contains"].as_str() {
        let from = g["start"].as_str().is_none_or(|s| s <= day);
        let to = g["end"].as_str().is_none_or(|e| day < e);
        return g["iso"].is_string() || from && to;
    }
    if !own {
        // Another kind counts its value otherwise: the number alone is compared.
        return w["number"].is_null() || g["number"].is_null() || number(&w["number"]) == number(&g["number"]);
    }
    let Some(fields) = w.as_object() else { return true };
    fields.iter().all(|(key, value)| match key.as_str() {
        "iso" => amount(value.as_str().unwrap_or("")) == amount(g["iso"].as_str().unwrap_or("?")),
        "number" | "low" | "high" | "days_low" | "days_high" if want["compound"] != Json::Bool(true) => {
            number(value) == number(&g[key])
        }
        "number" | "unit" if want["compound"] == Json::Bool(true) => {
            number(&w["number"]) == number(&g["number"]) || key == "unit"
        }
        "unit" => value
            .as_str()
            .unwrap_or("")
            .eq_ignore_ascii_case(g["unit"].as_str().unwrap_or("")),
        _ => *value == g[key],
    })
}

fn number(v: &Json) -> Option<Decimal> {
    v.as_str()
        .and_then(|s| s.parse::<Decimal>().ok())
        .map(|d| d.normalize())
}

fn close(a: &str, b: &str) -> bool {
    match (a.parse::<Decimal>(), b.parse::<Decimal>()) {
        (Ok(a), Ok(b)) => (a - b).abs() <= (a / Decimal::from(1000)).abs(),
        _ => false,
    }
}

/// An ISO 8601 duration as months and seconds.
fn amount(iso: &str) -> Option<(Decimal, Decimal)> {
    let (mut months, mut seconds, mut time, mut digits) = (Decimal::ZERO, Decimal::ZERO, false, String::new());
    for c in iso.strip_prefix('P')?.chars() {
        match c {
            'T' => time = true,
            '0'..='9' | '.' => digits.push(c),
            _ => {
                let n: Decimal = digits.parse().ok()?;
                digits.clear();
                match (c, time) {
                    ('Y', _) => months += n * Decimal::from(12),
                    ('M', false) => months += n,
                    ('W', _) => seconds += n * Decimal::from(604_800),
                    ('D', _) => seconds += n * Decimal::from(86_400),
                    ('H', _) => seconds += n * Decimal::from(3600),
                    ('M', true) => seconds += n * Decimal::from(60),
                    ('S', _) => seconds += n,
                    _ => return None,
                }
            }
        }
    }
    Some((months.normalize(), seconds.normalize()))
}
