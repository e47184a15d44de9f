//! A draft of a form is read and checked.

use super::Desk;
use super::form::Form;
use crate::check::{Options, apply, check_claims, check_draft};
use crate::cli;
use crate::cli::args::Grammar;
use crate::cli::discover::{self, Kind};
use crate::document::{self, Markup};
use crate::report::Checked;
use std::path::Path;

/// The longest text that is put on a page, in bytes: a book.
const MAX_TEXT: usize = 1 << 20;

/// A draft that was checked.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) checked: Checked,
    /// How it was read.
    pub(super) kind: Kind,
}

/// Puts a file that came with a form to where it belongs: a Word document is kept as it is, any other is the text in the box,
/// with line ends as a box has them.
pub(super) fn settle(form: &mut Form) {
    let Some(bytes) = form.file.take() else { return };
    if is_word(form) {
        form.word = Some(bytes);
        return;
    }
    form.word = None;
    match String::from_utf8(bytes) {
        Ok(text) => form.text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n"),
        Err(e) => form.file = Some(e.into_bytes()),
    }
}

fn is_word(form: &Form) -> bool {
    document::markup_of(Path::new(&form.name)) == Some(Markup::Docx)
}

/// Checks what a settled form holds.
pub(super) fn judge(desk: &Desk, form: &Form) -> Result<Judged, String> {
    let kind = kind(form);
    let bytes = match (&form.word, &form.file) {
        (Some(b), _) | (None, Some(b)) => b.clone(),
        (None, None) => form.text.clone().into_bytes(),
    };
    let checked = check(desk, form, kind, bytes)?;
    Ok(Judged { checked, kind })
}

/// Checks a text in place of the form's own.
pub(super) fn again(desk: &Desk, form: &Form, kind: Kind, text: String) -> Result<Checked, String> {
    check(desk, form, kind, text.into_bytes())
}

fn check(desk: &Desk, form: &Form, kind: Kind, bytes: Vec<u8>) -> Result<Checked, String> {
    let options = options(desk, form)?;
    let name = match &*form.name {
        "" => "draft",
        name => name,
    };
    let mut checked = match kind {
        Kind::Claims => {
            let text = short(cli::utf8(bytes)?)?;
            let findings = check_claims(&text, &desk.base, &options);
            Checked::claims(name.to_owned(), text, findings)
        }
        Kind::Draft(markup) => {
            if markup != Markup::Docx && bytes.len() > MAX_TEXT {
                return Err(TOO_LONG.to_owned());
            }
            let (text, doc) = document::read(bytes, markup).map_err(|e| e.to_string())?;
            let text = short(text)?;
            let found = check_draft(&text, &doc, &desk.base, desk.index(), &options);
            Checked {
                word: markup == Markup::Docx,
                ..Checked::draft(name.to_owned(), text, found)
            }
        }
    };
    let severities = desk.settings.severities(Path::new(name));
    apply(&severities, &mut checked.findings);
    Ok(checked)
}

const TOO_LONG: &str = "this text is longer than 1 MB: check it with `factcheck FILE` instead";

fn short(text: String) -> Result<String, String> {
    if text.len() > MAX_TEXT {
        return Err(TOO_LONG.to_owned());
    }
    Ok(text)
}

fn options(desk: &Desk, form: &Form) -> Result<Options, String> {
    let mut context = desk.settings.context.clone();
    if !form.date.is_empty() {
        let day = cli::day(&form.date, &context).and_then(|d| d.as_day());
        context.dateline = Some(day.ok_or_else(|| format!("\"{}\" is no day: write it as 2025-05-06", form.date))?);
    }
    Ok(Options {
        context,
        today: cli::today(),
        ..Options::default()
    })
}

