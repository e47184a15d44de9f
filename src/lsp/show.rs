//! Facts in words, for hovering. Texts of a draft or a fact base never become markup.

use super::desk::Desk;
use crate::check::Finding;
use crate::facts::{FactId, NameId, SourceId, Stated};
use crate::report::clean;
use crate::value::from_day_number;

/// Writes Markdown, or plain text for a client that has none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Writer {
    pub(super) markdown: bool,
}

impl Writer {
    /// A text as it is, whatever it holds.
    pub(super) fn text(self, text: &str) -> String {
        let shown = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
        if !self.markdown {
            return shown;
        }
        let mut out = String::with_capacity(shown.len() + 8);
        for c in shown.chars() {
            if "\\`*_[]<>&#|~!".contains(c) {
                out.push('\\');
            }
            out.push(c);
        }
        out
    }

    fn strong(self, text: &str) -> String {
        if self.markdown {
            format!("**{}**", self.text(text))
        } else {
            self.text(text)
        }
    }

    /// What was found about a statement or a mention.
    pub(super) fn finding(self, f: &Finding) -> String {
        let rule = f.rule.map_or_else(String::new, |r| format!(" ({})", r.name()));
        let mut out = vec![format!("{}{rule}", self.strong(&f.verdict.name().replace('-', " ")))];
        if let Some(d) = &f.detail {
            let said = [&d.message, &d.evidence].into_iter().filter(|m| !m.is_empty());
            out.extend(said.map(|m| self.text(m)));
            out.extend(d.notes.iter().map(|n| format!("- {}", self.text(n))));
        }
        self.paragraphs(&out)
    }

    /// A fact: what it is called, its values with their sources, when they hold.
    pub(super) fn fact(self, desk: &Desk, id: FactId) -> String {
        let fact = desk.base.fact(id);
        let mut out = vec![format!(
            "{} {}",
            self.strong(&fact.label),
            self.text(&desk.base.full_id(id))
        )];
        let values = fact.values.iter().map(|v| self.stated(desk, v)).collect::<Vec<_>>();
        out.push(values.join("\n"));
        if let Some(s) = fact.speaker() {
            out.push(format!("said by {}", self.text(s)));
        }
        if let Some(d) = fact.extra.as_ref().and_then(|e| e.as_of) {
            out.push(format!("as of {d}"));
        }
        if !fact.aliases.is_empty() {
            let all: Vec<String> = fact.aliases.iter().map(|a| self.text(a)).collect();
            out.push(format!("also: {}", all.join(", ")));
        }
        if let Some(n) = fact.note() {
            out.push(format!("the desk notes: {}", self.text(n)));
        }
        self.paragraphs(&out)
    }

    fn stated(self, desk: &Desk, v: &Stated) -> String {
        let mut out = format!("- {}", self.strong(&v.value.text));
        if v.preferred {
            out.push_str(" (preferred)");
        }
        let day = |n: Option<i32>| n.and_then(from_day_number);
        match (day(v.from), day(v.until)) {
            (Some(a), Some(b)) => out.push_str(&format!(", holds from {a} until {b}")),
            (Some(a), None) => out.push_str(&format!(", holds from {a}")),
            (None, Some(b)) => out.push_str(&format!(", held until {b}")),
            (None, None) => {}
        }
        for s in &v.sources {
            out.push_str(&format!("\n  - {}", self.source(desk, *s)));
            if let Some(l) = &v.locator {
                out.push_str(&format!(", {}", self.text(l)));
            }
        }
        out
    }

    /// A source in one line.
    pub(super) fn source(self, desk: &Desk, id: SourceId) -> String {
        let s = desk.base.source(id);
        let title = s
            .title
            .as_deref()
            .map_or_else(|| self.text(&s.id), |t| format!("“{}”", self.text(t)));
        let rest = [&s.author, &s.publisher, &s.published].into_iter().flatten();
        let mut parts: Vec<String> = std::iter::once(title).chain(rest.map(|p| self.text(p))).collect();
        let plain = |u: &&str| u.starts_with("http") && !u.contains(|c: char| c.is_whitespace() || "<>\\".contains(c));
        if let Some(url) = s.url.as_deref().filter(plain) {
            parts.push(if self.markdown {
                format!("<{}>", clean(url))
            } else {
                clean(url).into_owned()
            });
        }
        parts.join(", ")
    }

    pub(super) fn name(self, desk: &Desk, id: NameId) -> String {
        let name = desk.base.name(id);
        let mut out = vec![format!(
            "{} {}",
            self.strong(&name.name),
            self.text(&desk.base.full_name_id(id))
        )];
        out.extend(name.role.as_ref().map(|r| self.text(r)));
        if !name.also.is_empty() {
            let all: Vec<String> = name.also.iter().map(|a| self.text(a)).collect();
            out.push(format!("also: {}", all.join(", ")));
        }
        out.extend(name.source.map(|s| self.source(desk, s)));
        self.paragraphs(&out)
    }

    pub(super) fn paragraphs(self, parts: &[String]) -> String {
        parts.join(if self.markdown { "\n\n" } else { "\n" })
    }
}

/// A text that is short enough for a title.
pub(super) fn short(text: &str) -> String {
    let one = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    match one.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &one[..at]),
        None => one,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_never_becomes_markup() {
        let text = "[a](command:x) <b>*c*</b>\n# d\u{1b}[31m";
        let shown = Writer { markdown: true }.text(text);
        assert_eq!(shown, "\\[a\\](command:x) \\<b\\>\\*c\\*\\</b\\> \\# d\\\\u{1b}\\[31m");
        assert_eq!(Writer { markdown: false }.text("a\n*b*"), "a *b*");
    }
}
