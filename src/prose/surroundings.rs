//! What surrounds a sentence and may tell what its figures are of: the headings above, the sentence before, and in a table
//! the headings of the row and the column.

use super::kinds::{self, Kind};
use super::link::{CellHead, Linker, Surroundings};
use super::scan;
use super::tokens::{StemId, Token};
use crate::document::{Block, BlockKind, CellPlace, Document};
use crate::value::{Context, Data, Days, Hint, Precision, read};
use rustc_hash::{FxHashMap, FxHashSet};

/// The heading of a table's column or row.
#[derive(Clone, Debug, Default)]
struct Head {
    stems: Vec<StemId>,
    /// Whether it says more than that figures follow.
    telling: bool,
    unknown: bool,
    /// Whether it says that the figures are planned or of another time.
    modal: bool,
    /// The period that it names, where it names one.
    days: Option<Days>,
}

/// Follows a document from block to block.
#[derive(Debug)]
pub struct Around {
    now: Surroundings,
    /// The headings above, by level.
    headings: Vec<(u8, Vec<StemId>)>,
    /// The words of the sentence before the one that is looked at.
    previous: Option<Vec<Token>>,
    columns: FxHashMap<(u32, u32), Head>,
    rows: FxHashMap<(u32, u32), Head>,
    /// What stands behind a row's first cell, where that is nothing but a figure: `| 15 May 2024 | Auction |`.
    behind: FxHashMap<(u32, u32), Head>,
    /// What kinds of figures stand in a row, by column.
    kinds: FxHashMap<(u32, u32), Vec<(u32, Kind)>>,
    /// The latest period among the column headings, and among the row headings, of each table.
    latest: FxHashMap<(u32, bool), i32>,
    /// Tables some of whose columns, or rows, name no period: what does is told beside what is of now.
    undated: FxHashSet<(u32, bool)>,
    today: Option<i32>,
}

impl Around {
    /// Reads the headings of a document's tables.
    #[must_use]
    pub fn new(doc: &Document, linker: &mut Linker<'_>, ctx: &Context) -> Self {
        let mut out = Self {
            now: Surroundings::default(),
            headings: Vec::new(),
            previous: None,
            columns: FxHashMap::default(),
            rows: FxHashMap::default(),
            behind: FxHashMap::default(),
            kinds: FxHashMap::default(),
            latest: FxHashMap::default(),
            undated: FxHashSet::default(),
            today: ctx.dateline.and_then(|d| Days::day(d).start),
        };
        if linker.is_idle() {
            return out;
        }
        for b in &doc.blocks {
            let BlockKind::Cell(c) = b.kind else { continue };
            if c.row > 0
                && c.column > 0
                && let Some(kind) = scan(&b.text, ctx).first().and_then(|m| kinds::of(&m.data))
            {
                out.kinds.entry((c.table, c.row)).or_default().push((c.column, kind));
            }
            let first = c.row > 0 && c.column == 0;
            if first && is_figure(&b.text, ctx) {
                out.behind.insert((c.table, c.row), Head::default());
            }
            let told = c.row > 0 && c.column == 1 && out.behind.contains_key(&(c.table, c.row));
            if !(c.row == 0 || c.column == 0 || c.header || told) {
                continue;
            }
            let head = Head {
                stems: linker.stems(&b.text),
                telling: tells(&b.text),
                unknown: linker.has_unknown(&b.text),
                modal: super::contradict::is_modal(&b.text),
                days: period(&b.text, ctx),
            };
            if told && !c.header {
                if scan(&b.text, ctx).is_empty() {
                    out.behind.insert((c.table, c.row), head);
                }
                continue;
            }
            let is_column = c.row == 0;
            if head.days.is_none() && !b.text.trim().is_empty() && (c.row > 0) != (c.column > 0) {
                out.undated.insert((c.table, is_column));
            }
            if let Some(start) = head.days.and_then(|d| d.start) {
                let latest = out.latest.entry((c.table, is_column)).or_insert(start);
                *latest = (*latest).max(start);
            }
            if is_column {
                out.columns.insert((c.table, c.column), head);
            } else {
                out.rows.insert((c.table, c.row), head);
            }
        }
        out
    }

    /// Enters a block. A heading replaces those of its level and below once it is left.
    pub fn enter(&mut self, block: &Block, values: bool) {
        self.previous = None;
        self.now.previous.clear();
        if !values {
            return;
        }
        // The title names the whole story, and is evidence for none of its figures.
        let below = self.headings.iter().filter(|(l, _)| *l > 1);
        self.now.heading = below.flat_map(|(_, s)| s.iter().copied()).collect();
        self.now.cell.clear();
        self.now.cell_heads.clear();
        self.now.cell_date.clear();
        self.now.cell_period = false;
        if let BlockKind::Cell(c) = block.kind {
            self.cell(c);
        }
    }

