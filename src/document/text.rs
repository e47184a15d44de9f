//! Plain text: paragraphs stand between blank lines, or each is a line; items and headings are told by their looks.

use super::Document;
use super::block::BlockKind;
use super::writer::Writer;
use std::ops::Range;

/// Longer lines, in characters, were not wrapped by hand.
const MAX_WRAPPED: usize = 120;
/// Shorter texts than this were not wrapped either.
const MIN_WRAPPED: usize = 50;
/// A heading has no more characters.
const MAX_HEADING: usize = 100;

/// Reads a draft in plain text.
pub(super) fn read(text: &str) -> Document {
    let lines = lines(text);
    let paragraphs = paragraphs(text, &lines);
    let mut writer = Writer::default();
    for (n, p) in paragraphs.iter().enumerate() {
        let around = [n.checked_sub(1), n.checked_add(1)].map(|n| paragraphs.get(n?));
        let kind = if p.item {
            BlockKind::Item
        } else if is_heading(text, &lines, p, around) {
            BlockKind::Heading(2)
        } else {
            BlockKind::Paragraph
        };
        let mut end = None;
        for line in &lines[p.lines.clone()] {
            if let Some(end) = end {
                writer.blank(end, line.start - end);
            }
            writer.copy(&text[line.start..line.end], line.start);
            end = Some(line.end);
        }
        writer.flush(kind);
    }
    writer.finish(BlockKind::Paragraph)
}

/// A line that is not blank, without the blanks around it and without the mark of an item.
struct Line {
    start: usize,
    end: usize,
    /// Its characters.
    width: usize,
    /// Whether it starts an item of a list.
    item: bool,
    /// Whether the line before it is blank.
    apart: bool,
}

struct Paragraph {
    lines: Range<usize>,
    item: bool,
    width: usize,
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 3 * usize::from(text.starts_with('\u{feff}'));
    let mut apart = false;
    while at < text.len() {
        let rest = &text[at..];
        let len = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let content = rest[..len].trim();
        if content.is_empty() {
            // The two characters of a line end of Windows are one.
            apart |= !(rest.starts_with('\n') && text[..at].ends_with('\r'));
        } else {
            let mark = mark(content);
            let start = at + rest[..len].len() - rest[..len].trim_start().len() + mark;
            lines.push(Line {
                start,
                end: start + content.len() - mark,
                width: content.chars().count(),
                item: mark > 0,
                apart,
            });
            apart = false;
        }
        at += len + 1;
    }
    lines
}

/// The bytes of the mark that an item of a list starts with.
fn mark(line: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mark = if (1..=3).contains(&digits) && line[digits..].starts_with(['.', ')']) {
        digits + 1
    } else {
        line.chars()
            .next()
            .filter(|c| matches!(c, '-' | '*' | '•' | '‣' | '◦' | '·'))
            .map_or(0, char::len_utf8)
    };
    let blank = line[mark..].len() - line[mark..].trim_start().len();
    if mark == 0 || blank == 0 { 0 } else { mark + blank }
}

fn paragraphs(text: &str, lines: &[Line]) -> Vec<Paragraph> {
    let blanks = lines.iter().skip(1).any(|l| l.apart);
    let widest = lines.iter().map(|l| l.width).max().unwrap_or(0);
    let open = lines.iter().filter(|l| !ends_sentence(&text[l.start..l.end])).count();
    let wrapped = (MIN_WRAPPED..=MAX_WRAPPED).contains(&widest) && (blanks || open > lines.len() / 2);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let joins = !line.item
            && !line.apart
            && n.checked_sub(1).and_then(|n| lines.get(n)).is_some_and(|before| {
                let (content, next) = (&text[before.start..before.end], &text[line.start..line.end]);
                let word = next.split_whitespace().next().unwrap_or("").chars().count();
                let full = wrapped && before.width + 1 + word > widest;
                (blanks && widest <= MAX_WRAPPED) || full || goes_on(content, before.width, next)
            });
        match paragraphs.last_mut() {
            Some(last) if joins => {
                last.lines.end = n + 1;
                last.width += line.width;
            }
            _ => paragraphs.push(Paragraph {
                lines: n..n + 1,
                item: line.item,
                width: line.width,
            }),
        }
    }
    paragraphs
}

/// Whether a sentence goes on from one line to the next.
fn goes_on(line: &str, width: usize, next: &str) -> bool {
    let small = next.chars().next().is_some_and(char::is_lowercase);
    !ends_sentence(line) && (small || line.ends_with([',', '-', '–', '—', '(']) || width > MAX_WRAPPED / 2)
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»'])
        .ends_with(['.', '!', '?', ':', ';', '…'])
}

/// A short line without a stop, between longer paragraphs.
fn is_heading(text: &str, lines: &[Line], p: &Paragraph, [before, after]: [Option<&Paragraph>; 2]) -> bool {
    let Some(line) = lines.get(p.lines.start).filter(|_| p.lines.len() == 1) else {
        return false;
    };
    p.width <= MAX_HEADING
        && !ends_sentence(&text[line.start..line.end])
        && !text[line.start..line.end].ends_with([',', '-', '–', '—'])
        && after.is_some_and(|a| a.width > p.width)
        && before.is_none_or(|b| b.width > p.width)
}
