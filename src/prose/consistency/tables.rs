//! Rows and columns of a table that are called its total.

use super::amount::{Kind, could_be_same, kind, softened, sum, widened};
use super::pieces::{Text, What};
use super::words::{NO_SUM, ROUNDED, Words};
use super::{Clash, Place, Why};
use crate::document::{Block, BlockKind};
use crate::prose::{Mention, scan};
use crate::value::{Context, Decimal, Quantity};
use std::collections::BTreeMap;

/// The blocks of a table's cells, by row and column.
#[derive(Default)]
struct Outline {
    cells: BTreeMap<(u32, u32), usize>,
    rows: u32,
    columns: u32,
}

struct Table<'t> {
    cells: BTreeMap<(u32, u32), (usize, Text<'t, 't>)>,
    rows: u32,
    columns: u32,
    /// Whether its figures are rounded, as far as its headings or a caption tell.
    soft: bool,
}

/// Few tables have a total: the cells of the others are not looked at.
pub(super) fn find(blocks: &[Block], ctx: &Context, out: &mut Vec<Clash>) {
    let mut outlines: BTreeMap<u32, Outline> = BTreeMap::new();
    for (n, b) in blocks.iter().enumerate() {
        if let BlockKind::Cell(c) = b.kind {
            let table = outlines.entry(c.table).or_default();
            table.cells.insert((c.row, c.column), n);
            table.rows = table.rows.max(c.row + 1);
            table.columns = table.columns.max(c.column + 1);
        }
    }
    outlines.retain(|_, t| t.has_total(blocks));
    if outlines.is_empty() {
        return;
    }
    let mentions = |b: &Block| scan(&b.text, ctx);
    let others = || blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Cell(_)));
    let scaled = others()
        .filter(|b| b.kind == BlockKind::Caption)
        .any(|b| says(&Text::new(&b.text, &mentions(b)), &ROUNDED));
    let mut found = Vec::new();
    for outline in outlines.values() {
        let scanned: Vec<Vec<Mention>> = outline.cells.values().map(|n| mentions(&blocks[*n])).collect();
        let texts = outline.cells.iter().zip(&scanned);
        let cells: BTreeMap<_, _> = texts
            .map(|((at, n), m)| (*at, (*n, Text::new(&blocks[*n].text, m))))
            .collect();
        let rounded = |((row, column), (_, t)): (&(u32, u32), &(usize, Text<'_, '_>))| {
            (*row == 0 || *column == 0) && (t.text.contains('%') || says(t, &ROUNDED))
        };
        let table = Table {
            soft: scaled || cells.iter().any(rounded),
            cells,
            rows: outline.rows,
            columns: outline.columns,
        };
        lines(&table, false, &mut found);
        lines(&table, true, &mut found);
    }
    // `Figures may not add up because of rounding.`
    let rounding = |b: &Block| {
        let t = Text::around(&b.text, |_| None);
        b.text.to_ascii_lowercase().contains("rounding") && t.holds(0..t.pieces.len(), &["rounding"])
    };
    if !found.is_empty() && !others().any(rounding) {
        out.append(&mut found);
    }
}

impl Outline {
    /// Whether a row or a column is called the total.
    fn has_total(&self, blocks: &[Block]) -> bool {
        // The lines of a table are walked once each; a cell that stands far out is hostile.
        if self.rows > 2_000 || self.columns > 60 || self.rows * self.columns > 40_000 {
            return false;
        }
        let head = |row, column| self.cells.get(&(row, column)).map_or("", |n| blocks[*n].text.trim());
        (1..self.rows).any(|n| is_total(head(n, 0))) || (1..self.columns).any(|n| is_total(head(0, n)))
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
    cell: &impl Fn(u32, u32) -> Option<&'t (usize, Text<'t, 't>)>,
) -> Option<Result<(), Clash>> {
    let whole = cell(line, total).and_then(|c| figure(&c.1).map(|(at, q)| (c.0, &c.1, at, q)))?;
    let k = kind(whole.3)?;
    let loosened = if soft || k == Kind::Percent { softened } else { widened };
    let mut figures: Vec<Quantity> = Vec::new();
    let mut with = Vec::new();
    for n in parts {
        let Some(c) = cell(line, *n) else { continue };
        if matches!(c.1.text.trim(), "" | "-" | "–" | "—" | "0") {
            continue;
        }
        let (at, q) = figure(&c.1)?;
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
        figure: Some(whole.3.clone()),
        at: Place::of(whole.0, whole.1.mention(whole.2)?),
        with,
    }))
}

/// The figure that a cell consists of.
fn figure<'t>(t: &Text<'_, 't>) -> Option<(usize, &'t Quantity)> {
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

fn says(t: &Text<'_, '_>, words: &Words) -> bool {
    t.any(0..t.pieces.len(), words)
}

fn refuses(head: Option<&(usize, Text<'_, '_>)>) -> bool {
    head.is_some_and(|c| says(&c.1, &NO_SUM))
}