    /// Whether no other cell of the row holds a figure of the same kind.
    fn is_only(&self, c: CellPlace) -> bool {
        let Some(kinds) = self.kinds.get(&(c.table, c.row)) else {
            return true;
        };
        let own = kinds.iter().find(|(n, _)| *n == c.column).map(|(_, k)| *k);
        !kinds.iter().any(|(n, k)| *n != c.column && Some(*k) == own)
    }

    /// The words that head the row's other figures of this kind.
    fn beside(&self, c: CellPlace) -> Vec<Vec<StemId>> {
        let kinds = self.kinds.get(&(c.table, c.row)).map_or(&[][..], Vec::as_slice);
        let own = kinds.iter().find(|(n, _)| *n == c.column).map(|(_, k)| *k);
        let others = kinds.iter().filter(|(n, k)| *n != c.column && Some(*k) == own);
        others
            .filter_map(|(n, _)| Some(self.columns.get(&(c.table, *n))?.stems.clone()))
            .collect()
    }

    fn cell(&mut self, c: CellPlace) {
        let column = self.columns.get(&(c.table, c.column)).filter(|_| c.row > 0);
        let row = if c.column > 0 {
            self.rows.get(&(c.table, c.row))
        } else {
            self.behind.get(&(c.table, c.row)).filter(|h| h.telling)
        };
        for (head, is_column) in [(column, true), (row, false)] {
            let Some(h) = head else { continue };
            self.now.cell.extend(h.stems.iter().copied());
            let over = h
                .days
                .and_then(|d| d.end)
                .zip(self.today)
                .is_some_and(|(end, today)| end < today);
            // `Flu shots given, 2024`, where the column says no more than that figures follow
            let alone = !is_column && column.is_none_or(|c| !c.telling) && (h.unknown || !h.stems.is_empty());
            if h.telling && (h.days.is_none() || alone) {
                self.now.cell_heads.push(CellHead {
                    stems: h.stems.clone(),
                    column: is_column,
                    unknown: h.unknown,
                    only: self.is_only(c),
                    beside: if is_column { self.beside(c) } else { Vec::new() },
                    modal: h.modal,
                    past: over,
                });
            }
            if let Some(days) = h.days {
                self.now.cell_date.extend(h.stems.iter().copied());
                let latest = self.latest.get(&(c.table, is_column)).copied();
                let beside = self.undated.contains(&(c.table, is_column));
                self.now.cell_period |= days.start < latest || is_column && beside && over;
            }
        }
    }

    /// Leaves a block.
    pub fn leave(&mut self, linker: &mut Linker<'_>, block: &Block) {
        if let BlockKind::Heading(level) = block.kind {
            while self.headings.last().is_some_and(|(l, _)| *l >= level) {
                self.headings.pop();
            }
            let stems = linker.stems(&block.text);
            self.headings.push((level, stems));
        }
    }

    /// Before a sentence with values is looked at: the one before it is read.
    pub fn before(&mut self, linker: &Linker<'_>, text: &str) {
        let previous = self.previous.as_deref().unwrap_or_default();
        self.now.previous = previous.iter().filter(|t| !t.stop).filter_map(|t| t.stem).collect();
        self.now.foreign = linker.foreign(text, previous);
    }

    /// After a sentence of these words.
    pub(crate) fn after(&mut self, sentence: Vec<Token>) {
        self.previous = Some(sentence);
    }

    /// What surrounds the sentence.
    #[must_use]
    pub const fn surroundings(&self) -> &Surroundings {
        &self.now
    }
}

/// Whether a cell is nothing but a figure.
fn is_figure(text: &str, ctx: &Context) -> bool {
    let all = scan(text, ctx);
    let whole = |m: &super::Mention| {
        text[m.full_end as usize..].trim().is_empty() && text[..m.full_start as usize].trim().is_empty()
    };
    all.first().is_some_and(whole)
}

/// The year, quarter or month that a heading of a table names.
fn period(text: &str, ctx: &Context) -> Option<Days> {
    let named = scan(text, ctx).iter().find_map(|m| match &m.data {
        Data::Date(d) if d.precision >= Precision::Month => d.days(),
        _ => None,
    });
    // `September` and `A year earlier` are dates where nothing else stands there.
    named.or_else(|| read(text.trim(), ctx, Hint::Date).ok()?.date()?.days())
}

/// Whether a heading of a table says more than that figures follow.
fn tells(text: &str) -> bool {
    const PLAIN: &[&str] = &[
        "amount",
        "value",
        "figure",
        "figures",
        "result",
        "results",
        "total",
        "number",
        "count",
        "now",
        "current",
        "latest",
        "actual",
        "final",
        "reported",
        "million",
        "billion",
        "thousand",
        "percent",
        "people",
        "units",
        "unit",
        "quantity",
        "official",
        "confirmed",
        "sum",
        "details",
        "detail",
        "how",
        "much",
        "many",
        "what",
        "fact",
    ];
    super::index::content_words(text)
        .iter()
        .any(|w| w.chars().all(char::is_alphabetic) && !PLAIN.contains(&w.as_str()) && w.len() > 1)
}
