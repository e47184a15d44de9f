//! A file as written, its blanks kept, with every passage marked that has a verdict.

use super::super::item::item;
use super::super::{Checked, Run};
use super::{Actions, escaped, look, note, sign, words};
use crate::span::Lines;
use std::io::{self, Write};

/// A part of the text that is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    start: usize,
    end: usize,
    /// The number of the finding in its file; `None` for the part of it that the verdict is about.
    finding: Option<usize>,
}

/// A step of writing the galley.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Text(usize, usize),
    Open(Option<usize>),
    Close(Option<usize>),
}

/// `first` is the number of the file's first note.
pub(super) fn write(
    run: &Run,
    f: &Checked,
    places: &Lines,
    first: usize,
    actions: Actions<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "<section class=\"file\">\n<h2>{}</h2>", escaped(&f.path))?;
    if f.word {
        writeln!(
            out,
            "<p class=\"hint\">The text of the document, a paragraph a line.</p>"
        )?;
    }
    if f.findings.is_empty() {
        writeln!(out, "<p class=\"hint\">This file holds nothing to check.</p>")?;
    }
    write!(out, "<div class=\"galley\">")?;
    for step in steps(marks(f), f.text.len()) {
        match step {
            Step::Text(start, end) => write!(out, "{}", as_written(f.text.get(start..end).unwrap_or("")))?,
            Step::Open(None) => write!(out, "<b class=\"focus\">")?,
            Step::Close(None) => write!(out, "</b>")?,
            Step::Open(Some(k)) => {
                let n = first + k;
                let verdict = f.findings[k].verdict.name();
                let look = look(&f.findings[k]);
                write!(
                    out,
                    "<span class=\"m {verdict}{look}\" id=\"m{n}\" tabindex=\"0\" aria-describedby=\"p{n}\"><span class=\"t\">"
                )?;
            }
            Step::Close(Some(k)) => {
                let (n, finding) = (first + k, &f.findings[k]);
                let i = item(&run.base, f, places, finding);
                write!(
                    out,
                    "</span><sup title=\"{}\">{}{n}</sup><span class=\"pop\" id=\"p{n}\">{}\
                     <span class=\"line fact\"><a href=\"#n{n}\">Note {n}</a></span></span></span>",
                    words(finding.verdict),
                    sign(finding.verdict),
                    note::html(&i, finding.verdict, &actions(finding))
                )?;
            }
        }
    }
    writeln!(out, "</div>\n</section>")
}

/// The findings, and inside a longer one the part that its verdict is about, outer marks first.
fn marks(f: &Checked) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    for (n, x) in f.findings.iter().enumerate() {
        let (span, focus) = (x.span.range(), x.focus.range());
        out.push(Mark {
            start: span.start,
            end: span.end,
            finding: Some(n),
        });
        if x.rule.is_some() && focus != span && span.start <= focus.start && focus.end <= span.end && !focus.is_empty()
        {
            out.push(Mark {
                start: focus.start,
                end: focus.end,
                finding: None,
            });
        }
    }
    out.sort_by_key(|m| (m.start, std::cmp::Reverse(m.end), m.finding.is_none(), m.finding));
    out
}

/// Puts marks into one another. One that reaches over the end of another is cut there: its note says where it ends.
fn steps(marks: Vec<Mark>, end: usize) -> Vec<Step> {
    let (mut out, mut open, mut at) = (Vec::new(), Vec::<Mark>::new(), 0);
    let mut text = |out: &mut Vec<Step>, to: usize| {
        let to = to.min(end);
        if to > at {
            out.push(Step::Text(at, to));
            at = to;
        }
    };
    for mut m in marks {
        while let Some(top) = open.pop_if(|top| top.end <= m.start) {
            text(&mut out, top.end);
            out.push(Step::Close(top.finding));
        }
        if let Some(top) = open.last() {
            m.end = m.end.min(top.end);
        }
        text(&mut out, m.start);
        out.push(Step::Open(m.finding));
        open.push(m);
    }
    while let Some(top) = open.pop() {
        text(&mut out, top.end);
        out.push(Step::Close(top.finding));
    }
    text(&mut out, end);
    out
}

/// The text with its lines; a byte order mark and the carriage returns of line ends are no part of what was written.
fn as_written(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    escaped(&text.replace("\r\n", "\n"))
}

#[cfg(test)]
mod tests {
    use super::{Mark, Step, steps};

    const fn mark(start: usize, end: usize, n: usize) -> Mark {
        Mark {
            start,
            end,
            finding: Some(n),
        }
    }

    #[test]
    fn marks_nest_and_never_cross() {
        use Step::{Close, Open, Text};
        let out = steps(vec![mark(2, 8, 0), mark(3, 5, 1), mark(6, 12, 2), mark(12, 14, 3)], 16);
        let expected = [
            Text(0, 2),
            Open(Some(0)),
            Text(2, 3),
            Open(Some(1)),
            Text(3, 5),
            Close(Some(1)),
            Text(5, 6),
            Open(Some(2)),
            Text(6, 8),
            Close(Some(2)),
            Close(Some(0)),
            Text(8, 12),
            Open(Some(3)),
            Text(12, 14),
            Close(Some(3)),
            Text(14, 16),
        ];
        assert_eq!(out, expected);
    }
}
