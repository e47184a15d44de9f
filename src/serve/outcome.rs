//! What a page says of a checked text, and what it lets a reader do with it.

use super::Desk;
use super::draft::{Judged, kind_words};
use super::headline::{Headline, headline};
use super::mending::{is_mendable, key, safe};
use crate::check::Finding;
use crate::report::Run;
use crate::report::html::{Actions, Parts, escaped, parts};
use crate::rule::Severity;
use askama::Template;
use askama::filters::Escaper;
use std::cmp::Reverse;

/// The most results that a page in the browser shows: it takes long over more.
const MOST: usize = 2_000;

/// What is said of a checked text: the headline, what can be done, the galley, the notes.
#[derive(Debug, Template)]
#[template(path = "result.html", config = "src/serve/askama.toml")]
pub(super) struct Outcome {
    pub(super) headline: Headline,
    /// What was just done.
    said: Option<String>,
    how: Option<&'static str>,
    parts: Parts,
    /// How many safe fixes can be made.
    safe: usize,
    /// Whether it can be saved, and its text too.
    exports: bool,
    text: bool,
}

impl Outcome {
    /// The result for a draft; `part` says that a script puts it into the page.
    pub(super) fn draft(desk: &Desk, judged: Judged, said: Option<String>, part: bool) -> Self {
        let mendable = is_mendable(desk, &judged.checked);
        let (safe, text) = (safe(&judged.checked), !judged.checked.word);
        Self {
            said,
            how: Some(kind_words(judged.kind)),
            safe: if mendable { safe } else { 0 },
            exports: true,
            text,
            ..Self::new(desk, judged, &|f| {
                if mendable { action(f, part) } else { String::new() }
            })
        }
    }

    /// The result for a claim, of which there is nothing to be mended or saved.
    pub(super) fn claim(desk: &Desk, judged: Judged) -> Self {
        Self::new(desk, judged, &|_| String::new())
    }

    fn new(desk: &Desk, judged: Judged, actions: Actions<'_>) -> Self {
        let mut run = desk.run(vec![judged.checked]);
        let all = run.summary();
        keep_worst(&mut run, MOST);
        Self {
            headline: headline(desk, &all),
            said: None,
            how: None,
            parts: parts(&run, &all, actions).unwrap_or_default(),
            safe: 0,
            exports: false,
            text: false,
        }
    }
}

impl Outcome {
    /// The result as a screen reader is told it.
    pub(super) fn spoken(&self) -> String {
        let said = self.said.as_ref().map_or_else(String::new, |s| format!("{s} "));
        format!("{said}{}", self.headline.spoken())
    }
}

/// Keeps so many results of each file, errors first, then warnings, then the others from the top; they stay in the draft's order.
pub(super) fn keep_worst(run: &mut Run, most: usize) {
    for file in &mut run.files {
        let findings = &mut file.findings;
        let mut order: Vec<usize> = (0..findings.len()).collect();
        // Among the others, those for information would fill the page: nobody's facts cover a table of figures.
        order.sort_by_key(|&n| Reverse(findings[n].severity().max(Severity::Info)));
        let mut kept = vec![false; findings.len()];
        for n in order.into_iter().take(most) {
            kept[n] = true;
        }
        let mut kept = kept.into_iter();
        findings.retain(|_| kept.next().unwrap_or(false));
    }
}

/// The button that takes a fix. What changes a published figure says so.
///
/// A browser takes long to tell a form of hundreds of buttons: where a script listens, they belong to none.
fn action(f: &Finding, part: bool) -> String {
    let Some(fix) = f.detail.as_ref().and_then(|d| d.fix.as_ref()) else {
        return String::new();
    };
    let shown = fix.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (verb, remark) = if fix.safe {
        ("Accept", "")
    } else {
        ("Change to", " <small>changes what is published</small>")
    };
    let what = match shown.is_empty() {
        true => "nothing".to_owned(),
        false => format!("“{}”", escaped(&shown)),
    };
    let kind = if part {
        "type=\"button\""
    } else {
        "type=\"submit\" form=\"draft\" formaction=\"/fix\""
    };
    format!(
        "<span class=\"line act\"><button {kind} name=\"fix\" value=\"{}\">{verb} \
         {what}</button>{remark}</span>",
        attribute(&key(fix))
    )
}

/// A text that a form sends back as it is: only markup is escaped.
fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    // Writing to a string does not fail.
    let _ = askama::filters::Html.write_escaped_str(&mut out, text);
    out
}
