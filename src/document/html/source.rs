//! HTML that was taken out of a file, and the way back.

use std::ops::Range;

/// A piece of HTML and where each part of it stands in the file.
#[derive(Clone, Copy)]
pub(in crate::document) struct Source<'a> {
    pub(super) text: &'a str,
    /// The first bytes of pieces in the text and in the file. Pieces meet at line breaks only.
    pieces: &'a [(usize, usize)],
    base: usize,
}

impl<'a> Source<'a> {
    /// HTML that stands in the file as it is, from this byte on.
    pub(in crate::document) fn whole(text: &'a str, base: usize) -> Self {
        Self {
            text,
            pieces: &[],
            base,
        }
    }

    /// HTML of several lines, out of which the marks of a quotation or list were taken.
    pub(in crate::document) fn pieces(text: &'a str, pieces: &'a [(usize, usize)]) -> Self {
        Self { text, pieces, base: 0 }
    }

    /// The file's byte behind a byte of the text.
    pub(super) fn file(self, at: usize) -> usize {
        let n = self.pieces.partition_point(|p| p.0 <= at);
        match n.checked_sub(1).and_then(|n| self.pieces.get(n)) {
            Some((text, file)) => file + (at - text),
            None => self.base + at,
        }
    }

    /// The file's bytes behind bytes of the text.
    pub(super) fn span(self, range: &Range<usize>) -> Range<usize> {
        let start = self.file(range.start);
        let end = if range.is_empty() {
            start
        } else {
            self.file(range.end - 1) + 1
        };
        start..end.max(start)
    }
}
