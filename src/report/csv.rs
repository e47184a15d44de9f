//! The checker's ledger: a row for every statement, mention, quotation and name.

use super::item::{Item, item};
use super::{Run, clean, lines};
use std::borrow::Cow;
use std::io::{self, Write};

const HEAD: [&str; 13] = [
    "file",
    "line",
    "column",
    "claim",
    "verdict",
    "rule",
    "severity",
    "fact",
    "expected",
    "source",
    "published",
    "locator",
    "note",
];

pub(super) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let mut csv = ::csv::Writer::from_writer(out);
    csv.write_record(HEAD)?;
    for f in &run.files {
        let places = lines(f);
        for finding in &f.findings {
            let row = row(&item(&run.base, f, &places, finding));
            csv.write_record(row.iter().map(|cell| guarded(cell).into_owned()))?;
        }
    }
    csv.flush()
}

fn row(i: &Item) -> [String; 13] {
    let own = |t: Option<&str>| t.unwrap_or_default().to_owned();
    // Several sources stand in one cell, in the same order in each column.
    let each = |get: fn(&super::item::Source) -> String| {
        let all: Vec<String> = i.sources.iter().map(get).collect();
        if all.iter().all(String::is_empty) {
            String::new()
        } else {
            all.join("; ")
        }
    };
    [
        i.file.to_owned(),
        i.line.to_string(),
        i.column.to_string(),
        i.text.to_owned(),
        i.verdict.to_owned(),
        own(i.rule),
        i.severity.to_owned(),
        i.fact.clone().unwrap_or_default(),
        own(i.expected),
        each(|s| match (s.title, s.publisher) {
            (Some(t), Some(p)) => format!("{t}, {p}"),
            (Some(t), None) => t.to_owned(),
            _ => s.id.to_owned(),
        }),
        each(|s| s.published.unwrap_or_default().to_owned()),
        each(|s| s.locator.unwrap_or_default().to_owned()),
        std::iter::once(i.message)
            .chain(i.notes.iter().map(String::as_str))
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
    ]
}

/// A spreadsheet works out a cell that begins like a formula; an apostrophe makes it text. The wide forms count too.
fn guarded(cell: &str) -> Cow<'_, str> {
    let text = clean(cell);
    let first = text.trim_start().chars().next();
    if first.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')) {
        Cow::Owned(format!("'{text}"))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn formulas_become_text() {
        assert_eq!(guarded("=1+1"), "'=1+1");
        assert_eq!(guarded("-5 %"), "'-5 %");
        assert_eq!(guarded(" @x"), "' @x");
        assert_eq!(guarded("\t+1"), "'\t+1");
        assert_eq!(guarded("5 - 4"), "5 - 4");
    }
}
