//! Where the cells of a table stand, with cells that span rows and columns.

use super::block::CellPlace;

/// Columns from here on are counted without looking for cells that reach down from earlier rows.
const MAX_COLUMNS: usize = 200;

/// A table whose cells come one after the other.
#[derive(Debug)]
pub(super) struct Grid {
    table: u32,
    row: Option<u32>,
    /// The column of the cell that came last, and the one after it.
    column: usize,
    next: usize,
    /// For each column, how many of the rows to come are taken by a cell from above.
    taken: Vec<u32>,
}

impl Grid {
    /// The table of this number, still empty.
    pub(super) const fn new(table: u32) -> Self {
        Self {
            table,
            row: None,
            column: 0,
            next: 0,
            taken: Vec::new(),
        }
    }

    /// A row starts.
    pub(super) fn row(&mut self) {
        if self.row.is_some() {
            for taken in self.taken.iter_mut().skip(self.next) {
                *taken = taken.saturating_sub(1);
            }
        }
        self.row = Some(self.row.map_or(0, |r| r.saturating_add(1)));
        self.column = 0;
        self.next = 0;
    }

    /// A cell starts, which spans that many columns and rows.
    pub(super) fn cell(&mut self, [columns, rows]: [u32; 2]) {
        self.row.get_or_insert(0);
        while let Some(taken) = self.taken.get_mut(self.next).filter(|t| **t > 0) {
            *taken -= 1;
            self.next += 1;
        }
        self.column = self.next;
        self.next += columns.clamp(1, 1000) as usize;
        let end = self.next.min(MAX_COLUMNS);
        if rows > 1 || self.taken.len() > self.column {
            self.taken.resize(self.taken.len().max(end), 0);
            for taken in self.taken.iter_mut().take(end).skip(self.column) {
                *taken = rows.clamp(1, 65_534) - 1;
            }
        }
    }

    #[cfg(feature = "docx")]
    /// The last cell spans that many columns.
    pub(super) fn widen(&mut self, columns: u32) {
        self.next += columns.clamp(1, 1000) as usize - 1;
    }

    /// Where the last cell stands.
    pub(super) fn place(&self, header: bool) -> CellPlace {
        CellPlace {
            table: self.table,
            row: self.row.unwrap_or(0),
            column: u32::try_from(self.column).unwrap_or(u32::MAX),
            header,
        }
    }
}
