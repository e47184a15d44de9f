//! One page that stands alone: each draft as written with every value marked, and the evidence beside it. It needs no script and
//! loads nothing: showing, hiding and filtering are style.

mod galley;
mod note;

use super::{Run, clean, item, lines, plural};
use crate::check::Verdict;
use std::io::{self, Write};

/// The style sheet.
const STYLE: &str = include_str!("page.css");

/// Whatever a draft holds, its page loads nothing and sends nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Every verdict, in the order of the filter.
const VERDICTS: [Verdict; 6] = [
    Verdict::Refuted,
    Verdict::ConflictingEvidence,
    Verdict::NotEnoughEvidence,
    Verdict::Invalid,
    Verdict::Supported,
    Verdict::Unverified,
];

pub(super) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let title = match run.files.as_slice() {
        [one] => format!("Fact check of {}", one.path),
        all => format!("Fact check of {}", plural(all.len(), "file")),
    };
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"generator\" content=\"factcheck {}\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>",
        env!("CARGO_PKG_VERSION"),
        escaped(&title)
    )?;
    head(run, &title, out)?;
    writeln!(out, "<main>")?;
    problems(run, out)?;
    let mut first = 1;
    for f in &run.files {
        galley::write(run, f, &lines(f), first, out)?;
        first += f.findings.len();
    }
    writeln!(out, "</main>")?;
    notes(run, out)?;
    writeln!(out, "</body>\n</html>")
}

fn head(run: &Run, title: &str, out: &mut dyn Write) -> io::Result<()> {
    let s = run.summary();
    writeln!(out, "<header>\n<h1>{}</h1>", escaped(title))?;
    writeln!(
        out,
        "<p>This run {}; {}.</p>",
        escaped(&ran(&s)),
        escaped(&s.severities())
    )?;
    if s.mentions > 0 {
        writeln!(
            out,
            "<p class=\"cover\"><strong>{} of {}</strong> mentions in drafts are covered by a fact or a known name.</p>",
            s.linked, s.mentions
        )?;
    }
    writeln!(out, "<fieldset class=\"filter\">\n<legend>Show</legend>")?;
    for v in VERDICTS {
        let n = match v {
            Verdict::Supported => s.supported,
            Verdict::Refuted => s.refuted,
            Verdict::NotEnoughEvidence => s.not_enough_evidence,
            Verdict::ConflictingEvidence => s.conflicting_evidence,
            Verdict::Unverified => s.unverified,
            Verdict::Invalid => s.invalid,
        };
        let (name, words, sign) = (v.name(), words(v), sign(v));
        writeln!(
            out,
            "<label class=\"chip {name}\"><input type=\"checkbox\" id=\"show-{name}\" checked> \
             <span class=\"t\">{sign} {words}</span> <b>{n}</b></label>"
        )?;
    }
    writeln!(
        out,
        "</fieldset>\n<p class=\"hint\">Point at a marked passage, tab to it or tap it to see its evidence. All notes stand at the \
         end.</p>\n</header>"
    )
}

/// The summary as the end of a sentence.
fn ran(s: &super::Summary) -> String {
    if s.checked == 0 {
        "checked nothing: it found no statement and no value".to_owned()
    } else {
        s.sentence()
    }
}

fn problems(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let broken = item::errors(run);
    if broken.is_empty() {
        return Ok(());
    }
    writeln!(out, "<section class=\"problems\">\n<h2>Could not be read</h2>\n<ul>")?;
    for e in broken {
        let at = e.line.map_or_else(String::new, |l| format!(":{l}"));
        writeln!(out, "<li><b>{}{at}</b>: {}</li>", escaped(&e.file), escaped(&e.message))?;
    }
    writeln!(out, "</ul>\n</section>")
}

fn notes(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    if run.files.iter().all(|f| f.findings.is_empty()) {
        return Ok(());
    }
    writeln!(out, "<section class=\"notes\">\n<h2>Notes</h2>")?;
    let mut n = 1;
    for f in run.files.iter().filter(|f| !f.findings.is_empty()) {
        let places = lines(f);
        if run.files.len() > 1 {
            writeln!(out, "<h3>{}</h3>", escaped(&f.path))?;
        }
        writeln!(out, "<ol>")?;
        for finding in &f.findings {
            let i = item::item(&run.base, f, &places, finding);
            writeln!(
                out,
                "<li value=\"{n}\" id=\"n{n}\" class=\"{}\"><a href=\"#m{n}\">line {}</a> <q>{}</q>{}</li>",
                i.verdict,
                i.line,
                escaped(&note::short(i.text)),
                note::html(&i, finding.verdict)
            )?;
            n += 1;
        }
        writeln!(out, "</ol>")?;
    }
    writeln!(out, "</section>")
}

/// The sign of a verdict: with the kind of underline it tells verdicts apart without colour.
const fn sign(v: Verdict) -> char {
    match v {
        Verdict::Supported => '✓',
        Verdict::Refuted => '✗',
        Verdict::NotEnoughEvidence => '?',
        Verdict::ConflictingEvidence => '≠',
        Verdict::Unverified => '○',
        Verdict::Invalid => '!',
    }
}

const fn words(v: Verdict) -> &'static str {
    match v {
        Verdict::Supported => "supported",
        Verdict::Refuted => "refuted",
        Verdict::NotEnoughEvidence => "not enough evidence",
        Verdict::ConflictingEvidence => "conflicting evidence",
        Verdict::Unverified => "unverified",
        Verdict::Invalid => "invalid",
    }
}

/// Text for content and for attributes in double quotes, with control and direction characters made visible.
fn escaped(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_of_a_draft_is_markup() {
        assert_eq!(
            escaped("<script>'\"&\u{202e}\0"),
            "&lt;script&gt;&#39;&quot;&amp;\\u{202e}\\u{0}"
        );
    }
}
