//! One page that stands alone: each draft as written with every value marked, and the evidence beside it. It needs no script and
//! loads nothing: showing, hiding and filtering are style.

mod galley;
mod note;

#[cfg(feature = "serve")]
pub(crate) use note::web_address;

use super::{Run, Summary, clean, item, lines, plural};
use crate::check::{Finding, Verdict};
use std::io::{self, Write};

/// The style sheet.
pub(crate) const STYLE: &str = include_str!("page.css");

/// What stands at the end of a note, as markup: what a page that is more than paper lets a reader do.
pub(crate) type Actions<'a> = &'a dyn Fn(&Finding) -> String;

/// The parts of the page, for one that has more around them.
#[cfg(feature = "serve")]
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// Switches that show and hide verdicts, with their counts, and how many results are left out.
    pub(crate) filter: String,
    /// The texts with their marks, and a note inside each.
    pub(crate) galleys: String,
    /// All notes once more, as a list.
    pub(crate) notes: String,
}

/// Writes the parts of the page. `all` counts every result; the run may hold fewer, those that are to be shown.
#[cfg(feature = "serve")]
pub(crate) fn parts(run: &Run, all: &Summary, actions: Actions<'_>) -> io::Result<Parts> {
    let part = |write: &dyn Fn(&mut dyn Write) -> io::Result<()>| {
        let mut out = Vec::new();
        write(&mut out)?;
        String::from_utf8(out).map_err(io::Error::other)
    };
    Ok(Parts {
        filter: part(&|out| filter(run, all, out))?,
        galleys: part(&|out| galleys(run, actions, out))?,
        notes: part(&|out| notes(run, actions, out))?,
    })
}

/// A page that stands alone has nothing to do.
fn nothing(_: &Finding) -> String {
    String::new()
}

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

/// Writes the page. `all` counts every result; the run may hold fewer, those that are to be shown.
pub(crate) fn write(run: &Run, all: &Summary, out: &mut dyn Write) -> io::Result<()> {
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
    head(run, all, &title, out)?;
    writeln!(out, "<main>")?;
    problems(run, out)?;
    galleys(run, &nothing, out)?;
    writeln!(out, "</main>")?;
    notes(run, &nothing, out)?;
    writeln!(out, "</body>\n</html>")
}

fn galleys(run: &Run, actions: Actions<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut first = 1;
    for f in &run.files {
        galley::write(run, f, &lines(f), first, actions, out)?;
        first += f.findings.len();
    }
    Ok(())
}

fn head(run: &Run, s: &Summary, title: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<header>\n<h1>{}</h1>", escaped(title))?;
    writeln!(
        out,
        "<p>This run {}; {}.</p>",
        escaped(&ran(s)),
        escaped(&s.severities())
    )?;
    if s.mentions > 0 {
        writeln!(
            out,
            "<p class=\"cover\"><strong>{} of {}</strong> mentions in drafts are covered by a fact or a known name.</p>",
            s.linked, s.mentions
        )?;
    }
    filter(run, s, out)?;
    writeln!(
        out,
        "<p class=\"hint\">Point at a marked passage, tab to it or tap it to see its evidence. All notes stand at the \
         end.</p>\n</header>"
    )
}

fn filter(run: &Run, s: &Summary, out: &mut dyn Write) -> io::Result<()> {
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
        let none = if n == 0 { " none" } else { "" };
        writeln!(
            out,
            "<label class=\"chip {name}{none}\"><input type=\"checkbox\" id=\"show-{name}\" checked> \
             <span class=\"t\">{sign} {words}</span> <b>{n}</b></label>"
        )?;
    }
    writeln!(out, "</fieldset>")?;
    let shown: usize = run.files.iter().map(|f| f.findings.len()).sum();
    if shown < s.checked {
        writeln!(
            out,
            "<p>{shown} of {} results are marked: errors first, then warnings, then the others from the top. The ledger \
             (CSV) holds the {} more.</p>",
            s.checked,
            s.checked - shown
        )?;
    }
    Ok(())
}

/// The summary as the end of a sentence.
fn ran(s: &Summary) -> String {
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

fn notes(run: &Run, actions: Actions<'_>, out: &mut dyn Write) -> io::Result<()> {
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
        // Numbers are text, and quotation marks too: browsers take seconds to count and to pair thousands of them.
        writeln!(out, "<ol>")?;
        for finding in &f.findings {
            let i = item::item(&run.base, f, &places, finding);
            writeln!(
                out,
                "<li id=\"n{n}\" class=\"{}{}\"><b class=\"no\">{n}.</b> <a href=\"#m{n}\">line {}</a> <span class=\"words\">“{}”</span>{}</li>",
                i.verdict,
                look(finding),
                i.line,
                escaped(&note::short(i.text)),
                note::html(&i, finding.verdict, &actions(finding))
            )?;
            n += 1;
        }
        writeln!(out, "</ol>")?;
    }
    writeln!(out, "</section>")
}

/// The class of a passage that wants a look.
fn look(f: &Finding) -> &'static str {
    if f.is_shown(false) { " look" } else { "" }
}

/// The sign of a verdict: with the kind of underline it tells verdicts apart without colour.
pub(crate) const fn sign(v: Verdict) -> char {
    match v {
        Verdict::Supported => '✓',
        Verdict::Refuted => '✗',
        Verdict::NotEnoughEvidence => '?',
        Verdict::ConflictingEvidence => '≠',
        Verdict::Unverified => '○',
        Verdict::Invalid => '!',
    }
}

pub(crate) const fn words(v: Verdict) -> &'static str {
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
pub(crate) fn escaped(text: &str) -> String {
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
