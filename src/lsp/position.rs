//! Bytes of a text, and the lines and characters that the protocol counts in.

use crate::span::Span;
use gen_lsp_types::{Position, PositionEncodingKind, Range};
use std::sync::atomic::{AtomicU64, Ordering};

/// What characters are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    #[default]
    Utf16,
    Utf32,
}

impl Encoding {
    /// The one that costs least of those that the client has; UTF-16 is what every client has.
    pub(super) fn negotiate(offered: &[PositionEncodingKind]) -> Self {
        if offered.contains(&PositionEncodingKind::UTF8) {
            Self::Utf8
        } else if offered.contains(&PositionEncodingKind::UTF32) && !offered.contains(&PositionEncodingKind::UTF16) {
            Self::Utf32
        } else {
            Self::Utf16
        }
    }

    pub(super) const fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    const fn units(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }

    /// How long a text is. Bytes are looked at instead of characters, since processors take many of them at once.
    fn len(self, text: &str) -> usize {
        let begins = |b: u8| usize::from(b & 0xC0 != 0x80);
        match self {
            Self::Utf8 => text.len(),
            // What takes four bytes takes two units.
            Self::Utf16 => text.bytes().map(|b| begins(b) + usize::from(b >= 0xF0)).sum(),
            Self::Utf32 => text.bytes().map(begins).sum(),
        }
    }
}

/// A text that does not change, with the places of its lines.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) text: String,
    starts: Vec<u32>,
    /// For each encoding a byte and the units of its line before it, from which counting goes on: places are mostly asked for in order.
    last: [AtomicU64; 3],
}

impl Page {
    pub(super) fn new(text: String) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (n, b) in bytes.iter().enumerate() {
            // A line ends with LF, CR LF, or CR alone.
            if *b == b'\n' || *b == b'\r' && bytes.get(n + 1) != Some(&b'\n') {
                starts.push(u32::try_from(n + 1).unwrap_or(u32::MAX));
            }
        }
        Self {
            text,
            starts,
            last: Default::default(),
        }
    }

    /// The place of a byte; that of the text's end for one behind it.
    pub(super) fn position(&self, byte: u32, encoding: Encoding) -> Position {
        let mut at = (byte as usize).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let line = self.starts.partition_point(|s| *s as usize <= at).saturating_sub(1);
        let start = self.starts.get(line).map_or(0, |s| *s as usize);
        let next = self.starts.get(line + 1).map_or(usize::MAX, |s| *s as usize);
        let units = self.units(start..next, at, encoding);
        Position::new(
            u32::try_from(line).unwrap_or(u32::MAX),
            u32::try_from(units).unwrap_or(u32::MAX),
        )
    }

    /// How long a line is from its start to a byte, counted from the last place if that is nearer.
    fn units(&self, line: std::ops::Range<usize>, at: usize, encoding: Encoding) -> usize {
        let last = &self.last[encoding as usize];
        let known = last.load(Ordering::Relaxed);
        let (from, before) = ((known >> 32) as usize, (known & u64::from(u32::MAX)) as usize);
        let len = |part: std::ops::Range<usize>| encoding.len(self.text.get(part).unwrap_or(""));
        let units = if !line.contains(&from) || from.abs_diff(at) > at - line.start {
            len(line.start..at)
        } else if from <= at {
            before + len(from..at)
        } else {
            before.saturating_sub(len(at..from))
        };
        last.store((at as u64) << 32 | units as u64, Ordering::Relaxed);
        units
    }

    pub(super) fn range(&self, span: Span, encoding: Encoding) -> Range {
        Range::new(
            self.position(span.start, encoding),
            self.position(span.end.max(span.start), encoding),
        )
    }

    /// The byte of a place. A character behind its line is the line's end, as the protocol has it; a line that the text
    /// does not have is no place.
    pub(super) fn byte(&self, at: Position, encoding: Encoding) -> Option<usize> {
        let line = self.line(at.line as usize)?;
        let (mut units, wanted) = (0, at.character as usize);
        let text = self.text.get(line.clone())?;
        for (n, c) in text.char_indices() {
            // A place in the midst of a character is before it.
            if units + encoding.units(c) > wanted {
                return Some(line.start + n);
            }
            units += encoding.units(c);
        }
        Some(line.end)
    }

    /// The bytes of a range, as editors take it: a line that the text does not have is the text's end, and the range may be written
    /// from its end.
    pub(super) fn span(&self, range: Range, encoding: Encoding) -> Span {
        let [a, b] = [range.start, range.end].map(|p| self.byte(p, encoding).unwrap_or(self.text.len()));
        Span::new(a.min(b), a.max(b))
    }

    /// The bytes of a line without what ends it.
    pub(super) fn line(&self, line: usize) -> Option<std::ops::Range<usize>> {
        let start = *self.starts.get(line)? as usize;
        let end = self.starts.get(line + 1).map_or(self.text.len(), |e| *e as usize);
        let text = self.text.get(start..end)?;
        Some(start..start + text.trim_end_matches(['\r', '\n']).len())
    }

    /// The number of the line that holds a byte.
    pub(super) fn line_of(&self, byte: usize) -> usize {
        self.starts.partition_point(|s| *s as usize <= byte).saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_and_its_byte_are_one_another() {
        let page = Page::new("a€𝄞b\r\nsecond\rthird\n".to_owned());
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for (n, c) in page.text.char_indices().filter(|(_, c)| !matches!(c, '\r' | '\n')) {
                let at = page.position(u32::try_from(n).expect("small"), encoding);
                assert_eq!(page.byte(at, encoding), Some(n), "{c} {encoding:?}");
            }
        }
        // From its end too, and from anywhere to anywhere.
        for (n, m) in (0..=page.text.len()).flat_map(|n| (0..=page.text.len()).map(move |m| (n, m))) {
            let again = Page::new(page.text.clone());
            let [n, m] = [n, m].map(|n| u32::try_from(n).expect("small"));
            page.position(m, Encoding::Utf16);
            let at = page.position(n, Encoding::Utf16);
            assert_eq!(at, again.position(n, Encoding::Utf16), "{m} then {n}");
        }
        let b = u32::try_from(page.text.find('b').expect("b")).expect("small");
        assert_eq!(page.position(b, Encoding::Utf8), Position::new(0, 8));
        assert_eq!(page.position(b, Encoding::Utf16), Position::new(0, 4));
        assert_eq!(page.position(b, Encoding::Utf32), Position::new(0, 3));
        assert_eq!(page.position(b + 3, Encoding::Utf8), Position::new(1, 0));
    }

    #[test]
    fn places_outside_are_the_ends_of_lines_or_none() {
        let page = Page::new("𝄞\nx".to_owned());
        assert_eq!(page.byte(Position::new(0, 99), Encoding::Utf16), Some(4));
        assert_eq!(page.byte(Position::new(0, 1), Encoding::Utf16), Some(0));
        assert_eq!(page.byte(Position::new(1, 9), Encoding::Utf16), Some(6));
        assert_eq!(page.byte(Position::new(2, 0), Encoding::Utf16), None);
        assert_eq!(page.byte(Position::new(u32::MAX, u32::MAX), Encoding::Utf8), None);
        assert_eq!(page.position(u32::MAX, Encoding::Utf8), Position::new(1, 1));
    }
}