/// By which grammar the draft is read: what was chosen, else what its file's name or its text says.
fn kind(form: &Form) -> Kind {
    if form.word.is_some() {
        return Kind::Draft(Markup::Docx);
    }
    let bytes = form.file.as_deref().unwrap_or(form.text.as_bytes());
    let named = document::markup_of(Path::new(&form.name));
    let kind = discover::kind(Path::new(&form.name), bytes, form.grammar);
    if form.grammar.is_some() || named.is_some_and(|m| m != Markup::Text) {
        return kind;
    }
    let text = String::from_utf8_lossy(bytes);
    match kind {
        Kind::Draft(Markup::Text) => Kind::Draft(looks(&text)),
        Kind::Claims if form.name.is_empty() && !states(&text) => Kind::Draft(looks(&text)),
        other => other,
    }
}

/// Whether a pasted text may hold claims: a headline alone could be a comment of theirs, and no claim begins with a tag.
fn states(text: &str) -> bool {
    let is_nothing = |l: &str| l.trim().is_empty() || l.starts_with('#');
    !text.trim_start().starts_with('<') && !text.lines().all(is_nothing)
}

/// How much of a text is looked at.
const LOOKED: usize = 1 << 14;

/// What a pasted text looks like.
fn looks(text: &str) -> Markup {
    let head: String = text.chars().take(LOOKED).collect();
    let head = head.trim_start();
    let tag = |t: &str| head.contains(&format!("</{t}>"));
    if head.starts_with("<!") && !head.starts_with("<!--")
        || head.starts_with('<') && ["p", "html", "div"].iter().any(|t| tag(t))
    {
        return Markup::Html;
    }
    let heading = |l: &str| {
        let signs = l.bytes().take_while(|b| *b == b'#').count();
        (1..=6).contains(&signs) && l.as_bytes().get(signs) == Some(&b' ')
    };
    let marked = head.starts_with("---\n")
        || head.starts_with("+++\n")
        || head.contains("](")
        || head.contains("**")
        || head.contains("<!-- factcheck")
        || head.lines().any(heading);
    if marked { Markup::Markdown } else { Markup::Text }
}

/// How a draft was read, in words.
pub(super) const fn kind_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Claims => "claims, one a line",
        Kind::Draft(Markup::Markdown) => "Markdown",
        Kind::Draft(Markup::Html) => "HTML",
        Kind::Draft(Markup::Text) => "plain text",
        Kind::Draft(Markup::Docx) => "a Word document",
    }
}

/// A single claim.
pub(super) fn claim(text: String) -> Form {
    Form {
        text,
        name: "claim".to_owned(),
        grammar: Some(Grammar::Claims),
        ..Form::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn kind_name(kind: Kind) -> &'static str {
        match kind {
            Kind::Claims => "claims",
            Kind::Draft(Markup::Markdown) => "markdown",
            Kind::Draft(Markup::Html) => "html",
            Kind::Draft(Markup::Text) => "text",
            Kind::Draft(Markup::Docx) => "docx",
        }
    }

    #[test]
    fn a_pasted_text_is_read_as_what_it_looks_like() {
        for (text, expected) in [
            ("The jury set it at $167 million.\n\nIt was late.", "text"),
            ("# Trial\n\nThe jury set it at $167 million.", "markdown"),
            ("The jury set it at [$167 million](fact:damages).", "markdown"),
            ("#1 in the charts", "text"),
            ("# Jury orders NSO to pay", "markdown"),
            ("<p>The jury set it at $167 million.</p>", "html"),
            ("<!DOCTYPE html><title>x</title>", "html"),
            ("<!-- factcheck: a = 1 -->\nText", "markdown"),
            ("damages = $167 million", "claims"),
            ("@topic trial\ndamages is $167 million", "claims"),
        ] {
            let form = Form {
                text: text.to_owned(),
                ..Form::default()
            };
            assert_eq!(kind_name(kind(&form)), expected, "{text}");
        }
    }

    #[test]
    fn a_choice_and_a_name_count_over_looks() {
        let form = |name: &str, grammar| Form {
            text: "# a = b".to_owned(),
            name: name.to_owned(),
            grammar,
            ..Form::default()
        };
        assert_eq!(kind_name(kind(&form("a.html", None))), "html");
        assert_eq!(kind_name(kind(&form("a.html", Some(Grammar::Text)))), "text");
        assert_eq!(kind_name(kind(&form("a.claims", None))), "claims");
    }
}
