//! The ledger: every statement, mention, quotation and name of a file with its verdict and what it was held against.

use super::{Run, Style, clean, counted, lines};
use crate::check::Finding;
use crate::facts::FactBase;
use std::io::{self, Write};

pub(super) fn write(run: &Run, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    for f in &run.files {
        writeln!(
            out,
            "{}: {}",
            clean(&f.path),
            counted(f.findings.len(), "entry", "entries")
        )?;
        let places = lines(f);
        let rows: Vec<[String; 4]> = f
            .findings
            .iter()
            .map(|x| {
                let (line, column) = places.position(&f.text, x.span.start);
                [
                    format!("{line}:{column}"),
                    shorten(x.span.of(&f.text), 32),
                    x.verdict.name().to_owned(),
                    against(&run.base, x),
                ]
            })
            .collect();
        let width = |n: usize| rows.iter().map(|r| r[n].chars().count()).max().unwrap_or(0);
        let (a, b, c) = (width(0), width(1), width(2));
        let last = style.width.saturating_sub(a + b + c + 8).max(20);
        for r in &rows {
            let tail = shorten(&r[3], last);
            writeln!(out, "  {:>a$}  {:<b$}  {:<c$}  {tail}", r[0], r[1], r[2])?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// What an entry was held against, or why it was held against nothing.
fn against(base: &FactBase, f: &Finding) -> String {
    if let Some(n) = f.name {
        return base.full_name_id(n);
    }
    if f.is_linked()
        && let Some(e) = f.against.first()
    {
        return base.full_id(e.fact);
    }
    f.detail
        .as_ref()
        .map_or_else(|| "-".to_owned(), |d| clean(&d.message).into_owned())
}

/// A text on one line, cut to so many characters.
fn shorten(text: &str, most: usize) -> String {
    let text = clean(text);
    let flat: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= most {
        return flat;
    }
    let mut cut: String = flat.chars().take(most.saturating_sub(1)).collect();
    cut.push('…');
    cut
}
