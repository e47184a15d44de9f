//! Front matter: the title, the day and the summary that stand before a Markdown draft.

use crate::document::block::BlockKind;
use crate::document::writer::Writer;
use std::ops::Range;

/// Reads the front matter that a text starts with, YAML between `---` or TOML between `+++`, and returns the byte after it:
/// `from` where there is none.
pub(super) fn read(text: &str, from: usize, writer: &mut Writer) -> usize {
    let Some((body, after)) = bounds(text, from) else {
        return from;
    };
    let toml = text[from..].starts_with("+++");
    let mut lines = Lines {
        text,
        at: body.start,
        end: body.end,
    }
    .peekable();
    let mut section = false;
    while let Some(line) = lines.next() {
        let content = &text[line.clone()];
        section |= toml && content.starts_with('[');
        let Some(split) = content.find(if toml { '=' } else { ':' }) else {
            continue;
        };
        let key = content[..split].trim_end().trim_matches(['"', '\'']);
        // What is indented belongs to the key before it.
        let own = line.start + split + 1..line.end;
        let more = std::iter::from_fn(|| lines.next_if(|l| !toml && goes_on(&text[l.clone()])));
        let parts: Vec<Range<usize>> = std::iter::once(own).chain(more).collect();
        if !section && !content.starts_with([' ', '\t', '-', '#']) {
            field(text, key, &parts, writer);
        }
    }
    after
}

fn goes_on(line: &str) -> bool {
    line.starts_with([' ', '\t']) || line.trim().is_empty()
}

/// The bytes between the fences, and the byte after the second.
fn bounds(text: &str, from: usize) -> Option<(Range<usize>, usize)> {
    let fence = ["---", "+++"].into_iter().find(|f| text[from..].starts_with(f))?;
    let is_fence = |line: &str| line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
    let mut lines = Lines {
        text,
        at: from,
        end: text.len(),
    };
    let first = lines.next()?;
    if text[first].trim_end() != fence {
        return None;
    }
    let start = lines.at;
    // A line across the page, and not front matter, has a blank line after it.
    let mut end = start;
    while let Some(line) = lines.next() {
        let content = &text[line.clone()];
        if is_fence(content) {
            return Some((start..end, lines.at));
        }
        if end == start && content.trim().is_empty() {
            return None;
        }
        end = lines.at;
    }
    None
}

fn field(text: &str, key: &str, parts: &[Range<usize>], writer: &mut Writer) {
    let kind = match key.to_ascii_lowercase().as_str() {
        "title" | "headline" => BlockKind::Heading(1),
        "description" | "summary" | "subtitle" | "subhead" | "subheading" | "dek" | "deck" | "excerpt"
        | "standfirst" | "abstract" | "lede" | "lead" => BlockKind::Paragraph,
        "dateline" => return day(text, parts, 0, writer),
        "published" | "published_at" | "publisheddate" | "publishdate" | "published_date" | "pubdate" => {
            return day(text, parts, 1, writer);
        }
        "date" => return day(text, parts, 2, writer),
        _ => return,
    };
    for part in scalar(text, parts) {
        writer.blank(part.start.saturating_sub(1), 1);
        copy(text, part, writer);
    }
    writer.flush(kind);
}

fn day(text: &str, parts: &[Range<usize>], rank: u8, writer: &mut Writer) {
    if let Some(part) = scalar(text, parts).into_iter().next() {
        writer.dateline(&text[part], rank);
    }
}

/// The lines of a value without quotation marks, block marks and comments.
fn scalar(text: &str, parts: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut kept: Vec<Range<usize>> = parts.iter().map(|p| trim(text, p.clone())).collect();
    let first = kept.first().map_or("", |p| &text[p.clone()]);
    if first.starts_with(['|', '>']) {
        kept.remove(0);
    } else if let Some(quote) = first.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        // The value ends at the next such mark that is not escaped, on whichever line.
        for n in 0..kept.len() {
            let start = kept[n].start + usize::from(n == 0);
            let line = &text[start..kept[n].end];
            kept[n].start = start;
            if let Some(end) = closing(line, quote) {
                kept[n].end = start + end;
                kept.truncate(n + 1);
                break;
            }
        }
    } else {
        for part in &mut kept {
            let content = &text[part.clone()];
            let comment = if content.starts_with('#') {
                Some(0)
            } else {
                content.find(" #")
            };
            part.end = comment.map_or(part.end, |n| part.start + n);
        }
    }
    kept.into_iter()
        .map(|p| trim(text, p))
        .filter(|p| !p.is_empty())
        .collect()
}

fn trim(text: &str, part: Range<usize>) -> Range<usize> {
    let content = &text[part.clone()];
    let start = part.end - content.trim_start().len();
    start..(part.start + content.trim_end().len()).max(start)
}

fn closing(line: &str, quote: char) -> Option<usize> {
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && quote == '"' {
            chars.next();
        } else if c == quote && chars.next_if(|(_, next)| quote == '\'' && *next == '\'').is_none() {
            return Some(at);
        }
    }
    None
}

/// Copies a line of a value; an escaped quotation mark is one.
fn copy(text: &str, part: Range<usize>, writer: &mut Writer) {
    let mut at = part.start;
    while at < part.end {
        let rest = &text[at..part.end];
        let escape = ["\\\"", "''"]
            .iter()
            .filter_map(|e| rest.find(e))
            .min()
            .unwrap_or(rest.len());
        writer.copy(&rest[..escape], at);
        at += escape;
        if at < part.end {
            writer.replace(&text[at + 1..at + 2], at, 2);
            at += 2;
        }
    }
}

/// The lines of a part of a text, without their ends.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..self.end).filter(|r| !r.is_empty())?;
        let start = self.at;
        let len = rest.find('\n').unwrap_or(rest.len());
        self.at = (start + len + 1).min(self.end);
        Some(start..start + rest[..len].trim_end_matches('\r').len())
    }
}
