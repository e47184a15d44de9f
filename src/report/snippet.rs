//! A mistake in a file that is neither checked nor part of the fact base: the settings.

use super::excerpt::Excerpt;
use super::full::{Report, Style, draw};
use crate::span::{Lines, Span};
use std::io::{self, Write};

/// Draws one mistake in a settings file.
///
/// # Errors
///
/// Where the output can not be written.
pub fn snippet(
    path: &str,
    text: &str,
    span: Span,
    message: &str,
    help: Option<&str>,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (excerpt, span) = Excerpt::new(path, text, &Lines::new(text), span, style.width);
    let report = Report {
        message: super::clean(message).into_owned(),
        code: Some("settings".to_owned()),
        severity: miette::Severity::Error,
        excerpt: Some((excerpt, span, "here".to_owned())),
        help: help.map(|h| super::clean(h).into_owned()),
        related: Vec::new(),
    };
    writeln!(out, "{}\n", draw(&report, style).trim_end_matches('\n'))
}
