//! Places in a file.

use std::ops::Range;

/// Half-open bytes of the original file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// From `start` up to, but not, `end`. Files are bounded far below four gigabytes.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            start: clamp(start),
            end: clamp(end),
        }
    }

    /// The same bytes as a range.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The number of bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether it holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The text at this place, empty where it does not fit.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

/// Where the lines of a text begin, to turn bytes into lines and columns.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// Finds the line starts of a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let after = text
            .bytes()
            .enumerate()
            .filter(|(_, b)| *b == b'\n')
            .map(|(i, _)| u32::try_from(i + 1).unwrap_or(u32::MAX));
        Self {
            starts: std::iter::once(0).chain(after).collect(),
        }
    }

    /// The line and the column of a byte, both from 1, the column in characters.
    #[must_use]
    pub fn position(&self, text: &str, byte: u32) -> (usize, usize) {
        let line = self.starts.partition_point(|s| *s <= byte).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0) as usize;
        let head = text.get(start..byte as usize).unwrap_or("");
        (line, head.chars().filter(|c| *c != '\u{feff}').count() + 1)
    }

    /// The byte at which a line begins, counted from 1; the last line's for one that the text does not have.
    #[must_use]
    pub fn start(&self, line: usize) -> u32 {
        let last = self.starts.last().copied().unwrap_or(0);
        self.starts.get(line.saturating_sub(1)).copied().unwrap_or(last)
    }
}
