//! Rows and columns of a table that are called its total.

use super::amount::{Kind, could_be_same, kind, softened, sum, widened};
use super::pieces::{Text, What};
use super::words::{NO_SUM, ROUNDED, Words};
use super::{Clash, Passage, Place, Why};
use crate::document::BlockKind;
use crate::value::{Decimal, Quantity};
use std::collections::BTreeMap;

#[derive(Default)]
struct Table<'t> {
    cells: BTreeMap<(u32, u32), (usize, &'t Text<'t>)>,
    rows: u32,
    columns: u32,
    /// Whether its figures are rounded, as far as its headings or a caption tell.
    soft: bool,
}

pub(super) fn find(passages: &[Passage<'_>], texts: &[Text<'_>], out: &mut Vec<Clash>) {
    let mut tables: BTreeMap<u32, Table<'_>> = BTreeMap::new();
    let (mut rounding, mut scaled) = (false, false);
    for (n, (p, t)) in passages.iter().zip(texts).enumerate() {
        if let BlockKind::Cell(c) = p.block.kind {
            let table = tables.entry(c.table).or_default();
            table.soft |= (c.row == 0 || c.column == 0) && (t.text.contains('%') || says(t, &ROUNDED));
            table.cells.insert((c.row, c.column), (n, t));
            table.rows = table.rows.max(c.row + 1);
            table.columns = table.columns.max(c.column + 1);
        } else {
            // `Figures may not add up because of rounding.`
            rounding |= t.holds(0..t.pieces.len(), &["rounding"]);
            scaled |= p.block.kind == BlockKind::Caption && says(t, &ROUNDED);
        }
    }
    if rounding {
        return;
    }
    for t in tables.values_mut() {
        t.soft |= scaled;
        // The lines of a table are walked once each; a cell that stands far out is hostile.
        if t.rows > 2_000 || t.columns > 60 || t.rows * t.columns > 40_000 {
            continue;
        }
        lines(t, false, out);
        lines(t, true, out);
    }
}

/// Checks the columns against the row that is called the total, or (`turned`) the rows against such a column.
fn lines(t: &Table<'_>, turned: bool, out: &mut Vec<Clash>) {
    let (long, wide) = if turned {
        (t.columns, t.rows)
    } else {
        (t.rows, t.columns)
    };
    let cell = |line: u32, n: u32| t.cells.get(&if turned { (line, n) } else { (n, line) });
    let head = |n: u32| cell(0, n).map_or("", |c| c.1.text.trim());
    let totals: Vec<u32> = (1..long).filter(|n| is_total(head(*n))).collect();
    let [total] = totals[..] else { return };
    // A line that is a part of another one would be counted twice.
    let nested = (1..long).any(|n| {
        let h = head(n);
        h.starts_with(['-', '–', '—', '•'])
            || [
                "subtotal",
                "sub-total",
                "of which",
                "including",
                "average",
                "mean",
                "median",
                "change",
            ]
            .iter()
            .any(|w| h.to_lowercase().contains(w))
    });
    if nested || (turned && (1..total).any(|n| refuses(cell(0, n)))) {
        return;
    }
    // Where the total is the last line but for notes, all before it are parts; where it is the first, all behind it.
    let parts: Vec<u32> = if total == 1 && long > 3 {
        (2..long).collect()
    } else {
        (1..total).collect()
    };
    let (mut wrong, mut right) = (Vec::new(), 0usize);
    for line in 1..wide {
        if !turned && refuses(cell(line, 0)) || turned && is_total(cell(line, 0).map_or("", |c| c.1.text.trim())) {
            continue;
        }
        match judge(t.soft, line, total, &parts, &cell) {
            Some(Ok(())) => right += 1,
            Some(Err(clash)) => wrong.push(clash),
            None => {}
        }
    }
    // Where most lines do not add up, the table is not one of sums.
    if wrong.len() <= right || (!turned && wrong.len() == 1) {
        out.extend(wrong);
    }
}

fn judge<'t>(
    soft: bool,
    line: u32,
    total: u32,
    parts: &[u32],
    cell: &impl Fn(u32, u32) -> Option<&'t (usize, &'t Text<'t>)>,
) -> Option<Result<(), Clash>> {
    let whole = cell(line, total).and_then(|c| figure(c.1).map(|(at, q)| (c.0, c.1, at, q)))?;
    let k = kind(whole.3)?;
    let loosened = if soft || k == Kind::Percent { softened } else { widened };
    let mut figures: Vec<Quantity> = Vec::new();
    let mut with = Vec::new();
    for n in parts {
        let Some(c) = cell(line, *n) else { continue };
        if matches!(c.1.text.trim(), "" | "-" | "–" | "—" | "0") {
            continue;
        }
        let (at, q) = figure(c.1)?;
        if kind(q) != Some(k) {
            return None;
        }
        figures.push(loosened(q));
        with.push(Place::of(c.0, c.1.mention(at)?));
    }
    if figures.len() < 2 {
        return None;
    }
    // Percentages add up to a hundred or are rates.
    if k == Kind::Percent
        && !could_be_same(
            whole.3,
            &Quantity {
                figure: crate::value::Figure::derived(crate::value::Interval::point(Decimal::ONE_HUNDRED), None),
                dim: crate::value::Dim::Percent,
                per: None,
            },
        )
    {
        return None;
    }
    let sum = sum(&figures, whole.3)?;
    if sum.figure.interval.meets(&loosened(whole.3).figure.interval) {
        return Some(Ok(()));
    }
    Some(Err(Clash {
        why: Why::Total { sum },
        at: Place::of(whole.0, whole.1.mention(whole.2)?),
        with,
    }))
}

/// The figure that a cell consists of.
fn figure<'t>(t: &'t Text<'t>) -> Option<(usize, &'t Quantity)> {
    let mut found = (0..t.pieces.len()).filter(|n| matches!(t.pieces[*n].what, What::Mention(_)));
    let (Some(at), None) = (found.next(), found.next()) else {
        return None;
    };
    let plain = t.pieces.iter().all(|p| !matches!(p.what, What::Word));
    t.quantity(at).filter(|_| plain).map(|q| (at, q))
}

fn is_total(head: &str) -> bool {
    let head = head.trim_end_matches([':', '.']);
    ["total", "totals", "grand total", "in total", "sum", "all"]
        .iter()
        .any(|w| head.eq_ignore_ascii_case(w))
}

fn says(t: &Text<'_>, words: &Words) -> bool {
    t.any(0..t.pieces.len(), words)
}

fn refuses(head: Option<&(usize, &Text<'_>)>) -> bool {
    head.is_some_and(|c| says(c.1, &NO_SUM))
}
