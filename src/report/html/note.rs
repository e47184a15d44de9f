//! What is said of one passage: the same beside it and in the notes at the end.

use super::super::hits::flat;
use super::super::item::{Item, Source};
use super::{escaped, sign, words};
use crate::check::Verdict;

/// The longest text that is repeated in a note, in characters.
const LONGEST: usize = 160;

/// The note, as lines that may stand inside running text. `actions` is markup that stands behind what would be right.
pub(super) fn html(i: &Item, verdict: Verdict, actions: &str) -> String {
    let mut out = format!(
        "<span class=\"line verdict\"><strong>{} {}</strong>",
        sign(verdict),
        words(verdict)
    );
    if let Some(rule) = i.rule {
        out.push_str(&format!(" <small>{} · {}</small>", i.severity, escaped(rule)));
    }
    out.push_str("</span>");
    line(&mut out, "message", "", i.message);
    if i.verdict != "supported" {
        line(&mut out, "expected", "The source has: ", i.expected.unwrap_or_default());
    }
    out.push_str(actions);
    for n in i.notes {
        line(&mut out, "remark", "", n);
    }
    line(&mut out, "why", "", i.evidence.unwrap_or_default());
    for s in &i.sources {
        out.push_str(&source(s));
    }
    if let Some(fact) = &i.fact {
        line(&mut out, "fact", "Fact: ", fact);
    }
    out
}

fn line(out: &mut String, class: &str, head: &str, text: &str) {
    if !text.is_empty() {
        out.push_str(&format!("<span class=\"line {class}\">{head}{}</span>", escaped(text)));
    }
}

/// Title, publisher, day and place; the title is a link where the source has an address on the web.
fn source(s: &Source) -> String {
    let title = escaped(s.title.unwrap_or(s.id));
    let web = s.url.filter(|u| web_address(u));
    let title = match web {
        Some(url) => format!("<a href=\"{}\" rel=\"noreferrer\">{title}</a>", escaped(url)),
        None => title,
    };
    let rest: Vec<String> = [s.publisher, s.published, s.locator]
        .into_iter()
        .flatten()
        .map(escaped)
        .collect();
    let comma = if rest.is_empty() { "" } else { ", " };
    format!(
        "<span class=\"line source\">Source: <cite>{title}</cite>{comma}{}</span>",
        rest.join(", ")
    )
}

/// Whether an address may be a link: other schemes can run scripts.
pub(crate) fn web_address(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    url.starts_with("https://") || url.starts_with("http://")
}

/// A text on one line, cut where it is long.
pub(super) fn short(text: &str) -> String {
    let flat = flat(text);
    if flat.chars().count() <= LONGEST {
        return flat;
    }
    let mut cut: String = flat.chars().take(LONGEST - 1).collect();
    cut.push('…');
    cut
}
