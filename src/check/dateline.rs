//! The day a draft is of, where its text says so: `PORT ESTREL, November 5, 2025 —`, or a line that is a date or a byline.

use crate::document::{BlockKind, Document};
use crate::prose::scan;
use crate::value::{Context, Data, Precision};
use jiff::civil::Date;

/// How many blocks at the head of a draft may hold its dateline.
const HEAD: usize = 4;
/// The longest line that is a byline and no sentence, in bytes.
const BYLINE: usize = 90;

/// The day that the head of a draft writes as its own.
pub(super) fn of_text(doc: &Document, ctx: &Context) -> Option<Date> {
    doc.blocks.iter().take(HEAD).find_map(|b| {
        if !matches!(b.kind, BlockKind::Paragraph | BlockKind::Heading(_)) {
            return None;
        }
        let found = scan(b.text.get(..floor(&b.text, 160))?, ctx);
        let (m, day) = found.iter().find_map(|m| match &m.data {
            Data::Date(d) if d.precision == Precision::Day => Some((m, d.days()?.as_day()?)),
            _ => None,
        })?;
        let before = b.text.get(..m.start as usize)?.trim();
        let after = b.text.get(m.end as usize..)?.trim_start();
        // The year must be written: without one the day would count from itself.
        let written = b.text.get(m.start as usize..m.end as usize)?;
        let year = written.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4);
        let place = before.chars().filter(|c| c.is_uppercase()).count() > 2
            && !before.chars().any(|c| c.is_lowercase() || c.is_ascii_digit());
        let dash = after.starts_with(['-', '–', '—']);
        let line = b.text.len() <= BYLINE && (after.is_empty() && (before.is_empty() || before.starts_with("By ")));
        (year && (place && dash || line)).then_some(day)
    })
}

fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|n| text.is_char_boundary(*n)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Markup, read};

    fn dateline(text: &str) -> Option<String> {
        let (_, doc) = read(text.as_bytes(), Markup::Text).ok()?;
        of_text(&doc, &Context::default()).map(|d| d.to_string())
    }

    #[test]
    fn a_draft_may_say_its_own_day() {
        for (text, day) in [
            (
                "PORT ESTREL, November 5, 2025 — Prosecutors said so.",
                Some("2025-11-05"),
            ),
            ("LONDON (2 May 2025) - The bank said so.", None),
            (
                "Harbour fire\n\nBy a staff reporter, 2 May 2025\n\nThe fire is out.",
                Some("2025-05-02"),
            ),
            ("May 6, 2025\n\nThe jury spoke.", Some("2025-05-06")),
            ("The jury spoke on May 6, 2025 — a Tuesday.", None),
            ("LONDON — The bank said so on May 6, 2025.", None),
        ] {
            assert_eq!(dateline(text).as_deref(), day, "{text}");
        }
    }
}
