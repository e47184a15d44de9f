//! The line that a report shows, cut to what the terminal has room for.

use super::same_length;
use crate::span::{Lines, Span};
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

/// The longest part of a line that is shown, in bytes, however wide the terminal is.
const MAX_LINE: usize = 600;
/// What a line of text leaves to its number and the frame, in columns.
const FRAME: usize = 10;

/// One line of a file, cut around the place where it is too wide. Handing the library a line instead of the file keeps a
/// report linear in its findings.
#[derive(Debug)]
pub(super) struct Excerpt {
    name: String,
    text: String,
    line: usize,
    /// The place's column in the file, in characters from 0.
    column: usize,
}

impl Excerpt {
    /// The line that holds `span`, and the span inside it.
    pub(super) fn new(name: &str, text: &str, places: &Lines, span: Span, width: usize) -> (Self, SourceSpan) {
        let at = (span.start as usize).min(text.len());
        let from = text[..at].rfind('\n').map_or(0, |n| n + 1);
        let to = text[at..].find('\n').map_or(text.len(), |n| at + n);
        let (line, column) = places.position(text, span.start);
        let whole = text[from..to].trim_end_matches('\r');
        let end = (span.end as usize).clamp(at, from + whole.len().max(at - from));
        let (begin, stop) = window(&text[from..from + whole.len()], at - from, end - from, width);
        let mut shown = String::with_capacity(stop - begin + 6);
        if begin > 0 {
            shown.push('…');
        }
        let head = shown.len();
        // A byte order mark is three bytes that take no column.
        let part = &whole[begin..stop];
        match part.strip_prefix('\u{feff}') {
            Some(rest) => {
                shown.push_str("   ");
                shown.push_str(rest);
            }
            None => shown.push_str(part),
        }
        if stop < whole.len() {
            shown.push('…');
        }
        let start = at - from - begin + head;
        let len = (end - at).min(stop - (at - from));
        let excerpt = Self {
            name: super::clean(name).into_owned(),
            line,
            column: column - 1,
            text: same_length(&shown).into_owned(),
        };
        (excerpt, SourceSpan::new(start.into(), len))
    }
}

/// The part of a line around `start..end` that fits into `width` columns, cut between words where it can be.
fn window(line: &str, start: usize, end: usize, width: usize) -> (usize, usize) {
    let room = width.saturating_sub(FRAME).max(30);
    if line.len() <= room || (line.len() <= MAX_LINE && line.chars().count() <= room) {
        return (0, line.len());
    }
    let spare = room.saturating_sub(line[start..end].chars().count());
    let back = |at: usize, n: usize| line[..at].char_indices().rev().take(n).last().map_or(at, |(at, _)| at);
    let on = |at: usize, n: usize| line[at..].char_indices().nth(n).map_or(line.len(), |(k, _)| at + k);
    let mut from = back(start, spare / 3);
    let used = line[from..start].chars().count();
    let mut to = on(end, spare - used.min(spare));
    if to == line.len() {
        let tail = line[end..].chars().count();
        from = back(start, spare.saturating_sub(tail));
    }
    if from > 0
        && let Some(blank) = line[from..start].find(' ')
    {
        from += blank + 1;
    }
    if to < line.len()
        && let Some(blank) = line[end..to].rfind(' ')
    {
        to = end + blank;
    }
    (from, to.min(floor(line, from + MAX_LINE)))
}

/// The nearest character border at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|n| text.is_char_boundary(*n)).unwrap_or(0)
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let inner = self.text.read_span(span, before, after)?;
        // The library asks for the place itself without any context.
        let column = if before + after == 0 {
            self.column
        } else {
            inner.column()
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            inner.data(),
            *inner.span(),
            inner.line() + self.line - 1,
            column,
            inner.line_count(),
        )))
    }
}
