//! Which elements of HTML stand open, and so what kind of block a text is.

use super::tags::Class;
use crate::document::block::{BlockKind, CellPlace};
use crate::document::grid::Grid;

/// Deeper elements do not count: their text is read as the last one's that does.
const MAX_DEPTH: usize = 256;

/// The open elements that tell what a block is.
#[derive(Default)]
pub(super) struct Outline {
    open: Vec<Class>,
    /// One for each open table.
    grids: Vec<Grid>,
}

impl Outline {
    /// What a text at this place is; `None` outside every element that tells.
    pub(super) fn kind(&self) -> Option<BlockKind> {
        self.open.iter().rev().find_map(|class| match class {
            Class::Heading(level) => Some(BlockKind::Heading(*level)),
            Class::Item => Some(BlockKind::Item),
            Class::Quote => Some(BlockKind::Quote),
            Class::Caption => Some(BlockKind::Caption),
            Class::Cell(header) => self.place(*header).map(BlockKind::Cell),
            _ => None,
        })
    }

    /// Whether this is the head of a page or article.
    pub(super) fn in_header(&self) -> bool {
        self.open.contains(&Class::Header)
    }

    fn place(&self, header: bool) -> Option<CellPlace> {
        let header = header || self.open.contains(&Class::TableHead);
        self.grids.last().map(|g| g.place(header))
    }

    /// An element starts; `spans` are its columns and rows, and `number` counts tables.
    pub(super) fn start(&mut self, class: Class, name: &str, spans: [u32; 2], number: impl FnOnce() -> u32) {
        // What an element without end tag leaves open is closed by the next of its kind, but not across what holds them.
        let inner = |c: Class| matches!(c, Class::Cell(_) | Class::Caption);
        let part = matches!(name, "tbody" | "tfoot") || class == Class::TableHead;
        match class {
            Class::Item => self.close_within(Class::List, |c| c == Class::Item),
            // Outside a table these mean nothing.
            Class::Row | Class::Cell(_) | Class::TableHead if self.grids.is_empty() => return,
            Class::Cell(_) => self.close_within(Class::Table, inner),
            Class::Row => self.close_within(Class::Table, |c| inner(c) || c == Class::Row),
            _ if part => {
                self.close_within(Class::Table, |c| inner(c) || matches!(c, Class::Row | Class::TableHead));
            }
            _ => {}
        }
        let closes_heading = match class {
            Class::Heading(_) | Class::List | Class::Table | Class::Quote | Class::Header => true,
            Class::Block => matches!(name, "p" | "section" | "article" | "main" | "footer" | "nav" | "aside"),
            _ => false,
        };
        if closes_heading && matches!(self.open.last(), Some(Class::Heading(_))) {
            self.open.pop();
        }
        if class == Class::Block || class == Class::Rule || self.open.len() >= MAX_DEPTH {
            return;
        }
        match class {
            Class::Table => self.grids.push(Grid::new(number())),
            Class::Row => self.grid(Grid::row),
            Class::Cell(_) => self.grid(|g| g.cell(spans)),
            _ => {}
        }
        self.open.push(class);
    }

    /// An element ends. An end without a start does nothing.
    pub(super) fn end(&mut self, class: Class) {
        let same = |c: &Class| std::mem::discriminant(c) == std::mem::discriminant(&class);
        // No end tag reaches out of the table that it stands in.
        let inner = self.open.iter().rposition(|c| *c == Class::Table).unwrap_or(0);
        let from = if class == Class::Table { 0 } else { inner };
        if let Some(n) = self.open.iter().skip(from).rposition(same) {
            self.cut(from + n);
        }
    }

    /// Closes the outermost element that `ends` says, inside the innermost `holder`.
    fn close_within(&mut self, holder: Class, ends: impl Fn(Class) -> bool) {
        let from = self.open.iter().rposition(|c| *c == holder || *c == Class::Table);
        let from = from.map_or(0, |n| n + 1);
        if let Some(n) = self.open.iter().skip(from).position(|c| ends(*c)) {
            self.cut(from + n);
        }
    }

    fn cut(&mut self, len: usize) {
        let tables = self.open.iter().skip(len).filter(|c| **c == Class::Table).count();
        self.grids.truncate(self.grids.len().saturating_sub(tables));
        self.open.truncate(len);
    }

    fn grid(&mut self, change: impl FnOnce(&mut Grid)) {
        if let Some(grid) = self.grids.last_mut() {
            change(grid);
        }
    }
}
