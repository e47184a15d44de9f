//! Bytes of a text, and the lines and characters that the protocol counts in.

use crate::span::Span;
use gen_lsp_types::{Position, PositionEncodingKind, Range};

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
        Self { text, starts }
    }

    /// The place of a byte; that of the text's end for one behind it.
    pub(super) fn position(&self, byte: u32, encoding: Encoding) -> Position {
        let mut at = (byte as usize).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let line = self.starts.partition_point(|s| *s as usize <= at).saturating_sub(1);
        let start = self.starts.get(line).map_or(0, |s| *s as usize);
        let head = self.text.get(start..at).unwrap_or("");
        let units = encoding.len(head);
        Position::new(
            u32::try_from(line).unwrap_or(u32::MAX),
            u32::try_from(units).unwrap_or(u32::MAX),
        )
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

    pub(super) fn span(&self, range: Range, encoding: Encoding) -> Option<Span> {
        let (start, end) = (self.byte(range.start, encoding)?, self.byte(range.end, encoding)?);
        (start <= end).then(|| Span::new(start, end))
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
